import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readingFaults } from '../../support/axe.ts';
import { launchBrowser } from '../../support/browser.ts';
import { asMember, sendUse, setUp } from '../../support/studio-data.ts';
import { complaintsOf, openStudioPage } from '../../support/studio-page.ts';
import { type StudioServer, startStudioServer } from '../../support/studio-server.ts';

/* Every list is searched, sorted and chosen from by its address, and exported as it is seen. */

let server: StudioServer;
let browser: Browser;
let page: Page;
let complaints: string[];
let member: ReturnType<typeof asMember>;

beforeAll(async () => {
  server = await startStudioServer();
  browser = await launchBrowser();
  const context = await browser.newContext({ locale: 'en-US', viewport: { width: 1280, height: 900 } });
  page = await context.newPage();
  complaints = complaintsOf(page);
  member = asMember(page, server.url);
  await sendUse(page, server.url, await setUp(member));
  for (const name of ['North sea', '=Evil()', 'South sea', 'East', 'West', 'Middle'])
    await member('POST', '/keys', { name, scope: 'read' });
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
  expect(complaints).toEqual([]);
});

const rows = () => page.locator('tbody th[scope=row]').allInnerTexts();
const firsts = async () => (await rows()).map((text) => text.split('\n')[0]);
const open = (path: string) => openStudioPage(page, server.url + path);
async function download(press: () => Promise<void>): Promise<string[]> {
  const saved = page.waitForEvent('download');
  await press();
  return (await readFile(await (await saved).path(), 'utf8')).trimEnd().split('\n');
}

test('a list that is here as a whole is searched, sorted and exported; a link shows the same', async () => {
  await open('/settings/keys');
  await page.getByRole('button', { name: 'Key', exact: true }).click();
  await page.waitForURL(/keys-sort=name/);
  expect(await firsts()).toEqual(['=Evil()', 'East', 'Middle', 'North sea', 'South sea', 'West']);
  await page.getByRole('searchbox').fill('SEA');
  await page.waitForURL(/keys-search=SEA/);
  await expect.poll(firsts).toEqual(['North sea', 'South sea']);
  expect(await readingFaults(page)).toEqual([]);

  await open(page.url().slice(server.url.length).replace('sort=name', 'sort=-name'));
  expect(await firsts()).toEqual(['South sea', 'North sea']);
  const lines = await download(() => page.getByRole('button', { name: /^Export as CSV/ }).click());
  expect(lines.map((line) => line.split(',')[0])).toEqual(['\uFEFFname', 'South sea', 'North sea']);
  await page.getByRole('searchbox').fill('evil');
  await expect.poll(firsts).toEqual(['=Evil()']);
  const [, evil = ''] = await download(() =>
    page.getByRole('button', { name: /^Export as CSV/ }).press('Enter'),
  );
  expect(evil.split(',')[0]).toBe("'=Evil()");
});

test('what nothing matches says so, and shows all again by one press', async () => {
  await open('/settings/keys?keys-search=nothing-like-it');
  await page.getByText('Nothing matches').waitFor();
  await page.getByRole('button', { name: 'Show all' }).click();
  await expect.poll(async () => (await rows()).length).toBe(6);
});

test('users are chosen, sorted and exported as the address says', async () => {
  await open('/users?sort=name');
  expect(await firsts()).toEqual(['Ada Lovelace', 'Marc Chen', 'Priya Patel', '李娜', '王伟']);
  await page.getByLabel('Which users').selectOption('Never came');
  await page.waitForURL(/activity=never/);
  await page.getByText('No user', { exact: false }).first().waitFor();
  await page.goBack();
  await open('/users?sort=name&order=desc&search=a');
  const [heading = '', ...lines] = await download(() => page.getByRole('link', { name: 'Export' }).click());
  expect(heading).toContain('activeDays28');
  expect(lines.map((line) => line.split(',')[1])).toEqual(await firsts());
});

test('what is chosen while a search waits for its typing to pause stays chosen', async () => {
  await open('/users');
  await page.getByRole('searchbox').fill('ada');
  await page.getByLabel('Which users').selectOption('Here in the last 28 days');
  await page.waitForURL(/search=ada/);
  await page.waitForURL(/activity=active/);
});

test('a page beyond the end leads to the last one there is', async () => {
  await open('/users?sort=name&offset=500');
  await expect.poll(async () => (await firsts())[0]).toBe('Ada Lovelace');
});

test('what the address says wrongly of the audit log counts as unsaid', async () => {
  await open('/settings/audit?noun=toString&actor=nobody');
  await expect.poll(async () => (await page.locator('tbody tr').count()) > 0).toBe(true);
});

test('alerts are searched by account, sorted and exported as the address says', async () => {
  await open('/alerts?search=nobody&sort=due');
  await page.getByText('No alert of such an account').waitFor();
  await page.getByRole('button', { name: 'Show all' }).click();
  await page.waitForURL((url) => !url.searchParams.has('search'));
});
