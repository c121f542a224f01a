import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createApp } from '../../../server/app.ts';
import type { Context } from '../../../server/context.ts';
import { accountIdOf } from '../../../server/db/hashed-id.ts';
import { ingest } from '../../../server/ingest/ingest.ts';
import type { Tier } from '../../../shared/contract/account.ts';
import { addDays, dayAt, startOfWeek } from '../../../shared/rules/calendar.ts';
import { renewalForecast } from '../../../shared/rules/renewal-forecast.ts';
import { buildBatch, buildEvent } from '../../support/build-event.ts';
import { addAccount } from '../../support/build-people.ts';
import { type BuiltWorkspace, buildWorkspace } from '../../support/build-workspace.ts';
import { callApi } from '../../support/call-api.ts';
import { createSetClock } from '../../support/set-clock.ts';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts';

let database: TestDatabase;
let context: Context;
let workspace: BuiltWorkspace;
const clock = createSetClock('2026-03-04T08:00:00Z');
const zone = 'Asia/Shanghai';

beforeAll(async () => {
  database = await createTestDatabase();
  context = database.context({ now: clock.now });
});
afterAll(() => database.drop());
beforeEach(async () => {
  workspace = await buildWorkspace(context);
});

const api = (path: string) => callApi(createApp(context), workspace.production.secretKey)('GET', path);
const company = async (query = '') => (await api(`/metrics/company?${query}`)).body;

test('renewal is held against 90 % and a floor of 50 %, churn against 5 %, until the workspace says otherwise', async () => {
  expect((await company()).lines).toEqual({
    logoRenewal: { line: 0.9, floor: 0.5 },
    churn: { line: 0.05, isLowerBetter: true },
  });
  await callApi(createApp(context), workspace.production.secretKey)('PATCH', '/thresholds', {
    renewalTarget: 0.85,
    churnLine: 0.08,
  });
  expect((await company()).lines).toMatchObject({ logoRenewal: { line: 0.85 }, churn: { line: 0.08 } });
});

test('what customers have paid is held against three times what it costs to win one, which is to come back in 12 months (statement 90)', async () => {
  const { environmentId } = workspace.production.scope;
  const contract = (externalId: string, since: string, arr: number, currency = 'CNY') => ({
    ...{ environmentId, accountId: accountIdOf(environmentId, externalId), since, arr, currency },
  });
  for (const externalId of ['stayed', 'lost', 'abroad'])
    await addAccount(database.db, environmentId, { externalId });
  await database.db
    .insertInto('accountRevenue')
    .values([
      // Two years and a day of 10,000, then a year of 20,000; and a year of 30,000.
      contract('stayed', '2023-01-01', 10_000),
      contract('stayed', '2025-01-01', 20_000),
      contract('lost', '2023-01-01', 30_000),
      contract('abroad', '2023-01-01', 99_000, 'EUR'),
    ])
    .execute();
  await database.db
    .updateTable('account')
    .set({ isChurned: true, churnedOn: '2024-01-01', churnReason: 'other', churnNote: 'gone' })
    .where('environmentId', '=', environmentId)
    .where('externalId', '=', 'lost')
    .execute();
  const year = 'from=2025-01-01&to=2025-12-31';
  const value = async (name: string) => (await api(`/metrics/${name}?${year}`)).body;
  expect(await value('valueToCost')).toMatchObject({ value: null, n: 2 });
  await callApi(createApp(context), workspace.production.secretKey)('PATCH', '/thresholds', {
    acquisitionCost: 10_000,
  });
  const paid = (10_000 * 731) / 365 + 20_000 + 30_000;
  expect((await value('valueToCost')).value).toBeCloseTo(paid / 2 / 10_000);
  expect(await value('payback')).toMatchObject({ value: 6, n: 1 });
  expect((await company()).lines).toMatchObject({
    valueToCost: { line: 3 },
    payback: { line: 12, isLowerBetter: true },
  });
});

