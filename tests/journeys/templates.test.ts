import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { wcagFaults } from '../support/axe.ts';
import { launchBrowser } from '../support/browser.ts';
import { hostAppAs, signedInStudio } from '../support/demo-people.ts';
import { type RunningServer, startServer } from '../support/running-server.ts';
import { asMember } from '../support/studio-data.ts';

/** A product manager takes a template, says what of their app it means, publishes, and a user of the app has it. */
let server: RunningServer;
let browser: Browser;

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(), launchBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

async function begin(page: Page, template: RegExp): Promise<void> {
  await page.goto(`${server.url}/guides`);
  await page.getByRole('link', { name: 'New guide' }).first().click();
  await page.getByRole('region', { name: 'Templates' }).getByRole('button', { name: template }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Create' }).click();
  await page.getByRole('tab', { name: 'Content' }).waitFor();
}

async function publish(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Publish', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Publish', exact: true }).click();
  await page.getByText('Version 1 is live').waitFor();
}

test('a checklist from a template ticks itself as its user does what it asks', async () => {
  const { context, page } = await signedInStudio(browser, server);
  const startedAt = Date.now();
  await begin(page, /^Checklist Checklist for end users/);
  const tasks = page.getByRole('navigation', { name: 'Tasks' });
  const task = page.getByRole('group', { name: 'This task' });
  const ticks = task.getByLabel('Ticks itself when the user');

  await task.getByLabel('Guide', { exact: true }).first().selectOption({ label: 'Welcome to Harbour' });
  await task.getByLabel('Guide', { exact: true }).last().selectOption({ label: 'Welcome to Harbour' });
  await tasks.getByRole('button', { name: /^2 Create your first item/ }).click();
  await task.getByLabel('What there is to do').fill('Look at the reports');
  await ticks.selectOption({ label: 'Visits a page' });
  await task.getByLabel('Page address').fill('/reports');
  await task.getByLabel('A press on it').selectOption({ label: 'Open a link' });
  await task.getByLabel('Link', { exact: true }).fill('/reports');
  await tasks.getByRole('button', { name: /^3 Share it/ }).click();
  await ticks.selectOption({ label: 'Triggers an event' });
  await task.getByLabel('Event name').fill('Report exported');
  await tasks.getByRole('button', { name: /^4 Complete your profile/ }).click();
  await task.getByLabel('Feature', { exact: true }).selectOption({ index: 1 });
  // The third before the second, and back: from the keyboard.
  await tasks.getByRole('button', { name: /^3 Share it/ }).press('Alt+ArrowUp');
  await tasks.getByRole('button', { name: /^2 Share it/ }).waitFor();
  await page.keyboard.press('Control+z');
  await tasks.getByRole('button', { name: /^3 Share it/ }).waitFor();
  expect(await wcagFaults(page)).toEqual([]);
  await publish(page);
  console.info(`from "new guide" to a live checklist: ${((Date.now() - startedAt) / 1000).toFixed(1)} s`);

  const host = await hostAppAs(browser, server, 'usr-diego-ramos');
  await host.page.getByRole('button', { name: /Get started 0 of 4/ }).click({ timeout: 60_000 });
  const panel = host.page.getByRole('dialog', { name: 'Get started' });
  await panel.getByRole('button', { name: 'Look at the reports' }).click();
  await panel.getByRole('button', { name: 'Open page' }).click();
  await host.page.waitForURL('**/reports');
  await host.page.getByRole('button', { name: /Get started 1 of 4/ }).waitFor({ timeout: 15_000 });
  expect(host.faults).toEqual([]);
  await Promise.all([host.close(), context.close()]);
});

test('a survey from a template asks right after the event, and goes on by the answer', async () => {
  const { context, page } = await signedInStudio(browser, server);
  // The demo’s own guides would go first.
  const member = asMember(page, server.url);
  for (const { id, live } of (await member('GET', '/guides')).guides) {
    if (live) await member('POST', `/guides/${id}/unpublish`);
  }
  await begin(page, /^Survey Satisfaction after a ticket/);
  const steps = page.getByRole('navigation', { name: 'Steps' });
  await steps.getByText('Only after ≥ 4').waitFor();
  await page.getByLabel('The question').fill('How was the support?');
  expect(await wcagFaults(page)).toEqual([]);
  await page.getByRole('tab', { name: 'Who and when' }).click();
  await page.getByLabel('Event name').fill('Task completed');
  expect(await wcagFaults(page)).toEqual([]);
  await publish(page);

  const host = await hostAppAs(browser, server, 'usr-priya-nair');
  await host.page.locator('#new-order').waitFor();
  await host.page.evaluate(() =>
    (window as unknown as { cairn: { push(call: unknown[]): void } }).cairn.push(['track', 'Task completed']),
  );
  await host.page.getByText('How was the support?').first().waitFor({ timeout: 15_000 });
  await host.page.getByRole('radio', { name: '5' }).click();
  await host.page.getByText('What went well?').waitFor();
  expect(host.faults).toEqual([]);
  await Promise.all([host.close(), context.close()]);
});
