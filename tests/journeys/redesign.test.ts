import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { type RunningServer, startServer } from '../support/running-server.ts';

/** The demo's guides and tags were made on the first design of its host app; here its users have the second one. */
let server: RunningServer;
let browser: Browser;

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(), launchBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

test.each([
  ['usr-maya-okafor', 'Next', 'Done', 'Orders start here', 'Who is it for?'],
  ['usr-diego-ramos', 'Next', 'Done', 'Orders start here', 'Who is it for?'],
])(
  '%s goes through the tour on the redesigned app, with the real click in the middle',
  async (userId, next, done, second, third) => {
    const context = await browser.newContext();
    await context.addInitScript((id) => localStorage.setItem('harbour:user', id), userId);
    const page = await context.newPage();
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(error.message));
    await page.goto(`${server.hostAppUrl}/?v=2`);
    await page.getByRole('button', { name: next, exact: true }).click({ timeout: 15_000 });
    await page.getByRole('heading', { name: second }).waitFor();
    await page.locator('#hxNewOrder').click();
    await page.waitForURL('**/orders/new?v=2');
    await page.getByRole('heading', { name: third }).waitFor();
    await page.getByRole('button', { name: next, exact: true }).click();
    await page.getByRole('button', { name: done, exact: true }).click();
    expect(faults).toEqual([]);
    await context.close();
  },
);
