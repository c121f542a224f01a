import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { newLocalId } from '../../../shared/draft/new-local-id.ts';
import { newGuideContent } from '../../../shared/draft/starters.ts';
import { readingFaults } from '../../support/axe.ts';
import { launchBrowser } from '../../support/browser.ts';
import { buildEvent } from '../../support/build-event.ts';
import { asMember, buildScore, publishSurvey, sendEvents, setUp } from '../../support/studio-data.ts';
import { complaintsOf, openStudioPage } from '../../support/studio-page.ts';
import { type StudioServer, startStudioServer } from '../../support/studio-server.ts';

/* Who is behind a number is searched, sorted and exported, and the list can be shared as a link. */

let server: StudioServer;
let browser: Browser;
let page: Page;
let complaints: string[];
let member: ReturnType<typeof asMember>;
let surveyId: string;
let key: string;

const names = ['=Evil()', 'Ann', 'Bo', 'Cem', 'Dora', 'Eve', 'Finn', 'Gus', 'Hal', 'Ines', 'Jo', 'Kit'];
const id = (index: number) => `p${index}`;

beforeAll(async () => {
  server = await startStudioServer();
  browser = await launchBrowser();
  const context = await browser.newContext({ locale: 'en-US', viewport: { width: 1280, height: 900 } });
  page = await context.newPage();
  complaints = complaintsOf(page);
  member = asMember(page, server.url);
  key = await setUp(member);
  surveyId = await publishSurvey(member);
  const at = new Date(Date.now() - 3_600_000);
  await sendEvents(
    page,
    server.url,
    key,
    names.flatMap((name, index) => {
      const who = { userId: id(index), accountId: index < 6 ? 'acme' : 'harbour' };
      return [
        buildEvent(at, {
          ...{ kind: 'identify', name: 'user.identified', ...who },
          properties: { name, role: 'sales' },
        }),
        buildEvent(at, { kind: 'page', name: 'page.viewed', path: '/deals', ...who }),
        buildEvent(at, {
          ...{ kind: 'guide', name: 'guide.started', ...who },
          properties: { guideId: surveyId, version: 1, runId: crypto.randomUUID(), stepId: 'ask' },
        }),
        buildScore(surveyId, who.userId, who.accountId, 1 + (index % 10)),
      ];
    }),
  );
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
  expect(complaints).toEqual([]);
});

const open = (path: string) => openStudioPage(page, server.url + path);
const dialog = () => page.getByRole('dialog');
const people = () => dialog().locator('tbody th').allInnerTexts();
const address = () => page.url().slice(server.url.length);
async function download(press: () => Promise<void>): Promise<string[]> {
  const saved = page.waitForEvent('download');
  await press();
  return (await readFile(await (await saved).path(), 'utf8')).trimEnd().split('\n');
}
const closed = async (name: string) => {
  await page.keyboard.press('Escape');
  await dialog().waitFor({ state: 'detached' });
  await page.waitForURL((url) => !url.search.includes(name));
};

/** Searched, sorted, opened again by its link, and exported, as it is seen. */
async function tryList(name: string, header: string, exported: 'link' | 'button') {
  await expect.poll(async () => (await people()).length).toBe(12);
  await dialog().getByRole('button', { name: header, exact: true }).click();
  await page.waitForURL(new RegExp(`${name}-sort=`));
  await expect.poll(people).toEqual(names);
  await dialog().getByRole('searchbox').fill('ev');
  await page.waitForURL(new RegExp(`${name}-search=ev`));
  await expect.poll(people).toEqual(['=Evil()', 'Eve']);
  expect(await readingFaults(page)).toEqual([]);
  const link = address().replace(/-sort=/, '-sort=-');
  await page.goto('about:blank');
  await open(link);
  await expect.poll(people).toEqual(['Eve', '=Evil()']);
  const lines = await download(() =>
    dialog()
      .getByRole(exported, { name: /^Export as CSV/ })
      .click(),
  );
  expect(lines.slice(1).map((line) => line.split(',')[1])).toEqual(['Eve', "'=Evil()"]);
  await closed(name);
}

test('behind a metric: searched, sorted and exported as the address says', async () => {
  await open('/');
  await page.locator('.stats .behind').first().click();
  await page.waitForURL(/behind=/);
  await tryList('behind', 'Name', 'link');
});

test('a list whose file is gone after an update says so, and is there once the page is loaded again', async () => {
  const own = await page.context().newPage();
  const isItsFile = (url: URL) => url.pathname.includes('behind-dialog');
  await own.route(isItsFile, (route) => route.abort());
  await openStudioPage(own, `${server.url}/`);
  await own.locator('.stats .behind').first().click();
  await own.getByText('This page stopped working').waitFor();
  await own.unroute(isItsFile);
  await own.getByRole('button', { name: 'Load it again' }).click();
  await own.getByRole('dialog').locator('tbody th').first().waitFor();
  await own.close();
});

test('behind a stage of a guide: searched, sorted and exported as the address says', async () => {
  await open(`/guides/${surveyId}?section=results`);
  await page.getByRole('button', { name: '12', exact: true }).first().click();
  await page.waitForURL(/people=/);
  await tryList('people', 'User', 'link');
});

