import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { GuideContent } from '../../../shared/contract/guide.ts';
import { readingFaults } from '../../support/axe.ts';
import { launchBrowser } from '../../support/browser.ts';
import { buildEvent } from '../../support/build-event.ts';
import { buildGuide, buildStep, heading, nextButton } from '../../support/build-guide.ts';
import { asMember, sendEvents, sendUse, setUp } from '../../support/studio-data.ts';
import { complaintsOf, openStudioPage } from '../../support/studio-page.ts';
import { type StudioServer, startStudioServer } from '../../support/studio-server.ts';

/* What an author reads beside a guide or a feature are lists like any other: searched, sorted, in the address, in a file. */

let server: StudioServer;
let browser: Browser;
let page: Page;
let complaints: string[];
let member: ReturnType<typeof asMember>;
let featureId: number;

const roles = ['buyer', 'clerk', 'driver', 'editor', 'fitter', 'guard', 'host', 'intern', 'judge', 'keeper'];
const places = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'orders'].map((name) => `/${name}`);

beforeAll(async () => {
  server = await startStudioServer();
  browser = await launchBrowser();
  // What a headless browser sends counts as a robot's: no dry run takes it for somebody's visit.
  const userAgent = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0';
  const context = await browser.newContext({
    ...{ locale: 'en-US', userAgent, viewport: { width: 1280, height: 900 } },
  });
  page = await context.newPage();
  complaints = complaintsOf(page);
  member = asMember(page, server.url);
  const key = await setUp(member);
  await sendUse(page, server.url, key);
  const hourAgo = new Date(Date.now() - 3_600_000);
  await sendEvents(page, server.url, key, [
    ...roles.flatMap((role) => {
      const who = { userId: role, accountId: 'acme' };
      return [
        buildEvent(hourAgo, {
          ...{ kind: 'identify', name: 'user.identified', ...who },
          properties: { name: role, role },
        }),
        buildEvent(hourAgo, { ...who, name: 'Report exported' }),
      ];
    }),
    ...places.map((path) =>
      buildEvent(hourAgo, { kind: 'page', name: 'page.viewed', path, userId: 'ada', accountId: 'acme' }),
    ),
  ]);
  const feature = {
    ...{ name: 'Report export', moduleId: null, isCore: true, featureClass: 'process' },
    rules: [{ type: 'event', eventName: 'Report exported' }],
  };
  featureId = (await member('POST', '/features', feature)).id;
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
  expect(complaints).toEqual([]);
});

const open = (path: string) => openStudioPage(page, server.url + path);
const region = (name: string) => page.getByRole('region', { name, exact: true });
async function download(press: () => Promise<void>): Promise<string[]> {
  const saved = page.waitForEvent('download');
  await press();
  return (await readFile(await (await saved).path(), 'utf8')).trimEnd().split('\n');
}
const exported = (list: string) =>
  download(() => page.getByRole('button', { name: `Export as CSV: ${list}` }).click());

test('the languages of a guide are searched, sorted and exported as the address says', async () => {
  const locales = ['en', 'de', 'es', 'fr', 'fr-CA', 'it', 'ja'];
  const text = { byLocale: Object.fromEntries(locales.map((locale) => [locale, `Hello in ${locale}`])) };
  const draft = buildGuide({
    steps: [buildStep('s1', { blocks: [{ ...heading('h', 'Hello'), text } as never, nextButton('n')] })],
  });
  const { id } = await member('POST', '/guides', { kind: 'walkthrough', name: 'Polyglot', draft });
  const names = () => region('Languages').locator('tbody th').getByRole('button').allInnerTexts();
  await open(`/guides/${id}?section=languages`);
  await expect.poll(async () => (await names())[0]).toBe('English');
  await region('Languages').getByRole('button', { name: 'Language', exact: true }).click();
  await page.waitForURL(/languages-sort=language/);
  await expect
    .poll(names)
    .toEqual(['Canadian French', 'English', 'French', 'German', 'Italian', 'Japanese', 'Spanish']);
  await page.getByRole('searchbox', { name: 'Search: Languages' }).fill('FREN');
  await page.waitForURL(/languages-search=FREN/);
  await expect.poll(names).toEqual(['Canadian French', 'French']);
  expect(await readingFaults(page)).toEqual([]);

  // Found by its code as well, and a link shows the same.
  await open(`/guides/${id}?section=languages&languages-sort=-language&languages-search=fr-`);
  await expect.poll(names).toEqual(['Canadian French']);
  await open(`/guides/${id}?section=languages&languages-sort=-language&languages-search=fr`);
  await expect.poll(names).toEqual(['French', 'Canadian French']);
  const [heads = '', ...lines] = await exported('Languages');
  expect(heads).toBe('\uFEFFlanguage,done,stale,fallback,code');
  expect(lines.map((line) => line.split(',').at(-1))).toEqual(['fr', 'fr-CA']);
  expect(lines[1]).toContain('French,fr-CA');
});

