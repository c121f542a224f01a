import type { Browser, BrowserContext, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { buildGuide } from '../support/build-guide.ts';
import { historyFilled, hostAppAs, signedInStudio } from '../support/demo-people.ts';
import { type RunningServer, startServer } from '../support/running-server.ts';
import { asMember } from '../support/studio-data.ts';

/**
 * Every kind of guide made from nothing: begun in the studio, made in the running demo app, published, and seen by a
 * person of that app. The times are those of an author who never stops to think.
 */
let server: RunningServer;
let browser: Browser;
let studio: { context: BrowserContext; page: Page };
let api: ReturnType<typeof asMember>;

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(), launchBrowser()]);
  studio = await signedInStudio(browser, server);
  api = asMember(studio.page, server.url);
  await silence();
});
// Nothing stands in the way of what the next one looks for.
afterEach(() => silence());
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

async function silence(): Promise<void> {
  const { guides } = await api('GET', '/guides');
  for (const { id, live } of guides) if (live) await api('POST', `/guides/${id}/unpublish`);
}

const startedAt = new Map<string, number>();

/** A guide of this kind from nothing. */
async function begin(kind: RegExp, name: string): Promise<void> {
  const { page } = studio;
  await page.goto(`${server.url}/guides`);
  startedAt.set(name, Date.now());
  await page.getByRole('link', { name: 'New guide' }).first().click();
  await page.getByRole('button', { name: kind }).last().click();
  await page.getByLabel('Name', { exact: true }).fill(name);
  await page.getByRole('button', { name: 'Create', exact: true }).click();
  await page.getByRole('tab', { name: 'Content' }).waitFor();
}

async function openInApp(): Promise<Page> {
  const opening = studio.context.waitForEvent('page');
  await studio.page.getByRole('button', { name: 'Open in your app' }).click();
  const app = await opening;
  await bar(app).waitFor();
  return app;
}
const bar = (app: Page) => app.locator('cairn-layer .author');

/** Points at what the selected step stands at. */
async function pick(app: Page, selector: string): Promise<void> {
  await bar(app).getByRole('button', { name: 'Pick its element' }).click();
  await app.locator(selector).hover();
  await app.locator(selector).click();
  await bar(app).getByText('Found again').first().waitFor();
}

/** Writes over the first text of the selected step, where it stands. */
async function write(app: Page, text: string): Promise<void> {
  await bar(app).locator('.card[aria-current]').press('Enter');
  await app.keyboard.type(text);
}

/** Leaves the app for the studio, which shows what was made there. */
async function finish(app: Page, made: string): Promise<void> {
  await bar(app).getByRole('button', { name: 'Done' }).press('Enter');
  await bar(app).getByText('Saved. You can return to the studio.').waitFor();
  await app.close();
  await studio.page.evaluate(() => window.dispatchEvent(new Event('focus')));
  await studio.page.getByText(made).first().waitFor();
}

