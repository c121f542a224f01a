import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../../support/browser.ts';
import { asMember, sendUse, setUp } from '../../support/studio-data.ts';
import { complaintsOf, openStudioPage } from '../../support/studio-page.ts';
import { type StudioServer, startStudioServer } from '../../support/studio-server.ts';

/* What leaders read on a screen, on a phone and on paper. */

let server: StudioServer;
let browser: Browser;
let page: Page;
let complaints: string[];
let reviewId: string;

beforeAll(async () => {
  server = await startStudioServer();
  browser = await launchBrowser();
  page = await (await browser.newContext({ locale: 'en-US', colorScheme: 'dark' })).newPage();
  complaints = complaintsOf(page);
  const member = asMember(page, server.url);
  await sendUse(page, server.url, await setUp(member));
  const days = { startsOn: '2026-01-01', endsOn: '2026-03-31', locale: 'en' };
  reviewId = (await member('POST', '/accounts/acme/reviews', days)).id;
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
  expect(complaints).toEqual([]);
});

/** What answers of the server say besides. */
const add = (address: RegExp, more: object) =>
  page.route(new RegExp(`/api/v1${address.source}`), async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, json: { ...(await response.json()), ...more } });
  });
const open = (path: string) => openStudioPage(page, server.url + path);

test('how satisfied people are with each module goes out as a file', async () => {
  await add(/\/nps\?/, { satisfaction: [{ module: 'Orders', n: 12, satisfied: 9, mean: 4.1 }] });
  await open('/nps?wave=2026-H1');
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: /^Export .*module/ }).click();
  const lines = (await readFile(await (await saved).path(), 'utf8')).trimEnd().split('\n');
  expect(lines.slice(1)).toEqual(['Orders,0.75,4.1,12']);
  await page.unrouteAll();
});

test('paper is white, whatever the screen is', async () => {
  await open('/company');
  const ground = () =>
    page
      .locator('.stat')
      .first()
      .evaluate((tile) => getComputedStyle(tile).backgroundColor);
  expect(await ground()).not.toBe('rgb(255, 255, 255)');
  await page.emulateMedia({ media: 'print' });
  expect(await ground()).toBe('rgb(255, 255, 255)');
  await page.emulateMedia({ media: 'screen' });
});

test('on a phone nothing of a review, nor of the company, goes on beyond its edge', async () => {
  await page.setViewportSize({ width: 390, height: 844 });
  const modules = [{ id: 1, name: 'Administration', featuresUsed: 10, featuresAvailable: 10, users: 1234 }];
  await add(/\/reviews\//, {
    modules: modules.map((module) => ({ ...module, uses: 12_345, usesBefore: 10_000 })),
  });
  await add(/\/company/, {
    retention: Array.from({ length: 13 }, (_, week) => ({
      ...{ startsOn: `2026-08-${10 + week}`, users: 100 },
      active: Array.from({ length: 13 - week }, () => 100),
    })),
  });
  for (const path of ['/company', `/reviews/${reviewId}`]) {
    await open(path);
    await page
      .getByText(path === '/company' ? '100%' : '12,345')
      .first()
      .waitFor();
    const wider = await page.locator('main *').evaluateAll((all) =>
      all
        .filter((each) => each.scrollWidth > each.clientWidth + 1)
        .filter((each) => ['auto', 'scroll'].includes(getComputedStyle(each).overflowX))
        .map((each) => each.className),
    );
    expect(wider, path).toEqual([]);
  }
  await page.unrouteAll();
});

test('a text of a review is as high as its words, also while they are written and when the screen is turned', async () => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(`/reviews/${reviewId}`);
  const field = page.getByRole('textbox', { name: 'Edit: In short' });
  await field.fill(Array.from({ length: 9 }, (_, line) => `${line} `.repeat(30)).join('\n'));
  const room = () => field.evaluate((each) => each.clientHeight - each.scrollHeight);
  const height = () => field.evaluate((each) => each.clientHeight);
  expect(await room()).toBe(0);
  const narrow = await height();
  await page.setViewportSize({ width: 844, height: 390 });
  expect(await room()).toBe(0);
  expect(await height()).toBeLessThan(narrow);
  await field.fill('Short');
  expect(await height()).toBeLessThan(100);
});
