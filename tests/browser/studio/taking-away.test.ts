import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../../support/browser.ts';
import { buildGuide } from '../../support/build-guide.ts';
import { asMember, kim, sendUse, setUp } from '../../support/studio-data.ts';
import { complaintsOf, openStudioPage } from '../../support/studio-page.ts';
import { type StudioServer, startStudioServer } from '../../support/studio-server.ts';

/* Nothing that somebody has made goes by one press: what takes it away asks first, and says what goes. */

let server: StudioServer;
let browser: Browser;
let page: Page;
let complaints: string[];
let member: ReturnType<typeof asMember>;
let guideId: string;

const day = '2026-01-10';

beforeAll(async () => {
  server = await startStudioServer();
  browser = await launchBrowser();
  const context = await browser.newContext({ locale: 'en-US', viewport: { width: 1280, height: 900 } });
  page = await context.newPage();
  complaints = complaintsOf(page);
  member = asMember(page, server.url);
  await sendUse(page, server.url, await setUp(member));
  const account = (method: string, path: string, data?: unknown) =>
    member(method, `/accounts/acme${path}`, data);
  await account('POST', '/contacts', {
    ...{ name: 'Boss Bauer', title: null, role: 'decisionMaker', stance: 'neutral' },
    ...{ userId: null, lastContactOn: null, leftOn: null },
  });
  await account('POST', '/criteria', {
    ...{ name: 'Days to close', family: 'time', unit: 'days', isLowerBetter: true, baseline: 9 },
    ...{ industryValue: null, quarters: [], featureIds: [], roiCost: null, roiGain: null, roiMethod: null },
  });
  await account('POST', '/plan', {
    ...{ kind: 'task', title: 'Train the team', dueOn: day, side: 'ours' },
    ...{ memberId: null, contactId: null, everyMonths: null, doneOn: null },
  });
  await account('POST', '/issues', {
    ...{ kind: 'problem', title: 'Export is slow', state: 'open', openedOn: day, memberId: null },
    ...{ url: null },
  });
  await account('POST', '/notes', { kind: 'note', text: 'Spoke', contactId: null, happenedOn: day });
  await account('PUT', '/level', { level: 'high', reason: 'They told us', until: '2030-01-01' });
  await account('PUT', '/churn', { churnedOn: day, reason: 'other', note: 'Gone' });
  await account('POST', '/share-links', { days: 7, locale: 'en' });
  await member('POST', '/teams', { name: 'North' });
  await member('POST', '/roles', { name: 'Analyst', rights: ['workspace.read'] });
  await member('POST', '/invitations', {
    ...{ email: 'new@example.com', locale: 'en' },
    place: { role: 'author', customRoleId: null, portfolio: 'all', teamId: null },
  });
  const elsewhere = await browser.newContext();
  await asMember(await elsewhere.newPage(), server.url)('POST', '/session', kim);
  await elsewhere.close();
  const { id, revision } = await member('POST', '/guides', {
    ...{ kind: 'walkthrough', name: 'Tour', draft: buildGuide() },
  });
  guideId = id;
  const publishAt = new Date(Date.now() + 86_400_000).toISOString();
  await member('PUT', `/guides/${id}/plan`, { revision, publishAt });
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

/** Where it is, what opens it if something must, and what takes it away; then how many of its kind there are. */
const cases: [
  what: string,
  path: string,
  opener: RegExp | null,
  button: RegExp,
  count: string,
  of: string,
][] = [
  ['a contact', '/accounts/acme', /Boss Bauer/, /^Remove$/, '/accounts/acme/contacts', 'contacts'],
  [
    'a success criterion',
    '/accounts/acme',
    /Days to close/,
    /^Remove$/,
    '/accounts/acme/criteria',
    'criteria',
  ],
  ['a task', '/accounts/acme', /Train the team/, /^Remove$/, '/accounts/acme/plan', 'items'],
  ['an issue', '/accounts/acme', /Export is slow/, /^Remove$/, '/accounts/acme/issues', 'issues'],
  ['a note', '/accounts/acme', null, /^Remove the note$/, '/accounts/acme/timeline', 'entries'],
  ['a level set by hand', '/accounts/acme', null, /^Let the facts decide$/, '/accounts/acme', 'levelSet'],
  ['what is known of a loss', '/accounts/acme', null, /^It is back$/, '/accounts/acme', 'churn'],
  [
    'a link for the customer',
    '/accounts/acme/reviews',
    null,
    /^Revoke$/,
    '/accounts/acme/share-links',
    'links',
  ],
  ['a team', '/settings/members', null, /^Delete the team North$/, '/teams', 'teams'],
  ['a role', '/settings/members', null, /^Delete the role Analyst$/, '/roles', 'roles'],
  ['an invitation', '/settings/members', null, /^Take back$/, '/invitations', 'invitations'],
  ['a sign-in elsewhere', '/settings/devices', null, /^Sign out$/, '/sessions', 'sessions'],
  ['a planned publication', '/guides/{guide}', null, /^Cancel the plan$/, '/guides/{guide}', 'plan'],
];

/** What there is of it: a list’s length counts, links that are revoked don’t. */
async function amountOf(path: string, of: string): Promise<number> {
  const answer = (await member('GET', path.replace('{guide}', guideId)))[of];
  if (!Array.isArray(answer)) return answer === null ? 0 : 1;
  return answer.filter(
    ({ kind, revokedAt = null }) => revokedAt === null && (of !== 'entries' || kind === 'note'),
  ).length;
}

test('what could not be taken away is said, also to whoever has closed the question meanwhile', async () => {
  await openStudioPage(page, `${server.url}/accounts/acme`);
  const isNote = (url: URL) => /\/notes\/[^/]+$/.test(url.pathname);
  let answer = () => {};
  const answered = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await page.route(isNote, async (route) => {
    await answered;
    const error = { code: 'unavailable', message: 'Come back later.', requestId: 'r' };
    await route.fulfill({ status: 503, json: { error } });
  });
  await page.getByRole('button', { name: 'Remove the note' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove for good' }).click();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  answer();
  await page.locator('.toast').getByText('Come back later.').waitFor();
  await page.unroute(isNote);
  // Chromium speaks of every refusal.
  expect(complaints.splice(0)).toEqual([expect.stringContaining('503')]);
});

test.each(cases)('%s does not go before one has said yes', async (_, path, opener, button, list, of) => {
  await openStudioPage(page, server.url + path.replace('{guide}', guideId));
  const before = await amountOf(list, of);
  if (opener) await page.locator('main').getByRole('button', { name: opener }).first().click();
  const press = () =>
    page.locator('dialog[open], main').last().getByRole('button', { name: button }).first().click();
  await press();
  const question = page.locator('dialog[open]').last();
  await question.getByText('?', { exact: false }).first().waitFor();
  expect(await amountOf(list, of)).toBe(before);

  await question.getByRole('button', { name: 'Cancel', exact: true }).click();
  expect(await amountOf(list, of)).toBe(before);

  await press();
  await question.locator('.button--danger').last().click();
  await page.waitForFunction(() => !document.querySelector('dialog[open]'));
  await expect.poll(() => amountOf(list, of)).toBe(before - 1);
  expect(complaints).toEqual([]);
});
