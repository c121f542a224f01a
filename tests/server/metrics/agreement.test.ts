import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createApp } from '../../../server/app.ts';
import { createFeature } from '../../../server/catalogue/save-feature.ts';
import type { Context } from '../../../server/context.ts';
import { createGuide } from '../../../server/guides/edit-guide.ts';
import { publishGuide } from '../../../server/guides/publish-guide.ts';
import { ingest } from '../../../server/ingest/ingest.ts';
import { type MeasuredName, measuredNames } from '../../../server/metrics/measured.ts';
import { noteRevenue } from '../../../server/metrics/note-revenue.ts';
import { buildBatch, buildEvent } from '../../support/build-event.ts';
import { buildStep, buildSurvey, npsQuestion } from '../../support/build-guide.ts';
import { type BuiltWorkspace, buildWorkspace } from '../../support/build-workspace.ts';
import { callApi } from '../../support/call-api.ts';
import { createSetClock } from '../../support/set-clock.ts';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts';

/*
 * The same number, wherever it stands: in a list, on an account's page, in a file, in a document, at home, and as long
 * as the list behind it.
 */

let database: TestDatabase;
let context: Context;
let workspace: BuiltWorkspace;
let app: ReturnType<typeof createApp>;
let api: ReturnType<typeof callApi>;
// A Thursday, at four in the afternoon in Shanghai.
const clock = createSetClock('2026-03-05T08:00:00Z');
const accounts = ['a0', 'a1', 'a2'];

beforeAll(async () => {
  database = await createTestDatabase();
  context = database.context({ now: clock.now });
  workspace = await buildWorkspace(context);
  app = createApp(context);
  api = callApi(app, workspace.production.secretKey);
  await liveThroughTwoMonths();
});
afterAll(() => database.drop());

/** Three accounts, of which one lives in another time zone, with nine people, one of them in two accounts. */
async function liveThroughTwoMonths() {
  const { scope, keyed } = workspace.production;
  for (const name of ['order.placed', 'order.approved', 'report.opened', 'never.used']) {
    await createFeature(context, scope, {
      ...{ name, moduleId: null, isCore: true, featureClass: 'record' },
      rules: [{ type: 'event', eventName: name }],
    });
  }
  const survey = await createGuide(context, scope, {
    kind: 'survey',
    name: 'Half-year survey',
    draft: buildSurvey({ steps: [buildStep('ask', { blocks: [npsQuestion('q1')] })] }),
  });
  await publishGuide(context, scope, survey.id, survey.revision);
  const ago = (hours: number) => new Date(clock.now().getTime() - hours * 3_600_000);
  const visits = Array.from({ length: 9 }, (_, user) => {
    const accountId = `a${user % 3}`;
    return [4, 40, 150, 190, 420, 800, 1300].flatMap((hours, index) =>
      (user + index) % 4 === 0
        ? []
        : [
            buildEvent(ago(hours + 30 * user), {
              userId: `u${user}`,
              accountId,
              name: ['order.placed', 'order.approved', 'report.opened'][(user + index) % 3]!,
            }),
          ],
    );
  }).flat();
  const run = { guideId: survey.id, version: 1, stepId: 'ask', questionId: 'q1' };
  const answers = [10, 9, 8, 3].map((score, user) =>
    buildEvent(ago(200), {
      ...{ kind: 'survey' as const, name: 'survey.answered', userId: `u${user}`, accountId: `a${user % 3}` },
      properties: { ...run, runId: crypto.randomUUID(), answer: { score } },
    }),
  );
  const elsewhere = buildEvent(ago(5), { userId: 'u0', accountId: 'a1', name: 'order.placed' });
  const zone = buildEvent(ago(900), {
    ...{ userId: 'u2', accountId: 'a2', kind: 'group' as const, name: 'account.identified' },
    properties: { timeZone: 'America/Los_Angeles' },
  });
  await ingest(context, keyed, buildBatch([...visits, ...answers, elsewhere, zone], clock.now()), 'browser');
  for (const id of accounts) await api('PUT', `/accounts/${id}`, { fields: { seats: 10 } });
  await beLookedAfter();
}

