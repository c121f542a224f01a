import type { Browser, BrowserContext, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import * as demo from '../support/demo-people.ts';
import { type RunningServer, startServer } from '../support/running-server.ts';

/**
 * What a product team does in its first hour, on the product as it is started by the README's command: the demo's
 * tour as its users see it, an NPS answer on its way to the account's page, and a guide of their own, made by
 * pointing at the running app.
 */
let server: RunningServer;
let browser: Browser;

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(), launchBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const hostAppAs = (userId: string) => demo.hostAppAs(browser, server, userId);
const signedInStudio = () => demo.signedInStudio(browser, server);

describe('the tour in the demo host app', () => {
  test.each([
    ['Maya Okafor', 'usr-maya-okafor', 'Your day, in one place'],
    ['陈思远', 'usr-chen-siyuan', '今天的工作，一目了然'],
    ['Diego Ramos', 'usr-diego-ramos', 'Your day, in one place'],
  ])('greets %s at the first step, in their language', async (_, userId, heading) => {
    const { page, faults, close } = await hostAppAs(userId);
    await page.getByRole('heading', { name: heading }).waitFor({ timeout: 15_000 });
    await page.getByText('1/4', { exact: true }).waitFor();
    expect(faults).toEqual([]);
    await close();
  });

  test('goes over two pages to its end, with the real click in the middle', async () => {
    const { page, faults, close } = await hostAppAs('usr-maya-okafor');
    await page.getByRole('button', { name: 'Next', exact: true }).click({ timeout: 15_000 });
    await page.getByRole('heading', { name: 'Orders start here' }).waitFor();
    await page.locator('#new-order').click();
    await page.waitForURL('**/orders/new');
    await page.getByRole('heading', { name: 'Who is it for?' }).waitFor();
    // A full reload in the middle: it goes on where it was.
    await page.reload();
    await page.getByRole('heading', { name: 'Who is it for?' }).waitFor({ timeout: 15_000 });
    await page.getByRole('button', { name: 'Next', exact: true }).click();
    await page.getByRole('button', { name: 'Done', exact: true }).click();
    await page
      .getByRole('heading', { name: 'One press and it is on its way' })
      .waitFor({ state: 'detached' });
    // Completed: it does not start again, not even in a new session.
    const again = await page.context().newPage();
    await again.goto(server.hostAppUrl);
    await again.locator('#new-order').waitFor();
    await again.waitForTimeout(3000);
    expect(await again.getByText('1/4', { exact: true }).count()).toBe(0);
    expect(faults).toEqual([]);
    await close();
  });
});

test('an NPS answer stands on the account’s page within five seconds', async () => {
  await demo.historyFilled(server);
  const studio = await signedInStudio();
  await studio.page.goto(`${server.url}/accounts/acc-brightwater`);
  await studio.page.getByRole('tab', { name: /NPS/ }).click();
  await studio.page.getByText('Tom Lindqvist').first().waitFor({ state: 'detached' });

  const host = await hostAppAs('usr-tom-lindqvist');
  await host.page.getByRole('radio', { name: '9' }).click({ timeout: 15_000 });
  const answeredAt = Date.now();
  await host.page.getByText('What is the main reason?').waitFor();
  await studio.page.getByText('Tom Lindqvist').first().waitFor({ timeout: 10_000 });
  expect(Date.now() - answeredAt).toBeLessThan(5_000);
  await host.close();
  await studio.context.close();
});

test('a guide made by pointing at the running app is live for its audience within a minute', async () => {
  const { context, page } = await signedInStudio();
  // Someone of the audience is already in the app, and stays on the page.
  const host = await hostAppAs('usr-priya-nair');
  await host.page.locator('#new-order').waitFor();
  const whatsNew = host.page.getByRole('button', { name: 'Got it' });
  await whatsNew.click({ timeout: 15_000 });

  await page.goto(`${server.url}/guides`);
  await page.getByRole('link', { name: 'New guide' }).first().click();
  await page.getByRole('button', { name: /^Walkthrough Step by step/ }).click();
  await page.getByLabel('Name', { exact: true }).fill('How to start an order');
  await page.getByRole('button', { name: 'Create', exact: true }).click();
  await page.waitForURL('**/guides/*');
  await pickForStep(context, page, '#new-order');
  await page.getByRole('textbox', { name: 'Heading' }).fill('Made in the studio');
  await page.getByRole('button', { name: /^2/ }).click();
  await pickForStep(context, page, '[data-testid="nav-reports"]');

  await page.getByRole('tab', { name: 'Who and when' }).click();
  await page.getByRole('button', { name: 'Add a condition' }).first().click();
  await page.getByRole('menuitem', { name: 'User trait' }).click();
  await page.getByLabel('Value', { exact: true }).fill('support');
  await page.getByRole('button', { name: 'Publish', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Publish', exact: true }).click();
  await page.getByText('Version 1 is live').waitFor();
  const publishedAt = Date.now();

  // In the next session of that person, and not for someone of another role.
  const nextVisit = await hostAppAs('usr-priya-nair');
  await nextVisit.page.getByRole('heading', { name: 'Made in the studio' }).waitFor({ timeout: 60_000 });
  expect(Date.now() - publishedAt).toBeLessThan(60_000);
  const other = await hostAppAs('usr-lin-lan');
  await other.page.locator('#new-order').waitFor();
  await other.page.waitForTimeout(2000);
  expect(await other.page.getByRole('heading', { name: 'Made in the studio' }).count()).toBe(0);

  await Promise.all([host.close(), nextVisit.close(), other.close(), context.close()]);
});

test('a feature named by pointing counts the clicks there were before it', async () => {
  const { context, page } = await signedInStudio();
  // A click on a control that no feature stands for yet.
  const host = await hostAppAs('usr-diego-ramos');
  await host.page.getByRole('button', { name: 'Notifications' }).click();
  await host.page.close({ runBeforeUnload: true });

  await page.goto(`${server.url}/features`);
  await page.getByRole('button', { name: 'New feature' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'New feature' });
  await dialog.getByLabel('Name').fill('Notices read');
  await dialog.getByRole('button', { name: 'Add a rule' }).click();
  await page.getByRole('menuitem', { name: 'Click on an element' }).click();
  await pickInApp(context, page, '[aria-label="Notifications"]');
  await dialog.getByText(/1 use by 1 user of 1 account/).waitFor({ timeout: 10_000 });
  await dialog.getByRole('button', { name: 'Save' }).click();
  const row = page.getByRole('row', { name: /Notices read/ });
  await row.waitFor();
  expect(await row.getByRole('cell').allTextContents()).toContain('1');
  await Promise.all([host.close(), context.close()]);
});

/** Points at an element of the running app, as the author does in the tab that the studio opens. */
async function pickInApp(context: BrowserContext, studio: Page, selector: string): Promise<void> {
  const opening = context.waitForEvent('page');
  await studio.getByRole('button', { name: /^Pick/ }).click();
  const app = await opening;
  await app.getByRole('button', { name: /Pick/ }).first().waitFor({ timeout: 15_000 });
  await app.locator(selector).hover();
  await app.locator(selector).click();
  await app.getByRole('button', { name: /Use this/ }).click();
  await studio.getByRole('dialog', { name: 'Point at it in your app' }).waitFor({ state: 'detached' });
  if (!app.isClosed()) await app.close();
}

async function pickForStep(context: BrowserContext, studio: Page, selector: string): Promise<void> {
  await pickInApp(context, studio, selector);
  await studio.getByText('Found again with certainty').waitFor();
}
