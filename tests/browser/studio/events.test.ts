import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeFaults } from '../../support/axe.ts';
import { launchBrowser } from '../../support/browser.ts';
import { buildEvent } from '../../support/build-event.ts';
import { asMember, sendEvents, setUp } from '../../support/studio-data.ts';
import { complaintsOf, openStudioPage } from '../../support/studio-page.ts';
import { type StudioServer, startStudioServer } from '../../support/studio-server.ts';

/**
 * Whoever runs the platform sees what becomes of events, asks for proof of users step by step, and hands out or erases
 * what is kept of a person.
 */
let server: StudioServer;
let browser: Browser;
let page: Page;
let member: ReturnType<typeof asMember>;
let key: string;
let complaints: string[];

beforeAll(async () => {
  server = await startStudioServer();
  browser = await launchBrowser();
  const context = await browser.newContext({ locale: 'en-US', viewport: { width: 1280, height: 900 } });
  page = await context.newPage();
  complaints = complaintsOf(page);
  member = asMember(page, server.url);
  key = await setUp(member);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const send = (...userIds: string[]) =>
  sendEvents(
    page,
    server.url,
    key,
    userIds.map((userId) => buildEvent(new Date(), { userId, accountId: 'acme' })),
  );
const open = (path: string) => openStudioPage(page, server.url + path);
const tile = (label: string) =>
  page.locator('.stat', { has: page.getByText(label, { exact: true }) }).locator('.stat__value');

test('proof of users is watched before it is enforced, and enforcing says how much would be lost', async () => {
  await open('/settings/events');
  await page.getByText('Watch', { exact: true }).click();
  await page.getByText('Nothing is refused: see that all of it is signed').waitFor();
  await send('ann', 'bob');
  await expect.poll(() => tile('Accepted').innerText(), { timeout: 15_000 }).toBe('2');
  await expect.poll(() => tile('Without a signature').innerText()).toBe('2');
  expect(await tile('Signed').innerText()).toBe('0%');

  await page.getByRole('button', { name: 'Make a secret' }).click();
  expect(await page.locator('dialog pre').innerText()).toMatch(/^is_/);
  await page.getByRole('button', { name: 'Done' }).click();
  await page.getByText('Enforce', { exact: true }).click();
  await page.getByText('0% of the events of the last days were signed.').waitFor();
  await page.getByRole('dialog').getByRole('button', { name: 'Enforce' }).click();
  await page.getByText('Events and guides of users without the right signature are refused.').waitFor();
  expect(await axeFaults(page)).toEqual([]);

  await page.getByText('Off', { exact: true }).click();
  await page.getByText('Users are taken at their word.').waitFor();
});

test('everything kept of a person is handed out as a file', async () => {
  await send('ann');
  await open('/users/ann');
  await page.getByRole('button', { name: 'More' }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: /Export all data/ }).click();
  expect((await download).suggestedFilename()).toBe('user.ndjson');
});

test('a person is erased once their id is typed, and the count that proves it is shown', async () => {
  await send('ann', 'bob');
  await open('/users/ann');
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Erase for good' }).click();
  const erase = page.getByRole('dialog').getByRole('button', { name: 'Erase for good' });
  expect(await erase.isDisabled()).toBe(true);
  await page.getByLabel('Type ann to confirm').fill('ann');
  await erase.click();
  await page.getByText(/rows erased, 0 left/).waitFor();
  await page.getByRole('button', { name: 'Done' }).click();
  await page.getByText('bob').first().waitFor();
  expect(await page.getByText('ann', { exact: true }).count()).toBe(0);
  expect(complaints).toEqual([]);
});