test('the guides that a draft meets are searched, sorted and exported, and left with the dialog', async () => {
  const onPages: GuideContent['trigger'] = {
    ...{ on: 'pageLoad', delaySeconds: 0, pages: { include: ['/deals'], exclude: [] } },
  };
  for (const [name, priority] of [
    ['Anchor', 90],
    ['Beacon', 80],
    ['Cable', 70],
    ['Dock', 10],
    ['Engine', 5],
    ['=Ferry', 1],
  ] as const) {
    const draft = buildGuide({ trigger: onPages, priority });
    const { id, revision } = await member('POST', '/guides', { kind: 'walkthrough', name, draft });
    await member('POST', `/guides/${id}/publish`, { revision });
  }
  const draft = buildGuide({ trigger: onPages, priority: 50 });
  const { id } = await member('POST', '/guides', { kind: 'walkthrough', name: 'Newcomer', draft });
  await open(`/guides/${id}`);
  await page.getByRole('button', { name: 'Publish', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Publish “Newcomer”' });
  await dialog.getByRole('button', { name: 'Run it' }).click();
  const names = () => dialog.locator('tbody th').allInnerTexts();
  await expect
    .poll(async () => (await names()).toSorted())
    .toEqual(['=Ferry', 'Anchor', 'Beacon', 'Cable', 'Dock', 'Engine']);

  await dialog.getByRole('button', { name: 'Guide', exact: true }).click();
  await page.waitForURL(/collisions-sort=name/);
  await expect.poll(names).toEqual(['=Ferry', 'Anchor', 'Beacon', 'Cable', 'Dock', 'Engine']);
  await dialog.getByRole('searchbox').fill('c');
  await expect.poll(names).toEqual(['Anchor', 'Beacon', 'Cable', 'Dock']);
  expect(await readingFaults(page)).toEqual([]);
  const lines = await exported('Meets other guides');
  expect(lines.map((line) => line.split(',')[0])).toEqual([
    ...['\uFEFFname', 'Anchor', 'Beacon', 'Cable', 'Dock'],
  ]);
  await dialog.getByRole('searchbox').fill('ferry');
  await expect.poll(names).toEqual(['=Ferry']);
  const [, ferry = ''] = await exported('Meets other guides');
  expect(ferry.split(',')[0]).toBe("'=Ferry");

  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await page.waitForURL((url) => !url.search.includes('collisions'));
});

test('a feature’s page leads from the first groups to all of them, searched, sorted and in a file', async () => {
  await open(`/features/${featureId}`);
  const byRole = page.locator('.card', { has: page.getByRole('heading', { name: 'By role' }) });
  const names = () => byRole.locator('tbody th').allInnerTexts();
  await byRole.getByRole('button', { name: 'Show all 11' }).click();
  await page.waitForURL(/by-role-all=1/);
  await expect.poll(async () => (await names()).toSorted()).toEqual([...roles, 'sales'].toSorted());
  await byRole.getByRole('button', { name: 'Role', exact: true }).click();
  await page.waitForURL(/by-role-sort=name/);
  await expect.poll(names).toEqual([...roles, 'sales']);
  await byRole.getByRole('searchbox').fill('er');
  await expect.poll(names).toEqual(['buyer', 'clerk', 'driver', 'fitter', 'intern', 'keeper']);
  expect(await readingFaults(page)).toEqual([]);
  const lines = await exported('By role');
  expect(lines.slice(0, 2)).toEqual(['\uFEFFname,share,users,of', 'buyer,1,1,1']);
  expect(lines).toHaveLength(7);

  await open(`/features/${featureId}?by-role-sort=share`);
  await expect.poll(async () => (await names())[0]).toBe('sales');
});

test('what rules count is searched by what it is and where, and Enter in that search saves nothing', async () => {
  const { id } = await member('POST', '/features', {
    ...{ name: 'Any page', moduleId: null, isCore: false, featureClass: 'record' },
    rules: [{ type: 'page', pattern: '/*' }],
  });
  await open(`/features?feature=${id}`);
  const dialog = page.getByRole('dialog', { name: 'Change “Any page”' });
  const names = async () =>
    (await dialog.locator('tbody th .sketch__name').allInnerTexts()).map((name) => name.trim());
  await dialog.getByRole('button', { name: 'Show all 13' }).click();
  await expect.poll(async () => (await names()).toSorted()).toEqual([...places, '/deals'].toSorted());
  const search = dialog.getByRole('searchbox');
  await search.fill('orders');
  await search.press('Enter');
  await expect.poll(names).toEqual(['/orders']);
  expect(await dialog.isVisible()).toBe(true);
  expect(await readingFaults(page)).toEqual([]);
  const [heads = '', ...lines] = await download(() =>
    dialog.getByRole('button', { name: /^Export as CSV/ }).click(),
  );
  expect(heads).toBe('\uFEFFlabel,uses,kind,role,section,path,change');
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(/^\/orders,1,page,/);
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await page.waitForURL((url) => url.search === '');
});
