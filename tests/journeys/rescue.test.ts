import type { Browser, BrowserContext, Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { raiseAlerts } from '../../server/alerts/raise-alerts.ts';
import { wcagFaults } from '../support/axe.ts';
import { launchBrowser } from '../support/browser.ts';
import { buildEvent } from '../support/build-event.ts';
import { type HostPages, hostPages } from '../support/host-pages.ts';
import { asMember, sendEvents } from '../support/studio-data.ts';
import { type StudioServer, startStudioServer } from '../support/studio-server.ts';

/*
 * An account is rescued: its activity has fallen to 18.3 %, the alert's page names what its people have never used, two
 * presses later they are shown a guide in the host app, they use the feature, activity is back above 20 %, the alert
 * ends, and the account's timeline has it all.
 */
let server: StudioServer;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let host: HostPages;
let member: ReturnType<typeof asMember>;
let key: string;

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000);
const people = (from: number, to: number) => Array.from({ length: to - from }, (_, n) => `u${from + n}`);
const come = (users: string[], days: number, name: string, path: string) =>
  sendEvents(
    page,
    server.url,
    key,
    users.map((userId) => buildEvent(daysAgo(days), { userId, accountId: 'acme', name, path })),
  );
const look = async () => {
  const { apps, workspace } = await member('GET', '/session');
  const environment = apps[0].environments.find(({ name }: { name: string }) => name === 'production');
  const scope = { workspaceId: workspace.id, appId: apps[0].id, environmentId: environment.id };
  await raiseAlerts(server.context, { ...scope, actor: { kind: 'system' } });
};

/** The host app as somebody sees it. */
async function hostAppAs(userId: string): Promise<{ page: Page; close: () => Promise<void> }> {
  const visit = await browser.newContext({ locale: 'en-US' });
  const own = await visit.newPage();
  await own.goto(`${host.origin}/?as=${userId}`);
  return { page: own, close: () => visit.close() };
}

beforeAll(async () => {
  [server, browser, host] = await Promise.all([startStudioServer(), launchBrowser(), hostPages()]);
  context = await browser.newContext({ locale: 'en-US', viewport: { width: 1280, height: 900 } });
  page = await context.newPage();
  member = asMember(page, server.url);
  await member('POST', '/setup', {
    ...{ name: 'Kim Doe', email: 'kim@example.com', password: 'correct horse battery', locale: 'en' },
    ...{ workspaceName: 'Acme', appName: 'Acme CRM', appUrl: host.origin },
  });
  key = (await member('GET', '/install')).publicKey;
  const document = (main: string) => `<!doctype html><html lang="en"><head><title>CRM</title>
    <script>
      var user = new URLSearchParams(location.search).get('as') || sessionStorage.user;
      sessionStorage.user = user;
      window.cairn = window.cairn || [];
      cairn.push(['identify', user]);
      cairn.push(['group', 'acme']);
    </script>
    <script async src="${server.url}/s.js" data-key="${key}"></script></head><body>${main}</body></html>`;
  host.page('/', document('<h1>CRM</h1>'));
  host.page(
    '/approvals',
    document(`<h1>Approvals</h1><button onclick="cairn.push(['track', 'approve'])">Approve</button>`),
  );
  await member('POST', '/features', {
    ...{ name: 'Approvals', moduleId: null, isCore: true, featureClass: 'process' },
    rules: [{ type: 'event', eventName: 'approve' }],
  });
});
afterAll(async () => {
  await browser?.close();
  await host?.close();
  await server?.stop();
});

test('rescue: from the alert to the guide, from the guide to its effect, from the effect to the end', async () => {
  await sendEvents(
    page,
    server.url,
    key,
    people(0, 60).map((userId) =>
      buildEvent(daysAgo(120), {
        userId,
        accountId: 'acme',
        kind: 'identify',
        name: 'user.identified',
        properties: {},
      }),
    ),
  );
  await member('PUT', '/accounts/acme', { name: 'Acme Ltd', fields: { goLiveOn: '2024-01-15' } });
  await come(people(0, 53), 60, 'approve', '/approvals');
  for (const days of [9, 16, 23, 30]) await come(people(0, 20), days, 'look', '/');
  await come(people(0, 11), 2, 'look', '/');
  await look();

  await page.goto(`${server.url}/alerts`);
  await page.getByRole('link', { name: 'Activity is too low: rescue now' }).click();
  await page.getByText('Activity: 18.3% (limit 20%)').waitFor();
  const alertUrl = page.url();

  // Who they are, as many as it says.
  await page.getByRole('button', { name: /Show who is behind “Never used the feature”: 7 users/ }).click();
  const list = page.getByRole('dialog');
  await list.getByText('7 users').waitFor();
  await expect.poll(() => list.locator('tbody tr').count()).toBe(7);
  await page.keyboard.press('Escape');

  // Two presses.
  await page.getByRole('button', { name: 'Show a guide to the 7' }).click();
  await page.getByRole('button', { name: 'Publish', exact: true }).click();
  await page.getByText('0 people have seen it').waitFor();
  expect(await wcagFaults(page)).toEqual([]);

  const visit = await hostAppAs('u55');
  await visit.page.getByRole('heading', { name: 'Have you tried Approvals?' }).waitFor({ timeout: 60_000 });
  await visit.page.getByRole('button', { name: 'Show me' }).click();
  await visit.page.waitForURL('**/approvals');
  await visit.page.getByRole('button', { name: 'Approve' }).click();
  // Whoever has used it is not asked.
  const other = await hostAppAs('u3');
  await other.page.getByRole('heading', { name: 'CRM' }).waitFor();

  await page.goto(alertUrl);
  await expect
    .poll(
      async () => {
        await page.reload();
        return page.locator('.notice', { hasText: 'A guide for 7 people' }).innerText();
      },
      { timeout: 30_000, interval: 1000 },
    )
    .toMatch(
      /1 person has seen it.*Since then 1 person has used the feature\..*7 had never used it, 6 still have not/s,
    );
  expect(await other.page.getByText('Have you tried Approvals?').count()).toBe(0);
  await Promise.all([visit.close(), other.close()]);

  // u55 and one more: 13 of 60.
  await come(['u54'], 0, 'approve', '/approvals');
  await look();
  await page.reload();
  await page.getByText('the condition ended').waitFor();

  await page.goto(`${server.url}/accounts/acme`);
  const timeline = page.locator('.timeline');
  await timeline.getByText('Alert: Activity is too low: rescue now').waitFor();
  await timeline.getByText('Alert resolved: Activity is too low: rescue now').waitFor();
  await timeline.getByText('Guide seen: Approvals · Acme Ltd').waitFor();
});
