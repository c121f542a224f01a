import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readingFaults } from '../../support/axe.ts';
import { launchBrowser } from '../../support/browser.ts';
import { buildEvent } from '../../support/build-event.ts';
import { asMember, sendEvents, setUp } from '../../support/studio-data.ts';
import { type StudioServer, startStudioServer } from '../../support/studio-server.ts';

/** Whoever has just set Cairn up is led on by the home page, step by step, until they have had enough of it. */
let server: StudioServer;
let browser: Browser;
let page: Page;
let key: string;

beforeAll(async () => {
  server = await startStudioServer();
  browser = await launchBrowser();
  const context = await browser.newContext({ locale: 'en-US', viewport: { width: 1280, height: 900 } });
  page = await context.newPage();
  key = await setUp(asMember(page, server.url));
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const card = () => page.locator('.card', { has: page.getByRole('heading', { name: 'First steps' }) });
const home = async () => {
  await page.goto(server.url);
  await page.getByRole('heading', { name: 'Home' }).waitFor();
};

test('what is next stands out, what is done is ticked, and each step leads to where it is taken', async () => {
  await home();
  await card().getByText('0 of 5 done').waitFor();
  expect(await readingFaults(page)).toEqual([]);
  await card().getByRole('link', { name: 'Install' }).click();
  await page.getByRole('heading', { name: 'Add the tag' }).waitFor();

  await page.goto(`${server.url}/company`);
  await page.getByRole('heading', { name: 'Nothing to tell yet' }).waitFor();
  expect(await readingFaults(page)).toEqual([]);

  await sendEvents(page, server.url, key, [buildEvent(new Date(), { userId: 'u1', accountId: 'acme' })]);
  await home();
  await card().getByText('2 of 5 done').waitFor();
  await card().getByRole('link', { name: 'Name features' }).click();
  await page.getByRole('tab', { name: /Unnamed clicks/, selected: true }).waitFor();
  await page.goto(`${server.url}/company`);
  await page.getByText('Forecast of renewals').waitFor();
});

test('put away, they stay away in this browser', async () => {
  await home();
  await card()
    .getByRole('button', { name: /show the first steps any more/ })
    .click();
  await card().waitFor({ state: 'detached' });
  await home();
  await page.getByRole('heading', { name: 'Daily active users' }).waitFor();
  expect(await card().count()).toBe(0);
});