/** One account is somebody's, and was renewed for more; of the others one is nobody's, and ended. */
async function beLookedAfter() {
  const change = (id: string, fields: Record<string, unknown>) => api('PUT', `/accounts/${id}`, { fields });
  const contract = (year: number, contractValue: number) => ({
    contractStartsOn: `${year}-02-01`,
    contractEndsOn: `${year + 1}-01-31`,
    ...{ contractValue, currency: 'EUR' },
  });
  for (const id of accounts) await change(id, { signedOn: '2024-01-01', ...contract(2025, 1000) });
  await noteRevenue(context);
  await change('a0', { tier: 'strategic', ownerId: workspace.member.id, ...contract(2026, 1500) });
  await change('a1', { tier: 'enterprise', ownerId: workspace.member.id });
  await change('a2', { tier: 'enterprise' });
  await noteRevenue(context);
  const note = (id: string, kind: string, happenedOn: string) =>
    api('POST', `/accounts/${id}/notes`, { kind, text: 'Spoke', contactId: null, happenedOn });
  await note('a0', 'call', '2026-02-20');
  await note('a0', 'referral', '2026-02-21');
  await note('a0', 'note', '2026-02-22');
  await note('a1', 'review', '2025-12-20');
  const { answers } = (await api('GET', '/answers')).body;
  const { userId, runId } = answers.find(({ score }: { score: number }) => score === 3);
  const { status } = await api('PUT', `/answers/${userId}/${runId}/tasks/reply`, {
    isDone: true,
    note: 'Called',
  });
  expect(status).toBe(204);
}

const get = async (path: string) => {
  const { status, body } = await api('GET', path);
  expect(status, path).toBe(200);
  return body;
};
const csv = async (path: string): Promise<Record<string, string>[]> =>
  parse(
    await (
      await app.request(`/api/v1${path}`, {
        headers: { Authorization: `Bearer ${workspace.production.secretKey}` },
      })
    ).text(),
    { bom: true, columns: true },
  );
const metric = (name: MeasuredName, query: string) => get(`/metrics/${name}?${query}`);
const lengthBehind = async (name: MeasuredName, query: string, part = 'part') => {
  const rows = await csv(`/metrics/${name}/behind.csv?${query}&part=${part}`);
  expect(rows).toHaveLength((await get(`/metrics/${name}/behind?${query}&part=${part}&limit=1`)).total);
  return rows.length;
};

/** What the list, the page and the file say of an account. */
async function said(id: string) {
  const list = await get('/accounts?limit=500');
  const row = list.accounts.find((account: { id: string }) => account.id === id);
  const page = await get(`/accounts/${id}`);
  const line = (await csv('/accounts.csv')).find((each) => each.id === id)!;
  return { row, page, line };
}

test.each(['', 'from=2026-01-20&to=2026-02-20', 'account=a1', 'feature=1&from=2026-02-20&to=2026-02-26'])(
  'numbers asked for together are those asked for one by one: of %s',
  async (asked) => {
    const [first] = (await get('/features')).features;
    const query = asked.replace('feature=1', `feature=${first.id}`);
    const all: Record<string, unknown> = {};
    for (let from = 0; from < measuredNames.length; from += 30) {
      const names = measuredNames.slice(from, from + 30);
      const answer = await get(`/metrics?names=${names}&${query}`);
      expect(Object.keys(answer)).toEqual(names);
      Object.assign(all, answer);
    }
    for (const name of measuredNames) {
      const alone = await metric(name, query);
      expect(all[name], name).toEqual(alone);
      // Those that are a figure of their own have a list as well.
      expect(await lengthBehind(name, query), name).toBe(alone.n);
    }
  },
);

test.each(accounts)('activity of %s (statement 95)', async (id) => {
  const { row, page, line } = await said(id);
  expect(row.activeUsers28).toBeGreaterThan(0);
  const of = `account=${id}`;
  for (const [name, number, days] of [
    ['activeUsers7', row.activeUsers7, 7],
    ['activeUsers28', row.activeUsers28, 28],
  ] as const) {
    expect(page[name]).toBe(number);
    expect(line[name]).toBe(String(number));
    expect((await metric('activeUsers', `${of}&days=${days}`)).value).toBe(number);
    expect(await lengthBehind('activeUsers', `${of}&days=${days}`)).toBe(number);
  }
  const activity = await metric('activity', of);
  expect(activity).toMatchObject({ n: row.activeUsers7, of: row.users });
  expect(await lengthBehind('activity', of, 'whole')).toBe(row.users);
  expect(line.users).toBe(String(row.users));
  expect(page.weeks.slice(-12).map((week: { activeUsers: number }) => week.activeUsers)).toEqual(
    row.weeklyActiveUsers,
  );
  expect(line.weeklyActiveUsers).toBe(row.weeklyActiveUsers.join(' '));
});

