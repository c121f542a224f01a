import type { Browser, BrowserContext, Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { raiseAlerts } from '../../../server/alerts/raise-alerts.ts';
import { createMember } from '../../../server/workspaces/create-member.ts';
import { wcagFaults } from '../../support/axe.ts';
import { launchBrowser } from '../../support/browser.ts';
import { buildEvent } from '../../support/build-event.ts';
import { asMember, sendEvents, setUp } from '../../support/studio-data.ts';
import { complaintsOf, openStudioPage } from '../../support/studio-page.ts';
import { type StudioServer, startStudioServer } from '../../support/studio-server.ts';
import { uniqueName } from '../../support/unique-name.ts';

/**
 * What a customer success manager does in a morning: takes customers from a file, writes down what they know, and
 * looks into an alert. How an account is rescued from there is a journey of its own.
 */
let server: StudioServer;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let member: ReturnType<typeof asMember>;
let key: string;
let complaints: string[];

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000);
const people = (from: number, to: number) => Array.from({ length: to - from }, (_, n) => `u${from + n}`);
const come = (users: string[], days: number, name: string) =>
  sendEvents(
    page,
    server.url,
    key,
    users.map((userId) => buildEvent(daysAgo(days), { userId, accountId: 'acme', name })),
  );

beforeAll(async () => {
  server = await startStudioServer();
  browser = await launchBrowser();
  context = await browser.newContext({ locale: 'en-US', viewport: { width: 1280, height: 900 } });
  page = await context.newPage();
  complaints = complaintsOf(page);
  member = asMember(page, server.url);
  key = await setUp(member);
  await member('POST', '/features', {
    name: 'Approvals',
    moduleId: null,
    isCore: true,
    featureClass: 'process',
    rules: [{ type: 'event', eventName: 'approve' }],
  });
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const open = (path: string) => openStudioPage(page, server.url + path);

const look = async () => {
  const { apps, workspace } = await member('GET', '/session');
  const environment = apps[0].environments.find(({ name }: { name: string }) => name === 'production');
  await raiseAlerts(server.context, {
    workspaceId: workspace.id,
    appId: apps[0].id,
    environmentId: environment.id,
    actor: { kind: 'system' },
  });
};

test('takes accounts from a file, and says by line what it could not take', async () => {
  await open('/accounts');
  await page.getByRole('button', { name: 'Import' }).click();
  const csv = [
    'id,name,tier,industry,seats,go live,contract start,contract end,arr,currency,owner',
    'acme,Acme Ltd,strategic,Machinery,80,2024-01-15,2026-01-01,2030-12-31,12000,EUR,kim@example.com',
    'blue,Blue Harbour,enterprise,Retail,20,2024-03-01,,,,,',
    'bad,Bad Line,gold,,,,,,,,',
  ].join('\n');
  await page
    .getByLabel('File')
    .setInputFiles({ name: 'accounts.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
  await page.getByRole('dialog').getByRole('button', { name: 'Import' }).click();
  await page.getByText('2 created, 0 changed, 0 as they were.').waitFor();
  await page.getByText('Line 4:').waitFor();
  await page.getByRole('button', { name: 'Done' }).click();
  await expect.poll(() => page.locator('.table__link').count()).toBe(2);
});

test('takes tickets from a file into the lists of their accounts', async () => {
  await open('/accounts');
  await page.getByRole('button', { name: 'Import' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Tickets', { exact: true }).click();
  await dialog.getByText('raisedBy, channel, url').waitFor();
  const csv = [
    'Ticket,Account,Type,Subject,Status,Created,Requester',
    'T-17,acme,Bug,Search is slow,In progress,2026-01-20,Ms Lin',
    'T-18,nobody,Bug,Lost,New,2026-01-21,',
  ].join('\n');
  await page
    .getByLabel('File', { exact: true })
    .setInputFiles({ name: 'tickets.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
  await dialog.getByRole('button', { name: 'Import' }).click();
  await page.getByText('1 created, 0 changed, 0 as they were.').waitFor();
  await page.getByText('Line 3:').waitFor();
  await page.getByRole('button', { name: 'Done' }).click();
  await open('/accounts/acme');
  await page.getByText('Problem · T-17 · Ms Lin · From a list of tickets').waitFor();
  await page.getByRole('button', { name: 'Search is slow' }).click();
  expect(await dialog.getByLabel('How it came').inputValue()).toBe('import');
  expect(await dialog.getByLabel('Ticket').inputValue()).toBe('T-17');
  await dialog.getByLabel('State').selectOption('fixed');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await page.locator('.contact', { hasText: 'T-17' }).getByText('Fixed').waitFor();
});

test('writes down what it knows: profile, criterion, contact, note', async () => {
  const id = uniqueName('known');
  await member('POST', '/accounts-import', {
    csv: `id,seats,go live,contract start,contract end,arr,currency\n${id},80,2024-01-15,2026-01-01,2030-12-31,12000,EUR`,
  });
  await open(`/accounts/${encodeURIComponent(id)}`);
  await page.getByText('€12,000').waitFor();
  await page.getByRole('button', { name: 'Edit' }).click();
  await page.getByLabel('People expected on a working day').fill('20');
  await page.getByLabel('Modules expected to be used').fill('Orders, Approval');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Orders is expected and not used').waitFor();

  const criteria = page.locator('.card', { hasText: 'Success criteria' });
  await criteria.getByRole('button', { name: 'Add' }).click();
  await page.getByLabel('What should move').fill('Lead conversion');
  await page.getByLabel(/Q\d Target/).fill('8');
  await page.getByLabel(/Q\d Reached/).fill('7.4');
  await page.getByRole('button', { name: 'Save' }).click();
  await criteria.getByText('behind (7.4 of 8)').waitFor();

  const contacts = page.locator('.card', { hasText: 'who decides' });
  await contacts.getByRole('button', { name: 'Add' }).click();
  await page.getByLabel('Name', { exact: true }).fill('Ms Lin');
  await page.getByRole('button', { name: 'Save' }).click();
  await contacts.getByText('Never spoken').waitFor();
  await page.getByText('No contact with a decision maker is on record').waitFor();

  await page.getByRole('button', { name: 'Write a note' }).first().click();
  await page.getByLabel('What happened').fill('Showed the board what changed');
  await page.getByLabel('With').selectOption({ label: 'Ms Lin' });
  await page.getByRole('button', { name: 'Save' }).click();
  await page.locator('.timeline').getByText('Showed the board what changed').waitFor();
  await expect.poll(() => page.getByText('Never spoken').count()).toBe(0);
});

test('shows whoever may only read what was written down, and offers them no change of it', async () => {
  await member('POST', '/accounts/acme/issues', {
    ...{ kind: 'problem', title: 'Export hangs', state: 'open', openedOn: '2026-01-05' },
    ...{ memberId: null, url: null },
  });
  await member('PUT', '/accounts/acme/churn', { churnedOn: '2026-01-06', reason: 'other', note: 'Gone' });
  const reader = { email: 'lea@example.com', password: 'readers-password' };
  const { workspace } = await member('GET', '/session');
  const scope = { workspaceId: workspace.id, actor: { kind: 'system' as const } };
  await createMember(server.context, scope, { name: 'Lea', ...reader, locale: 'en', role: 'executive' });
  const theirs = await browser.newContext({ locale: 'en-US', viewport: { width: 1280, height: 900 } });
  try {
    const other = await theirs.newPage();
    await other.goto(server.url);
    await asMember(other, server.url)('POST', '/session', reader);
    await openStudioPage(other, `${server.url}/accounts/acme`);
    await other.getByRole('button', { name: 'Export hangs' }).click();
    const dialog = other.getByRole('dialog');
    expect(await dialog.getByLabel('What').inputValue()).toBe('Export hangs');
    expect(await dialog.getByLabel('What').isDisabled()).toBe(true);
    expect(await dialog.getByRole('button', { name: /Save|Remove/ }).count()).toBe(0);
    await other.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await other.getByText('Lost on Jan 6, 2026').waitFor();
    expect(await other.getByRole('button', { name: 'It is back' }).count()).toBe(0);
  } finally {
    await member('DELETE', '/accounts/acme/churn');
    await theirs.close();
  }
});

test('reads in an alert what changed, and drafts a guide for those who never used the feature', async () => {
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
        properties: { unit: userId < 'u3' ? 'Sales' : 'Support' },
      }),
    ),
  );
  await come(people(0, 53), 60, 'approve');
  for (const days of [9, 16, 23, 30]) await come(people(0, 20), days, 'look');
  await come(people(0, 11), 2, 'look');
  await look();

  await open('/alerts');
  await page.getByRole('link', { name: 'Activity is too low: rescue now' }).click();
  await page.getByText('Activity: 18.3% (limit 20%)').waitFor();
  await page.locator('.shift', { hasText: 'Sales' }).waitFor();
  await page.getByText('7 users', { exact: true }).waitFor();
  expect(await wcagFaults(page)).toEqual([]);
  await page.getByRole('button', { name: 'Show a guide to the 7' }).click();
  await page.getByText('It is not live yet.').waitFor();
  await page.getByRole('link', { name: 'Open the guide' }).click();
  await page.getByText('Approvals · Acme Ltd').first().waitFor();
  expect(complaints).toEqual([]);
});

test('says on a phone how many alerts wait: on the button that leads to them, and beside their name behind it', async () => {
  const { open: waiting } = await member('GET', '/alerts/count');
  expect(waiting).toBeGreaterThan(0);
  const said = `${waiting} ${waiting === 1 ? 'alert waits' : 'alerts wait'} for you`;
  await page.setViewportSize({ width: 390, height: 844 });
  await open('/users');
  await page.getByRole('button', { name: said }).click();
  await page.getByRole('menuitem', { name: said }).click();
  await page.getByRole('heading', { name: 'Alerts', exact: true }).waitFor();
  await page.setViewportSize({ width: 1280, height: 900 });
  expect(await page.getByRole('link', { name: said }).getAttribute('href')).toBe('/alerts');
  // What was done about one shows at once, and not when it is asked for the next time.
  await page.locator('tbody tr', { hasText: 'Open' }).first().getByRole('button').click();
  await page.getByRole('menuitem', { name: 'I’m on it' }).click();
  await page.getByRole('link', { name: said }).waitFor({ state: 'detached', timeout: 5_000 });
  expect(complaints).toEqual([]);
});

test('removes a business review that nobody needs, having asked, from the list and from the review itself', async () => {
  const account = '/accounts/acme';
  const days = { startsOn: '2026-01-01', endsOn: '2026-03-31', locale: 'en' };
  await member('POST', `${account}/reviews`, days);
  const { id } = await member('POST', `${account}/reviews`, { ...days, startsOn: '2026-02-01' });
  const { reviews: before } = await member('GET', `${account}/reviews`);
  await open(`${account}/reviews`);
  const rows = page.getByRole('region', { name: 'Business reviews' }).locator('tbody tr');
  await expect.poll(() => rows.count()).toBe(before.length);
  const dialog = page.getByRole('dialog', { name: 'Remove this review?' });
  await rows.first().getByRole('button', { name: 'Remove' }).click();
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  expect(await rows.count()).toBe(before.length);

  await page.goto(`${server.url}/reviews/${id}`);
  await page.getByRole('button', { name: 'Remove' }).click();
  await dialog.getByRole('button', { name: 'Remove' }).click();
  await page.waitForURL(`**${account}/reviews`);
  await expect.poll(() => rows.count()).toBe(before.length - 1);
  await rows.first().getByRole('button', { name: 'Remove' }).click();
  await dialog.getByRole('button', { name: 'Remove' }).click();
  await expect.poll(() => rows.count()).toBe(before.length - 2);
  expect((await member('GET', `${account}/reviews`)).reviews).toHaveLength(before.length - 2);
  expect(complaints).toEqual([]);
});

test.each(['/', '/accounts/acme'])('every tile of %s opens as long a list as it says', async (path) => {
  await open(path);
  const behind = page.locator('.stats .behind');
  const tiles = await behind.count();
  expect(tiles).toBeGreaterThanOrEqual(3);
  for (let n = 0; n < tiles; n++) {
    const made = await behind.nth(n).innerText();
    await behind.nth(n).click();
    const dialog = page.getByRole('dialog');
    await expect.poll(() => dialog.locator('.skeleton').count()).toBe(0);
    const rows = dialog.locator('tbody tr:has(td + td), tbody tr:has(a)');
    const length = Number.parseInt(made, 10);
    // A page of the list has fifty.
    await expect.poll(() => rows.count(), { message: made }).toBe(Math.min(length, 50));
    await dialog.getByText(new RegExp(`^${length} `)).waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
  }
  expect(complaints).toEqual([]);
});