test('5 strategic, 18 enterprise and 60 long-tail accounts are 117 % of what one person can look after (statement 87)', async () => {
  const { environmentId } = workspace.production.scope;
  const tiers = { strategic: 5, enterprise: 18, longTail: 60 };
  const accounts = Object.entries(tiers).flatMap(([tier, n]) =>
    Array.from({ length: n }, (_, index) => ({ tier: tier as Tier, externalId: `${tier}${index}` })),
  );
  for (const { externalId, tier } of [...accounts, { externalId: 'unknown', tier: null }]) {
    await addAccount(database.db, environmentId, { externalId });
    await database.db
      .updateTable('account')
      .set({ tier, ownerId: workspace.member.id })
      .where('environmentId', '=', environmentId)
      .where('externalId', '=', externalId)
      .execute();
  }
  const [owner] = (await company()).owners;
  expect(owner).toMatchObject({ accounts: 84, accountsWithTier: 83 });
  expect(owner.workload).toBeCloseTo(28 / 30 + 60 / 250);
  const load = await api(`/metrics/workload?owner=${workspace.member.id}`);
  expect(load.body).toMatchObject({ n: 83, of: null, value: owner.workload });
  const { secretKey } = workspace.production;
  await callApi(createApp(context), secretKey)('PATCH', '/thresholds', { capacityLongTail: 60 });
  expect((await company()).owners[0].workload).toBeCloseTo(28 / 30 + 1);
});

test('10 low, 20 medium and 30 high accounts due are 39.5 renewals of 60 (statement 83)', () => {
  const odds = { low: 0.1, medium: 0.5, high: 0.95 };
  const forecast = renewalForecast({ low: 10, medium: 20, high: 30, tooEarly: 0 }, odds);
  expect(forecast.accounts).toBe(60);
  expect(forecast.renewals).toBeCloseTo(39.5);
  expect(renewalForecast({ low: 0, medium: 0, high: 0, tooEarly: 4 }, odds).renewals).toBe(2);
});