test('behind a row of a cut of the score: searched, sorted and exported as the address says', async () => {
  await open('/nps');
  await page.getByRole('button', { name: 'Show the 12 people of “sales”' }).first().click();
  await page.waitForURL(/people=role/);
  await tryList('people', 'Person', 'link');
});

test('all whom an audience means can be opened: searched, sorted and exported as the address says', async () => {
  const { id: segment } = await member('POST', '/segments', {
    name: 'Everybody',
    audience: { type: 'all', conditions: [] },
  });
  await open(`/segments/${segment}`);
  await page.getByRole('button', { name: 'and 2 more' }).click();
  await page.waitForURL(/meant=all/);
  await page.getByRole('heading', { name: 'Who is meant: 12 users' }).waitFor();
  await tryList('meant', 'User', 'button');
});

test('who opens a list of people can type at once whom they look for, and the heading’s focus is seen whole', async () => {
  await open(`/guides/${surveyId}?section=results`);
  await page.getByRole('button', { name: '12', exact: true }).first().press('Enter');
  const search = dialog().getByRole('searchbox');
  await search.waitFor();
  await expect.poll(() => search.evaluate((field) => field === document.activeElement)).toBe(true);
  await page.keyboard.type('ev');
  await expect.poll(people).toEqual(['=Evil()', 'Eve']);
  await dialog().getByRole('button', { name: 'User', exact: true }).focus();
  const room = await page.evaluate(() => {
    const edgeOf = (element: Element | null | undefined) => element?.getBoundingClientRect().left ?? 0;
    return edgeOf(document.activeElement) - edgeOf(document.activeElement?.closest('.table-frame'));
  });
  // The ring is 4 px wide, and what scrolls sideways cuts it off at its edge.
  expect(room).toBeGreaterThanOrEqual(4);
  await closed('people');
});

test('a search that is taken back keeps the keyboard: Escape takes it back first, and closes then', async () => {
  await open(`/guides/${surveyId}?section=results&people=shown`);
  await expect.poll(async () => (await people()).length).toBe(12);
  const search = dialog().getByRole('searchbox');
  // It is answered later than the next key is pressed.
  await page.route('**/report/people?*', async (route) => {
    await new Promise((done) => setTimeout(done, 300));
    await route.continue();
  });
  for (const [text, found] of [
    ['eve', 1],
    ['nobody at all', 0],
  ] as const) {
    await search.fill(text);
    await expect.poll(async () => (await people()).length).toBe(found);
    await search.press('Escape');
    await page.waitForURL((url) => !url.search.includes('people-search'));
    await page.keyboard.type('k');
    expect(await search.inputValue()).toBe('k');
    await search.press('Backspace');
    await expect.poll(async () => (await people()).length).toBe(12);
    expect(await search.evaluate((field) => field === document.activeElement)).toBe(true);
  }
  await page.unroute('**/report/people?*');
  await closed('people');
});

test('a cut with many groups shows the first ones, and all that are asked for, searched or sorted', async () => {
  const at = new Date(Date.now() - 3_600_000);
  const roles = names.map((_, index) => `role ${String.fromCharCode(97 + index)}`);
  await sendEvents(
    page,
    server.url,
    key,
    roles.flatMap((role, index) => {
      const who = { userId: `q${index}`, accountId: 'acme' };
      return [
        buildEvent(at, { ...{ kind: 'identify', name: 'user.identified', ...who }, properties: { role } }),
        buildScore(surveyId, who.userId, who.accountId, 9),
      ];
    }),
  );
  const all = [...roles, 'sales'];
  const card = page
    .locator('.card')
    .filter({ has: page.getByRole('heading', { name: 'Role of the person' }) });
  const shown = () => card.locator('tbody th').allInnerTexts();
  const more = card.getByRole('button', { name: 'Show all 13' });
  // The page asks once; what has just happened is counted within seconds.
  await expect
    .poll(async () => {
      await open('/nps');
      await card.waitFor();
      return more.count();
    })
    .toBe(1);
  await more.click();
  await page.waitForURL(/cut-role-all=1/);
  await expect.poll(async () => (await shown()).toSorted()).toEqual(all);
  await card.getByRole('searchbox').fill('e c');
  await page.waitForURL(/cut-role-search=e/);
  await expect.poll(shown).toEqual(['role c']);
  await open('/nps?cut-role-sort=-value');
  await expect.poll(shown).toEqual(all.toReversed());
  const lines = await download(() => card.getByRole('button', { name: /^Export as CSV/ }).click());
  expect(lines.slice(1).map((line) => line.split(',')[0])).toEqual(all.toReversed());
  await card.getByRole('button', { name: 'Show fewer' }).click();
  await expect.poll(async () => (await shown()).length).toBe(8);
});

test('a user to see a draft as is picked where it is to be published', async () => {
  const { id: guide } = await member('POST', '/guides', {
    kind: 'announcement',
    name: 'Not live yet',
    draft: newGuideContent('announcement', newLocalId),
  });
  await open(`/guides/${guide}`);
  await page.getByRole('button', { name: 'Publish', exact: true }).click();
  await dialog().getByText('Staging', { exact: true }).click();
  await dialog().getByRole('link', { name: 'Pick a user' }).click();
  await page.waitForURL(/see-as.*environment=/);
  // Nobody has been seen in staging.
  await page.getByText('No user', { exact: false }).first().waitFor();
  expect(await page.getByText('Ann', { exact: true }).count()).toBe(0);
});
