import type { Browser, BrowserContext, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { launchBrowser } from '../../support/browser.ts';
import { asMember, kim, setUp } from '../../support/studio-data.ts';
import { type StudioServer, startStudioServer } from '../../support/studio-server.ts';

let server: StudioServer;
let browser: Browser;
let context: BrowserContext;
let page: Page;

const question = () => page.getByRole('dialog', { name: 'Leave without saving?' });
const heading = (name: string) => page.getByRole('heading', { name, level: 1 }).waitFor();
const nameField = () => page.getByLabel('Name', { exact: true });
const toNewSegment = async () => {
  await page.goto(`${server.url}/segments`);
  await page.getByRole('link', { name: 'New segment' }).first().click();
  await nameField().waitFor();
};

beforeAll(async () => {
  [server, browser] = await Promise.all([startStudioServer(), launchBrowser()]);
  const first = await browser.newPage();
  await setUp(asMember(first, server.url));
  await first.close();
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});
beforeEach(async () => {
  context = await browser.newContext();
  page = await context.newPage();
  await asMember(page, server.url)('POST', '/session', kim);
});
afterEach(() => context.close());

test('a link away from a segment that is not saved asks, by keyboard too; who stays has lost nothing', async () => {
  await toNewSegment();
  await nameField().fill('Half a segment');
  await page.getByRole('link', { name: 'Theme' }).press('Enter');
  await question().waitFor();
  await page.keyboard.press('Escape');
  await question().waitFor({ state: 'detached' });
  expect(await nameField().inputValue()).toBe('Half a segment');
  await page.getByRole('link', { name: 'Theme' }).click();
  await question().getByRole('button', { name: 'Leave without saving' }).click();
  await heading('Theme');
  await page.getByRole('link', { name: 'Guides' }).first().click();
  await heading('Guides');
});

test('so does the browser’s Back, and it goes where it would have gone', async () => {
  await toNewSegment();
  await nameField().fill('Half a segment');
  await page.goBack();
  await question().getByRole('button', { name: 'Cancel' }).click();
  expect(await nameField().inputValue()).toBe('Half a segment');
  expect(new URL(page.url()).pathname).toBe('/segments/new');
  await page.goBack();
  await question().getByRole('button', { name: 'Leave without saving' }).click();
  await heading('Segments');
  expect(new URL(page.url()).pathname).toBe('/segments');
});

test('so do the menus of the studio, and the browser before the page is loaded anew', async () => {
  await toNewSegment();
  await nameField().fill('Half a segment');
  await page.getByRole('button', { name: /Kim/ }).click();
  await page.getByRole('menuitem', { name: 'Profile' }).click();
  await question().getByRole('button', { name: 'Cancel' }).click();
  let asked = '';
  page.once('dialog', (dialog) => {
    asked = dialog.type();
    void dialog.dismiss();
  });
  await page.evaluate(() => location.reload()).catch(() => undefined);
  await expect.poll(() => asked).toBe('beforeunload');
  expect(await nameField().inputValue()).toBe('Half a segment');
});

test('who could not be signed out is still asked before what is not saved is lost', async () => {
  await toNewSegment();
  await nameField().fill('Half a segment');
  await page.route('**/api/v1/session*', (route) =>
    route.request().method() === 'DELETE' ? route.abort() : route.continue(),
  );
  await page.getByRole('button', { name: /Kim/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await question().getByRole('button', { name: 'Leave without saving' }).click();
  await question().waitFor({ state: 'detached' });
  expect(await nameField().inputValue()).toBe('Half a segment');
  await page.getByRole('link', { name: 'Theme' }).click();
  await question().waitFor();
});

test('who agreed and signed out is asked nothing when they come back', async () => {
  await toNewSegment();
  await nameField().fill('Half a segment');
  await page.getByRole('button', { name: /Kim/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await question().getByRole('button', { name: 'Leave without saving' }).click();
  await page.getByLabel('Email').fill(kim.email);
  await page.getByLabel('Password', { exact: true }).fill(kim.password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByRole('link', { name: 'Theme' }).waitFor();
  expect(await question().count()).toBe(0);
});

test('nobody is asked where nothing is written, or all of it is saved', async () => {
  await toNewSegment();
  await page.getByRole('link', { name: 'Theme' }).click();
  await heading('Theme');
  await toNewSegment();
  await nameField().fill('Everybody');
  await page.getByRole('button', { name: 'Save' }).click();
  await heading('Everybody');
  await page.getByRole('link', { name: 'Theme' }).click();
  await heading('Theme');
});

test('a theme and the thresholds ask as well', async () => {
  await page.goto(`${server.url}/theme`);
  await page.getByLabel('Round corners, in pixels').fill('3');
  await page.getByRole('link', { name: 'Segments' }).click();
  await question().getByRole('button', { name: 'Leave without saving' }).click();
  await heading('Segments');
  await page.goto(`${server.url}/settings/thresholds`);
  await page.locator('.thresholds input').first().fill('7');
  await page.getByRole('link', { name: 'Segments' }).click();
  await question().waitFor();
});

test('what else was typed stays when one threshold goes back to its default', async () => {
  await page.goto(`${server.url}/settings/thresholds`);
  const rows = page.locator('.threshold').filter({ has: page.locator('input') });
  const [first, second] = [rows.nth(0), rows.nth(1)];
  await first.locator('input').fill('7');
  await page.locator('form', { has: rows }).getByRole('button', { name: 'Save' }).click();
  const toDefault = first.getByRole('button');
  await expect.poll(() => toDefault.isEnabled()).toBe(true);
  await second.locator('input').fill('9');
  await toDefault.click();
  await expect.poll(() => toDefault.isDisabled()).toBe(true);
  expect(await second.locator('input').inputValue()).toBe('9');
  await page.getByRole('link', { name: 'Segments' }).click();
  await question().waitFor();
});

test('a threshold typed back is nothing to save, and an emptied one is no 0: its field says which numbers there are', async () => {
  await page.goto(`${server.url}/settings/thresholds`);
  const row = page
    .locator('.threshold')
    .filter({ has: page.locator('input') })
    .nth(2);
  const field = row.locator('input');
  const save = page.locator('form', { has: row }).getByRole('button', { name: 'Save' });
  const before = await field.inputValue();
  await field.fill('');
  await row
    .getByRole('alert')
    .filter({ hasText: /^A number from \d+ to \d+ is needed\.$/ })
    .waitFor();
  await save.click();
  expect(await field.evaluate((element) => element === document.activeElement)).toBe(true);
  expect(await field.inputValue()).toBe('');
  await field.fill(before);
  expect(await save.isDisabled()).toBe(true);
  await page.getByRole('link', { name: 'Segments' }).click();
  await heading('Segments');
});

test.each([
  ['thresholds', 'Onboarding', 'Landing'],
  ['members', 'Issuer', 'https://login.example.com'],
  ['events', 'Days that raw events are kept', '90'],
  ['keys', 'Pages that may use the public key', 'https://app.example.com'],
  ['profile', 'Name', 'Kim Two'],
])('in the settings, %s ask too before another section is shown', async (section, label, text) => {
  await page.goto(`${server.url}/settings/${section}`);
  const field = page.getByLabel(label, { exact: true });
  const before = await field.inputValue();
  await field.fill(text);
  await page.getByRole('tab', { name: 'Devices' }).click();
  await question().getByRole('button', { name: 'Cancel' }).click();
  expect(await field.inputValue()).toBe(text);
  await field.fill(before);
  await page.getByRole('tab', { name: 'Devices' }).click();
  await page.getByText('This device').waitFor();
});

test('thresholds are found by what they are about, as the address says, and what was typed stays in sight', async () => {
  await page.goto(`${server.url}/settings/thresholds?search=no+such+number`);
  await page.getByRole('button', { name: 'Show all' }).click();
  await expect.poll(() => page.locator('.threshold').count()).toBeGreaterThan(50);
  const days = page.getByLabel('Days without contact with a decision maker that are a sign of danger');
  await days.fill('77');
  await page.getByRole('searchbox', { name: 'Search: Judgement' }).fill('champion');
  await expect.poll(() => page.locator('.threshold').count()).toBe(2);
  expect(new URL(page.url()).searchParams.get('search')).toBe('champion');
  expect(await days.inputValue()).toBe('77');
});