async function publish(name: string): Promise<void> {
  const { page } = studio;
  await page.getByRole('button', { name: 'Publish', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Publish', exact: true }).click();
  await page.getByText('Version 1 is live').waitFor();
  const seconds = (Date.now() - (startedAt.get(name) ?? 0)) / 1000;
  console.log(`${name}: ${seconds.toFixed(1)} s from "new guide" to live`);
}

/** In the next visit of that person. */
async function isSeenBy(userId: string, look: (page: Page) => Promise<unknown>): Promise<void> {
  const { page, faults, close } = await hostAppAs(browser, server, userId);
  await look(page);
  expect(faults).toEqual([]);
  await close();
}
const heading = (name: string) => (page: Page) =>
  page.getByRole('heading', { name }).waitFor({ timeout: 30_000 });

test('a walkthrough over two pages', async () => {
  await begin(/^Walkthrough Step by step/, 'Walkthrough');
  const app = await openInApp();
  await pick(app, '#new-order');
  await write(app, 'Orders start here');
  await app.locator('[data-testid="nav-reports"]').click();
  await app.waitForURL('**/reports');
  await bar(app).locator('.card').nth(1).click();
  await pick(app, 'main h1');
  expect(app.url()).toContain('/reports');
  await write(app, 'Then look here');
  await finish(app, 'Then look here');
  await publish('Walkthrough');
  await isSeenBy('usr-maya-okafor', async (page) => {
    await heading('Orders start here')(page);
    await page.getByRole('button', { name: 'Next', exact: true }).click();
    await page.locator('[data-testid="nav-reports"]').click();
    await heading('Then look here')(page);
  });
});

test('a hint, by keyboard alone', async () => {
  await begin(/^Hint/, 'Hint');
  const app = await openInApp();
  // The card of the selected step has the focus.
  await app.keyboard.press('Alt+p');
  const label = app.locator('cairn-layer .label');
  do await app.keyboard.press('Tab');
  while (!(await label.textContent())?.includes('New order'));
  await app.keyboard.press('Enter');
  await bar(app).getByText('Found again').first().waitFor();
  await app.keyboard.press('Enter');
  await app.keyboard.type('A new way to order');
  await app.keyboard.press('Enter');
  await app.keyboard.press('Control+a');
  await app.keyboard.type('It takes half as long.');
  await app.keyboard.press('Escape');
  const focused = () => bar(app).locator(':focus').textContent();
  do await app.keyboard.press('Shift+Tab');
  while (!(await focused())?.startsWith('Done'));
  await finish(app, 'A new way to order');
  await publish('Hint');
  await isSeenBy('usr-maya-okafor', async (page) => {
    await page.locator('cairn-layer .mark').click({ timeout: 30_000 });
    await page.getByText('It takes half as long.').waitFor();
  });
});

test('a banner', async () => {
  await begin(/^Banner/, 'Banner');
  const app = await openInApp();
  await write(app, 'We move house on Sunday night.');
  await finish(app, 'We move house on Sunday night.');
  await publish('Banner');
  await isSeenBy('usr-diego-ramos', (page) =>
    // It is said to screen readers too, out of sight.
    page.locator('p', { hasText: 'We move house on Sunday night.' }).waitFor({ timeout: 30_000 }),
  );
});

test('an announcement', async () => {
  await begin(/^Announcement/, 'Announcement');
  const app = await openInApp();
  await write(app, 'Prices by customer');
  await finish(app, 'Prices by customer');
  await publish('Announcement');
  await isSeenBy('usr-priya-nair', heading('Prices by customer'));
});

test('a survey', async () => {
  // Unless this is said, a score is asked of one after another over four weeks.
  await api('PATCH', '/thresholds', { surveySpreadDays: 0 });
  await begin(/^Survey/, 'Survey');
  const app = await openInApp();
  await write(app, 'Would you recommend Harbour to a friend?');
  await finish(app, 'Would you recommend Harbour to a friend?');
  await publish('Survey');
  // Somebody who has been here for long enough, and whom nobody has asked of late: the year behind them tells.
  await historyFilled(server);
  await isSeenBy('usr-tom-lindqvist', (page) =>
    page
      .getByRole('group', { name: 'Would you recommend Harbour to a friend?' })
      .waitFor({ timeout: 30_000 }),
  );
});

/** A guide that is live, and starts by hand alone. */
async function makeListable(name: string): Promise<void> {
  const { id, revision } = await api('POST', '/guides', {
    kind: 'walkthrough',
    name,
    draft: buildGuide({ trigger: { on: 'manual', delaySeconds: 0, pages: { include: [], exclude: [] } } }),
  });
  await api('POST', `/guides/${id}/publish`, { revision });
}

test('a checklist, ticked by what was pointed at', async () => {
  await begin(/^Checklist/, 'Checklist');
  const app = await openInApp();
  await write(app, 'Look at the reports');
  await app.locator('[data-testid="nav-reports"]').click();
  await app.waitForURL('**/reports');
  await bar(app).getByRole('button', { name: 'This page' }).click();
  await bar(app).getByRole('button', { name: 'Add a task' }).click();
  await bar(app)
    .getByRole('button', { name: /^an element is clicked/ })
    .click();
  await app.locator('#new-order').hover();
  await app.locator('#new-order').click();
  await app.locator('cairn-layer [contenteditable]:focus').waitFor();
  await app.keyboard.type('Begin an order');
  await finish(app, 'Begin an order');
  await publish('Checklist');
  await isSeenBy('usr-priya-nair', async (page) => {
    await page.getByRole('button', { name: /Get started/ }).click({ timeout: 30_000 });
    await page.getByText('0 of 2 done', { exact: true }).waitFor();
    await page.locator('[data-testid="nav-reports"]').click();
    await page.getByText('1 of 2 done', { exact: true }).waitFor();
    await page.locator('#new-order').click();
    await page.getByText('2 of 2 done', { exact: true }).waitFor();
  });
});

test('the help, with what its author chose', async () => {
  for (const name of ['How prices work', 'How discounts work']) await makeListable(name);
  await begin(/^Help/, 'Help');
  const app = await openInApp();
  await bar(app).getByRole('combobox', { name: 'It lists' }).selectOption('what I choose');
  await bar(app).locator('.card', { hasText: 'How discounts work' }).press('Delete');
  await bar(app).locator('.card', { hasText: 'How prices work' }).press('Enter');
  await app.keyboard.type('How can we help?');
  await finish(app, 'How can we help?');
  await publish('Help');
  await isSeenBy('usr-priya-nair', async (page) => {
    await page.getByRole('button', { name: /^Help/ }).click({ timeout: 30_000 });
    const panel = page.getByRole('dialog', { name: 'How can we help?' });
    await panel.getByRole('button', { name: 'How prices work' }).waitFor();
    expect(await panel.getByRole('button', { name: 'How discounts work' }).count()).toBe(0);
  });
});