test.each(accounts)('use of features of %s (statement 95)', async (id) => {
  const { row, page, line } = await said(id);
  expect(row.featuresUsed).toBeGreaterThan(0);
  expect([page.featuresUsed, page.featuresAvailable]).toEqual([row.featuresUsed, row.featuresAvailable]);
  expect([line.featuresUsed, line.featuresAvailable]).toEqual([
    String(row.featuresUsed),
    String(row.featuresAvailable),
  ]);
  const of = `account=${id}`;
  expect(await metric('featureUsageRate', of)).toMatchObject({
    n: row.featuresUsed,
    of: row.featuresAvailable,
  });
  expect(await lengthBehind('featureUsageRate', of)).toBe(row.featuresUsed);
  expect(await lengthBehind('featureUsageRate', of, 'whole')).toBe(row.featuresAvailable);

  const { features } = await get(`/accounts/${id}/features`);
  expect(features.filter(({ uses28 }: { uses28: number }) => uses28 > 0)).toHaveLength(row.featuresUsed);
  for (const feature of features) {
    const asked = `${of}&feature=${feature.id}`;
    expect((await metric('featureUses', asked)).value).toBe(feature.uses28);
    expect((await metric('featureUsers', asked)).n).toBe(feature.users28);
  }
  const usesOfWeeks = page.weeks.slice(-12).map(({ uses }: { uses: number }) => uses);
  const added = usesOfWeeks.map((_: number, week: number) =>
    features.reduce((sum: number, { weeks }: { weeks: number[] }) => sum + weeks[week]!, 0),
  );
  expect(added).toEqual(usesOfWeeks);
});

test.each(accounts)('activation of %s (statement 95)', async (id) => {
  const { row, page, line } = await said(id);
  expect(page.activatedUsers).toBe(row.activatedUsers);
  expect(line.activatedUsers).toBe(String(row.activatedUsers));
  expect(await metric('activationRate', `account=${id}`)).toMatchObject({
    n: row.activatedUsers,
    of: row.seatsBought,
  });
  expect(await lengthBehind('activationRate', `account=${id}`)).toBe(row.activatedUsers);
});

test.each(accounts)('voice of %s (statement 95)', async (id) => {
  const { row, page, line } = await said(id);
  expect(page.nps).toEqual(row.nps);
  expect([line.npsScore, line.npsAnswers]).toEqual([String(row.nps.score), String(row.nps.n)]);
  expect(await metric('nps', `account=${id}`)).toMatchObject({ value: row.nps.score, n: row.nps.n });
  expect(await lengthBehind('nps', `account=${id}`)).toBe(row.nps.n);
});

test.each(accounts)('the document about %s (statement 95)', async (id) => {
  const days = { startsOn: '2026-01-01', endsOn: '2026-03-04' };
  const { id: reviewId } = (await api('POST', `/accounts/${id}/reviews`, { ...days, locale: 'en' })).body;
  const { figures } = await get(`/reviews/${reviewId}`);
  for (const [name, figure] of Object.entries(figures)) {
    const of = `account=${id}&from=${days.startsOn}&to=${days.endsOn}`;
    expect(await metric(name as MeasuredName, of), name).toEqual(figure);
    expect(await lengthBehind(name as MeasuredName, of), name).toBe((figure as { n: number }).n);
  }
});

test('the company (statement 95)', async () => {
  const home = await get('/metrics/overview');
  const { series, owners } = await get('/metrics/company');
  for (const [days, name] of [
    ['7', 'activeUsers7'],
    ['28', 'activeUsers28'],
  ] as const) {
    expect(home.figures[name]).toEqual(await metric('activeUsers', `days=${days}`));
    expect(await lengthBehind('activeUsers', `days=${days}`)).toBe(home.figures[name].n);
  }
  expect(home.figures.activeAccounts7).toEqual(await metric('activeAccounts', 'days=7'));
  expect(home.figures.nps).toEqual(await metric('nps', ''));
  expect(home.nps).toMatchObject({ score: home.figures.nps.value, n: home.figures.nps.n });
  expect(home.users).toBe(await lengthBehind('users', ''));
  expect(home.accounts).toBe(await lengthBehind('accounts', ''));
  expect(home.dailyActiveUsers).toEqual(
    series.map(({ day, dau }: { day: string; dau: number }) => ({ day, users: dau })),
  );
  for (const { day, dau, wau, mau } of series.slice(-40)) {
    const ending = async (days: number) => {
      const first = new Date(Date.parse(day) - (days - 1) * 86_400_000).toISOString().slice(0, 10);
      return (await metric('activeUsers', `from=${first}&to=${day}`)).value;
    };
    expect([await ending(1), await ending(7), await ending(28)], day).toEqual([dau, wau, mau]);
  }
  const sum = (of: (owner: { users: number; accounts: number }) => number) =>
    owners.reduce((total: number, owner: { users: number; accounts: number }) => total + of(owner), 0);
  expect(sum(({ accounts: n }) => n)).toBe(home.accounts);
  // Whoever sits in two accounts stands behind the owners of both.
  expect(sum(({ users }) => users)).toBe(home.users + 1);
});

