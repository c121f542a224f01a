import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { launchBrowser } from '../../support/browser.ts';
import { buildGuide } from '../../support/build-guide.ts';
import { asMember, kim, sendUse, setUp } from '../../support/studio-data.ts';
import { openStudioPage } from '../../support/studio-page.ts';
import { type StudioServer, startStudioServer } from '../../support/studio-server.ts';

/** Whole jobs by keyboard alone: each ends, and leaves the keyboard where one would go on. */
let server: StudioServer;
let browser: Browser;
let page: Page;
let member: ReturnType<typeof asMember>;

beforeAll(async () => {
  [server, browser] = await Promise.all([startStudioServer(), launchBrowser()]);
  const first = await browser.newPage();
  await sendUse(first, server.url, await setUp(asMember(first, server.url)));
  await first.close();
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});
beforeEach(async () => {
  page = await (
    await browser.newContext({ locale: 'en-US', viewport: { width: 1280, height: 800 } })
  ).newPage();
  member = asMember(page, server.url);
  await member('POST', '/session', kim);
});

const focused = () =>
  page.evaluate(() => {
    const element = document.activeElement as HTMLElement;
    return element.tagName === 'MAIN'
      ? 'the page'
      : (element.getAttribute('aria-label') ?? element.innerText);
  });

/** Presses Tab until the keyboard is at what is called so. */
async function tabTo(name: string | RegExp): Promise<void> {
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press('Tab');
    if ((await focused()).match(name)) return;
  }
  throw new Error(`Tab does not come to ${name}`);
}

async function publish(name: string): Promise<string> {
  const { id } = await member('POST', '/guides', { kind: 'walkthrough', name, draft: buildGuide({}) });
  await member('POST', `/guides/${id}/publish`, { revision: 1 });
  return id;
}

test('a guide is read as somebody, and as nobody again', async () => {
  const id = await publish('Read as somebody');
  await openStudioPage(page, `${server.url}/guides/${id}`);
  await tabTo('Preview as somebody');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Preview as somebody' });
  await dialog.waitFor();
  await page.keyboard.type('Marc');
  await expect.poll(() => page.locator('.find-user__user').count()).toBe(1);
  await tabTo(/^Marc Chen/);
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'detached' });
  await expect.poll(focused).toBe('As Marc Chen reads it');
  await tabTo('As nobody in particular');
  await page.keyboard.press('Enter');
  await expect.poll(focused).toBe('Preview as somebody');
});

test('the app is seen as Ada: from the list of guides to why one does not start', async () => {
  await publish('First of two');
  await publish('Second of two');
  await openStudioPage(page, `${server.url}/guides`);
  await tabTo('See it as …');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'See it as …' }).waitFor();
  await tabTo('Find a user');
  await page.keyboard.type('Ada');
  await expect.poll(() => page.locator('.find-user__user').count()).toBe(1);
  await tabTo(/^Ada Lovelace/);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'See it as Ada Lovelace' }).waitFor();
  expect(await focused()).toBe('the page');
  await page.getByRole('button', { name: /^Second of two/ }).waitFor();
  await tabTo(/^Second of two/);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Second of two' }).waitFor();
  await tabTo('Open the guide');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Second of two', level: 1 }).waitFor();
});

test('an earlier version is made live, and that taken back', async () => {
  const id = await publish('Rolled back');
  const { draft, revision } = await member('GET', `/guides/${id}`);
  const next = await member('PUT', `/guides/${id}/draft`, {
    revision,
    name: 'Rolled back',
    draft: { ...draft, priority: 7 },
  });
  await member('POST', `/guides/${id}/publish`, { revision: next.revision });
  const live = async () => (await member('GET', `/guides/${id}`)).live.version;
  await openStudioPage(page, `${server.url}/guides/${id}?section=versions`);
  await tabTo('Make live');
  await page.keyboard.press('Enter');
  await expect.poll(live).toBe(1);
  await tabTo('Undo');
  await page.keyboard.press('Enter');
  await expect.poll(live).toBe(2);
  // The message that could be pressed is gone: the keyboard is in the page, not at its very start.
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.closest('main, .sidebar') !== null))
    .toBe(true);
});

test('a step that was taken away is had back from its message, and the keyboard is at it', async () => {
  const id = await publish('Steps');
  await openStudioPage(page, `${server.url}/guides/${id}`);
  const cards = page.getByRole('navigation', { name: 'Steps' }).locator('.cards__card');
  const first = await cards.first().innerText();
  await cards.first().focus();
  await page.keyboard.press('Delete');
  // The card that had the keyboard is gone: its neighbour has it.
  await expect.poll(focused).toBe(await cards.first().innerText());
  expect(await focused()).not.toBe(first);
  await tabTo('Undo');
  await page.keyboard.press('Enter');
  await expect.poll(focused).toBe(first);
  expect(await cards.first().innerText()).toBe(first);

  await page
    .getByRole('button', { name: /^More actions: / })
    .first()
    .click();
  await page.getByRole('menuitem', { name: 'Remove' }).press('Enter');
  await expect.poll(focused).toBe(await cards.first().innerText());
});

test('a message offers to take back only what was done last, and only in its editor', async () => {
  const id = await publish('Done last');
  await page.goto(`${server.url}/guides`);
  await page.getByRole('link', { name: 'Done last' }).click();
  const cards = page.getByRole('navigation', { name: 'Steps' }).locator('.cards__card');
  await cards.first().focus();
  await page.keyboard.press('Delete');
  const offer = page.locator('.toast').getByRole('button', { name: 'Undo' });
  await offer.waitFor();
  await page.getByLabel('Name', { exact: true }).fill('Done since');
  await offer.waitFor({ state: 'detached', timeout: 4000 });

  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await cards.first().focus();
  await page.keyboard.press('Delete');
  await offer.waitFor();
  await page.getByRole('link', { name: 'Guides' }).first().click();
  await page.getByRole('heading', { name: 'Guides', level: 1 }).waitFor();
  await offer.waitFor({ state: 'detached', timeout: 4000 });
  await expect
    .poll(async () => (await member('GET', `/guides/${id}`)).draft.steps.length)
    .toBe(buildGuide({}).steps.length - 1);
});

test('a guide that was archived is had back from its message, and the keyboard is at it', async () => {
  await publish('Shelved');
  await openStudioPage(page, `${server.url}/guides`);
  const row = page.getByRole('row', { name: /Shelved/ });
  await row.getByRole('button', { name: /actions/i }).press('Enter');
  await page.getByRole('menuitem', { name: 'Archive' }).press('Enter');
  await row.waitFor({ state: 'detached' });
  await tabTo('Undo');
  await page.keyboard.press('Enter');
  await expect.poll(focused).toMatch(/^Shelved/);
});

test('where no mail can be sent, asking for a new password leaves the keyboard where it was', async () => {
  await page.context().clearCookies();
  await openStudioPage(page, `${server.url}/new-password`);
  await page.getByText('This server sends no mail').waitFor();
  expect(await page.evaluate(() => document.activeElement === document.body)).toBe(true);
});
