import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readingFaults } from '../../support/axe.ts';
import { launchBrowser } from '../../support/browser.ts';
import { buildEvent } from '../../support/build-event.ts';
import {
  asMember,
  buildScore,
  publishSurvey,
  sendEvents,
  sendUse,
  setUp,
} from '../../support/studio-data.ts';
import { complaintsOf, openStudioPage } from '../../support/studio-page.ts';
import { type StudioServer, startStudioServer } from '../../support/studio-server.ts';
import { uniqueName } from '../../support/unique-name.ts';

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

test('who was heard is searched, sorted and exported as the address says, and so is who is next', async () => {
  await open('/nps?tab=coverage');
  await page.getByRole('button', { name: 'Account', exact: true }).click();
  await page.waitForURL(/coverage-sort=account/);
  await expect.poll(firsts).toEqual(['Acme Ltd', 'Blue Harbour', '华东精密制造有限公司']);
  await open('/nps?tab=coverage&coverage-sort=-users&coverage-search=acme');
  await expect.poll(firsts).toEqual(['Acme Ltd']);
  await page.getByRole('searchbox').fill('e');
  await expect.poll(firsts).toEqual(['Acme Ltd', 'Blue Harbour']);
  expect(await readingFaults(page)).toEqual([]);
  const lines = await download(() => page.getByRole('link', { name: 'Export as CSV: Coverage' }).click());
  expect(lines.map((line) => line.split(',')[1])).toEqual(['accountName', 'Acme Ltd', 'Blue Harbour']);
  await page.getByRole('searchbox').fill('nothing-like-it');
  await page.getByText('Nothing matches').waitFor();
  await page.getByRole('button', { name: 'Show all' }).click();
  await expect.poll(async () => (await rows()).length).toBe(3);

  await page.getByRole('row', { name: /Acme/ }).getByRole('button', { name: 'Show' }).click();
  await page.waitForURL(/next=acme/);
  await open('/nps?tab=coverage&next=acme&queue-sort=-name');
  const dialog = page.getByRole('dialog', { name: 'Who is asked next in Acme Ltd' });
  await expect
    .poll(() => dialog.locator('tbody th').allInnerTexts())
    .toEqual([expect.stringContaining('李娜'), expect.stringContaining('Ada Lovelace')]);
  await page.keyboard.press('Escape');
  await page.waitForURL((url) => !/next|queue/.test(url.search));
});

test('an account’s own users are searched, sorted and exported as the address says', async () => {
  await open('/accounts/acme?tab=users&users-sort=-name');
  expect(await firsts()).toEqual(['李娜', 'Ada Lovelace']);
  await page.getByRole('button', { name: 'User', exact: true }).click();
  await page.waitForURL(/users-sort=name/);
  await expect.poll(firsts).toEqual(['Ada Lovelace', '李娜']);
  await open('/accounts/acme?tab=users&users-search=love');
  await expect.poll(firsts).toEqual(['Ada Lovelace']);
  expect(await readingFaults(page)).toEqual([]);
  const lines = await download(() => page.getByRole('link', { name: 'Export as CSV: Users' }).click());
  expect(lines.map((line) => line.split(',')[1])).toEqual(['name', 'Ada Lovelace']);
});

test('the audit log is searched by who and what, in the words of whoever reads it', async () => {
  await open('/settings/audit');
  await page.getByRole('searchbox').fill('key MADE');
  await page.waitForURL(/search=key/);
  await expect.poll(async () => (await rows()).length).toBe(6);
  expect(await readingFaults(page)).toEqual([]);
  await page.getByRole('searchbox').fill('north');
  await expect
    .poll(async () => (await firsts()).map((text) => text?.trim()))
    .toEqual(['Key made: North sea']);
  const lines = await download(() => page.getByRole('link', { name: 'Export CSV' }).click());
  expect(lines).toHaveLength(2);
  await page.getByRole('searchbox').fill('nothing-like-it');
  await page.getByText('Nothing matches').waitFor();
  await page.getByRole('button', { name: 'Show all' }).click();
  await page.waitForURL((url) => !url.searchParams.has('search'));
});