describe('activity and retention', () => {
  test('are what counting everybody one by one gives, cell by cell', async () => {
    const visit = fc.record({
      daysAgo: fc.integer({ min: 0, max: 110 }),
      user: fc.integer({ min: 0, max: 7 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(visit, { minLength: 1, maxLength: 60 }), async (visits) => {
        workspace = await buildWorkspace(context);
        const at = ({ daysAgo }: { daysAgo: number }) =>
          new Date(clock.now().getTime() - daysAgo * 86_400_000);
        await ingest(
          context,
          workspace.production.keyed,
          buildBatch(
            visits.map((each) =>
              buildEvent(at(each), { userId: `u${each.user}`, accountId: `a${each.user % 3}` }),
            ),
            clock.now(),
          ),
          'browser',
        );
        const days = visits.map((each) => ({ user: each.user, day: dayAt(at(each), zone) }));
        const activeBetween = (from: string, to: string, users?: ReadonlySet<number>) =>
          new Set(
            days
              .filter(({ day, user }) => day >= from && day <= to && (users?.has(user) ?? true))
              .map(({ user }) => user),
          ).size;

        const found = await company();
        const today = dayAt(clock.now(), zone);
        expect(found.series).toHaveLength(90);
        expect(found.series).toEqual(
          Array.from({ length: 90 }, (_, index) => {
            const day = addDays(today, index - 89);
            return {
              day,
              dau: activeBetween(day, day),
              wau: activeBetween(addDays(day, -6), day),
              mau: activeBetween(addDays(day, -27), day),
            };
          }),
        );

        const firstDay = new Map<number, string>();
        for (const { user, day } of days) {
          const known = firstDay.get(user);
          if (!known || day < known) firstDay.set(user, day);
        }
        const monday = (n: number) => addDays(startOfWeek(today), -7 * (12 - n));
        expect(found.retention).toEqual(
          Array.from({ length: 13 }, (_, cohort) => {
            const members = new Set(
              [...firstDay].filter(([, day]) => startOfWeek(day) === monday(cohort)).map(([user]) => user),
            );
            return {
              startsOn: monday(cohort),
              users: members.size,
              active: Array.from({ length: 13 - cohort }, (_, after) =>
                activeBetween(monday(cohort + after), addDays(monday(cohort + after), 6), members),
              ),
            };
          }),
        );
      }),
      { numRuns: 15 },
    );
  }, 60_000);
});

describe('levels of adoption (statement 83)', () => {
  const churn = { isChurned: true, churnReason: 'other', churnNote: 'gone' } as const;
  const account = async (externalId: string, days: Record<string, string>, fields: object = {}) => {
    const { environmentId } = workspace.production.scope;
    await addAccount(database.db, environmentId, { externalId });
    for (const [day, level] of Object.entries(days)) {
      await database.db
        .insertInto('accountDay')
        .values({
          ...{ environmentId, accountId: accountIdOf(environmentId, externalId), day },
          ...{ level: level as 'low', health: 'none', risk: 'none', stage: null, npsScore: null },
          ...{ users: 0, activeUsers7: 0, featuresUsed28: 0, featuresAvailable: 0 },
        })
        .execute();
    }
    if (Object.keys(fields).length > 0) {
      await database.db
        .updateTable('account')
        .set(fields)
        .where('environmentId', '=', environmentId)
        .where('externalId', '=', externalId)
        .execute();
    }
  };

  test('are told week by week, as they were known last in it, without whoever was lost by then', async () => {
    await account('rises', { '2026-02-03': 'low', '2026-02-24': 'medium', '2026-03-02': 'high' });
    await account('edge', { '2026-02-18': 'medium' });
    await account('young', { '2026-02-24': 'tooEarly' });
    await account(
      'lost',
      { '2026-02-17': 'low', '2026-02-24': 'low' },
      { ...churn, churnedOn: '2026-02-24' },
    );
    const { levels } = await company('from=2026-02-01&to=2026-03-03');
    const none = { low: 0, medium: 0, high: 0, tooEarly: 0 };
    expect(levels).toEqual([
      // The day itself, and six before it.
      { ...none, day: '2026-02-03', low: 1 },
      { ...none, day: '2026-02-17', low: 1 },
      { ...none, day: '2026-02-24', medium: 2, tooEarly: 1 },
      { ...none, day: '2026-03-03', high: 1 },
    ]);
  });

  test('move from what they were in the fortnight before the first day to what they are at the last', async () => {
    await account('rises', { '2026-01-19': 'low', '2026-03-03': 'medium' });
    await account('risesToo', { '2026-02-01': 'low', '2026-02-18': 'medium' });
    await account('falls', { '2026-02-01': 'high', '2026-03-01': 'low' });
    await account('stays', { '2026-02-01': 'high', '2026-03-01': 'high' });
    await account('forgotten', { '2026-01-18': 'low', '2026-03-01': 'high' });
    await account(
      'lost',
      { '2026-02-01': 'high', '2026-03-01': 'low' },
      { ...churn, churnedOn: '2026-03-03' },
    );
    expect((await company('from=2026-02-01&to=2026-03-03')).moves).toEqual([
      { from: 'low', to: 'medium', accounts: 2 },
      { from: 'high', to: 'low', accounts: 1 },
    ]);
  });

  test('make the forecast of contracts that end from today on within a year, at odds that can be changed', async () => {
    const due = async (externalId: string, contractEndsOn: string, fields: object = {}) =>
      account(
        externalId,
        {},
        {
          ...{ contractEndsOn, levelSet: 'high', levelSetReason: 'Seen', levelSetBy: 'system' },
          ...{ levelSetUntil: '2026-12-31', ...fields },
        },
      );
    await due('yesterday', '2026-03-03');
    await due('today', '2026-03-04');
    await due('lastDay', '2027-03-04');
    await due('later', '2027-03-05');
    await due('lost', '2026-06-30', { ...churn, churnedOn: '2026-03-01' });
    const { forecast } = await company();
    expect(forecast.accounts).toBe(2);
    expect(forecast.renewals).toBeCloseTo(2 * 0.95);
    await callApi(createApp(context), workspace.production.secretKey)('PATCH', '/thresholds', {
      renewalOddsHigh: 0.5,
    });
    expect((await company()).forecast.renewals).toBeCloseTo(1);
  });
});

describe('the parts of those who look after accounts', () => {
  test('add up to the whole, accounts of nobody among them', async () => {
    const { environmentId } = workspace.production.scope;
    for (const externalId of ['mine', 'lost', 'nobodys'])
      await addAccount(database.db, environmentId, { externalId });
    const accountId = (externalId: string) => accountIdOf(environmentId, externalId);
    await database.db
      .updateTable('account')
      .set({ ownerId: workspace.member.id })
      .where('environmentId', '=', environmentId)
      .where('externalId', 'in', ['mine', 'lost'])
      .execute();
    await database.db
      .updateTable('account')
      .set({ isChurned: true, churnedOn: '2026-02-01', churnReason: 'other', churnNote: 'gone' })
      .where('environmentId', '=', environmentId)
      .where('externalId', '=', 'lost')
      .execute();
    await database.db
      .insertInto('accountRevenue')
      .values([
        { environmentId, accountId: accountId('mine'), since: '2025-01-01', arr: 100, currency: 'EUR' },
        { environmentId, accountId: accountId('mine'), since: '2026-01-15', arr: 150, currency: 'EUR' },
        { environmentId, accountId: accountId('lost'), since: '2025-01-01', arr: 50, currency: 'EUR' },
      ])
      .execute();
    const note = (kind: 'call' | 'note') => ({
      environmentId,
      id: crypto.randomUUID(),
      accountId: accountId('mine'),
      kind,
      text: 'Spoke about exports',
      happenedOn: '2026-02-10',
      createdAt: clock.now(),
      author: 'system',
    });
    await database.db
      .insertInto('accountNote')
      .values([note('call'), note('note')])
      .execute();

    const { owners } = await company('from=2026-01-01&to=2026-03-01');
    expect(owners).toMatchObject([
      {
        ownerId: workspace.member.id,
        accounts: 1,
        contacts: 1,
        customersThen: 2,
        customersLost: 1,
        revenueThen: 150,
        revenueNow: 150,
      },
      { ownerId: null, accounts: 1, contacts: 0, customersThen: 1, customersLost: 0, revenueThen: 0 },
    ]);
    const churn = (await api('/metrics/churn?from=2026-01-01&to=2026-03-01')).body;
    expect(churn).toMatchObject({ n: 1, of: 3 });
    expect((await api('/metrics/netRevenueRetention?from=2026-01-01&to=2026-03-01')).body.value).toBe(1);
  });

  test('follow the levels of the accounts that are due', async () => {
    const { environmentId } = workspace.production.scope;
    for (const [index, level] of (['low', 'high', 'high'] as const).entries()) {
      const externalId = `a${index}`;
      await addAccount(database.db, environmentId, { externalId });
      await database.db
        .updateTable('account')
        .set({
          contractEndsOn: index === 2 ? '2028-01-01' : '2026-06-30',
          levelSet: level,
          levelSetReason: 'Seen on a visit',
          levelSetUntil: '2026-12-31',
          levelSetBy: 'system',
        })
        .where('environmentId', '=', environmentId)
        .where('externalId', '=', externalId)
        .execute();
    }
    const { forecast } = await company();
    expect(forecast).toMatchObject({ accounts: 2 });
    expect(forecast.renewals).toBeCloseTo(1.05);
  });
});