describe('the four groups of whoever looks after accounts (statement 84)', () => {
  const days = 'from=2026-01-15&to=2026-03-05';
  /** What a row says of each number: how many, of how many, or the value itself. */
  const told: Partial<Record<MeasuredName, readonly [n: string, of?: string]>> = {
    healthyAccounts: ['healthyAccounts', 'accounts'],
    lowAccounts: ['lowAccounts', 'accounts'],
    accountsAtRisk: ['atRiskAccounts', 'accounts'],
    nps: ['scores'],
    workload: ['accountsWithTier'],
    contacts: ['contacts'],
    inTouch: ['accountsInTouch', 'accountsWithCadence'],
    reviewed: ['accountsReviewed', 'accountsWithCadence'],
    repliesInTime: ['repliesInTime', 'repliesDue'],
    replyTime: ['repliesGiven'],
    churn: ['customersLost', 'customersThen'],
    expandedAccounts: ['customersExpanded', 'customersThen'],
    referrals: ['referrals'],
    renewedAccounts: ['contractsRenewed', 'contractsDue'],
    renewedRevenue: ['contractsRenewed'],
    expandedRevenue: ['customersExpanded'],
  };
  type Owner = Record<string, number> & { ownerId: string | null };
  const ownersOf = async (query: string) => (await get(`/metrics/company?${query}`)).owners as Owner[];

  test('say of each what the metrics say, with a list as long behind every number', async () => {
    const lengthOf = async (name: MeasuredName, of: string, part = 'part') =>
      (await get(`/metrics/${name}/behind?${of}&part=${part}&limit=1`)).total;
    for (const owner of await ownersOf(days)) {
      const of = `owner=${owner.ownerId ?? 'none'}&${days}`;
      for (const [name, [n, whole]] of Object.entries(told) as [MeasuredName, [string, string?]][]) {
        const figure = await metric(name, of);
        expect([name, figure.n, figure.of]).toEqual([name, owner[n], whole ? owner[whole] : null]);
        expect(await lengthOf(name, of), name).toBe(figure.n);
        if (whole) expect(await lengthOf(name, of, 'whole'), name).toBe(figure.of);
      }
      const value = async (name: MeasuredName) => (await metric(name, of)).value;
      expect(await value('workload')).toBe(owner.workload);
      expect(await value('renewedRevenue')).toBe(owner.revenueRenewed);
      expect(await value('expandedRevenue')).toBe(owner.revenueExpanded);
      expect(await value('netRevenueRetention')).toBe(owner.revenueNow! / owner.revenueThen!);
      expect(await value('revenueChurn')).toBe((owner.revenueThen! - owner.revenueNow!) / owner.revenueThen!);
    }
  });

  test('add up to everybody', async () => {
    const owners = await ownersOf(days);
    expect(owners).toHaveLength(2);
    for (const [name, [n]] of Object.entries(told) as [MeasuredName, [string]][]) {
      const added = owners.reduce((sum, owner) => sum + owner[n]!, 0);
      expect((await metric(name, days)).n, name).toBe(added);
    }
  });

  test('are what was done and what came of it', async () => {
    const [own, nobodys] = await ownersOf(days);
    expect(own).toMatchObject({
      accounts: 2,
      contacts: 1,
      referrals: 1,
      accountsWithCadence: 2,
      // The strategic one was spoken with in February, the enterprise one reviewed in December.
      accountsInTouch: 1,
      accountsReviewed: 2,
      contractsDue: 2,
      contractsRenewed: 1,
      revenueRenewed: 1000,
      revenueExpanded: 500,
      customersExpanded: 1,
      revenueThen: 2000,
      revenueNow: 2500,
    });
    expect(nobodys).toMatchObject({ ownerId: null, accounts: 1, contractsDue: 1, contractsRenewed: 0 });
  });

  test('of a team are those of its members', async () => {
    const { id } = (await api('POST', '/teams', { name: 'North' })).body;
    await database.db
      .updateTable('membership')
      .set({ teamId: id })
      .where('memberId', '=', workspace.member.id)
      .execute();
    const [everybodys] = await ownersOf(days);
    expect(await ownersOf(`${days}&team=${id}`)).toEqual([everybodys]);
    expect(await get('/metrics/accounts/by/team')).toMatchObject({ groups: [{ name: 'North', value: 2 }] });
  });
});