test('the audit log calls an account by its name, leads to it, and is ordered on a phone too', async () => {
  await member('POST', '/accounts/acme/contacts', {
    ...{ name: 'Ms Lin', title: null, role: 'decisionMaker', stance: 'unknown' },
    ...{ userId: null, leftOn: null, lastContactOn: null },
  });
  await page.setViewportSize({ width: 390, height: 844 });
  await open('/settings/audit');
  await page.getByRole('link', { name: 'Acme Ltd' }).first().waitFor();
  const [newest] = await firsts();
  await page.getByLabel('Order').selectOption('Oldest first');
  await page.waitForURL(/order=asc/);
  await expect.poll(async () => (await firsts())[0]).not.toBe(newest);
  expect(await readingFaults(page)).toEqual([]);
  await page.getByLabel('Order').selectOption('Newest first');
  await page.getByRole('link', { name: 'Acme Ltd' }).first().click();
  await page.waitForURL('**/accounts/acme');
  await page.setViewportSize({ width: 1280, height: 900 });
});

test('what was sent to a webhook is chosen by its outcome and exported; a link opens the same', async () => {
  const name = uniqueName('Team chat');
  const { id } = await member('POST', '/webhooks', {
    ...{
      name,
      url: 'https://chat.example.invalid/hook',
      format: 'slack',
      kinds: ['alert.opened'],
    },
  });
  await page.request.post(`${server.url}/api/v1/webhooks/${id}/test`, { headers: { Origin: server.url } });
  await open('/settings/webhooks');
  await page.getByRole('button', { name: `Actions for ${name}` }).click();
  await page.getByRole('menuitem', { name: 'What was sent' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.locator('tbody th').waitFor();
  await page.waitForURL(/log=/);
  await dialog.getByLabel('Outcome').selectOption('Delivered');
  await page.waitForURL(/outcome=delivered/);
  await dialog.getByText('Nothing with this outcome').waitFor();
  expect(await readingFaults(page)).toEqual([]);

  await open(page.url().slice(server.url.length).replace('=delivered', '=waiting'));
  await dialog.locator('tbody th').waitFor();
  const lines = await download(() => dialog.getByRole('button', { name: /^Export as CSV/ }).click());
  expect(lines[0]).toContain('what,when,outcome');
  expect(lines).toHaveLength(2);
  await page.keyboard.press('Escape');
  await page.waitForURL((url) => url.search === '');
});

test('answers, and results by account, are in the order that the address says', async () => {
  const surveyId = await publishSurvey(member);
  await sendEvents(page, server.url, (await member('GET', '/install')).publicKey, [
    buildScore(surveyId, 'ada', 'acme', 10),
    buildScore(surveyId, 'marc', 'harbour', 4),
    buildScore(surveyId, 'wei', 'huadong', 7),
    ...[
      ['ada', 'acme'],
      ['marc', 'harbour'],
      ['wei', 'huadong'],
    ].map(([userId = '', accountId = '']) =>
      buildEvent(new Date(), {
        ...{ kind: 'guide', name: 'guide.started', userId, accountId },
        properties: { guideId: surveyId, version: 1, runId: crypto.randomUUID(), stepId: 'ask' },
      }),
    ),
  ]);
  await open('/nps?tab=answers&order=lowest');
  const scores = async () => (await page.locator('.answer .score').allInnerTexts()).map(Number);
  await expect.poll(scores).toEqual([4, 7, 10]);
  await page.getByLabel('Order').selectOption('Highest score first');
  await page.waitForURL(/order=highest/);
  await expect.poll(scores).toEqual([10, 7, 4]);
  expect(await readingFaults(page)).toEqual([]);
  const lines = await download(() => page.getByRole('link', { name: 'Export CSV' }).click());
  expect(lines.map((line) => line.split(',')[1])).toEqual(['userId', 'ada', 'wei', 'marc']);

  await open(`/guides/${surveyId}?section=results&accounts-sort=account`);
  const ofAccounts = page.getByRole('region', { name: 'By account' });
  await expect
    .poll(() => ofAccounts.locator('tbody th').allInnerTexts())
    .toEqual(['Acme Ltd', 'Blue Harbour', '华东精密制造有限公司']);
  await open(`/guides/${surveyId}?section=results&accounts-sort=-account&accounts-search=HARB`);
  await expect.poll(() => ofAccounts.locator('tbody th').allInnerTexts()).toEqual(['Blue Harbour']);
  expect(await readingFaults(page)).toEqual([]);
});

test('what each owner’s part is can be sorted and exported, and the total stays last', async () => {
  const { member: me } = await member('GET', '/session');
  await member('PUT', '/accounts/acme', { fields: { ownerId: me.id } });
  await open('/company');
  const customers = page.getByRole('region', { name: 'Customers', exact: true });
  const owners = () => customers.locator('tbody th').allInnerTexts();
  await customers.getByRole('button', { name: 'Owner', exact: true }).click();
  await page.waitForURL(/owners-behaviour-sort=name/);
  await expect.poll(owners).toEqual(['Kim Doe', 'Nobody', 'Total']);
  await open('/company?owners-behaviour-sort=-name');
  await expect.poll(owners).toEqual(['Nobody', 'Kim Doe', 'Total']);
  const lines = await download(() => page.getByRole('button', { name: 'Export as CSV: Customers' }).click());
  expect(lines.map((line) => line.split(',')[0])).toEqual(['\uFEFFname', 'Nobody', 'Kim Doe', 'Total']);
});

test('the answers of an account are searched, ordered and exported as the address says', async () => {
  const surveyId = await publishSurvey(member);
  const key = (await member('GET', '/install')).publicKey;
  const account = uniqueName('choir');
  const scores = Array.from({ length: 8 }, (_, n) => buildScore(surveyId, `${account} ${n}`, account, n + 2));
  await sendEvents(page, server.url, key, scores);
  const given = page.locator('.answer');
  await open(`/accounts/${encodeURIComponent(account)}?tab=answers`);
  await expect.poll(() => given.count()).toBe(8);
  await page.getByLabel('Order').selectOption('Oldest first');
  await page.waitForURL(/answers-sort=answered/);
  await page.getByLabel('Search answers').fill(`${account} 3`.toUpperCase());
  await page.waitForURL(/answers-search=CHOIR/);
  await expect.poll(() => given.count()).toBe(1);
  await open(page.url().slice(server.url.length));
  await expect.poll(() => given.allInnerTexts()).toEqual([expect.stringContaining(`${account} 3`)]);
  expect(await readingFaults(page)).toEqual([]);
  const lines = await download(() => page.getByRole('link', { name: 'Export CSV' }).click());
  expect(lines).toHaveLength(2);
  await page.getByLabel('Search answers').fill('nothing-like-it');
  await page.getByText('No answer matches').waitFor();
  await page.getByRole('button', { name: 'Show all' }).click();
  await expect.poll(() => given.count()).toBe(8);
});

test('a manager reads what the people of their own accounts said, and a filter that is closed says of what it is', async () => {
  const { member: me } = await member('GET', '/session');
  const [mine, another] = [uniqueName('mine'), uniqueName('another')];
  const surveyId = await publishSurvey(member);
  const key = (await member('GET', '/install')).publicKey;
  await sendEvents(
    page,
    server.url,
    key,
    [mine, another].map((account) => buildScore(surveyId, `of ${account}`, account, 3)),
  );
  await member('PUT', `/accounts/${encodeURIComponent(mine)}`, { fields: { ownerId: me.id } });
  const given = page.locator('.answer');
  await open('/nps?tab=answers&group=detractors');
  await given.filter({ hasText: `of ${another}` }).waitFor();
  await page.getByLabel('Of my accounts').check();
  await page.waitForURL(/owner=me/);
  await expect.poll(() => given.filter({ hasText: `of ${another}` }).count()).toBe(0);
  await given.filter({ hasText: `of ${mine}` }).waitFor();
  const lines = await download(() => page.getByRole('link', { name: 'Export CSV' }).click());
  expect(lines.join()).toContain(`of ${mine}`);
  expect(lines.join()).not.toContain(`of ${another}`);

  await open('/accounts');
  const risk = page.getByLabel('Risk', { exact: true });
  await risk.selectOption('High');
  await page.waitForURL(/risk=high/);
  expect(await risk.locator('option:checked').innerText()).toBe('Risk: High');
});
