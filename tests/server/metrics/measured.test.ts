import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { refreshSummaries } from '../../../server/accounts/refresh-summaries.ts';
import { createApp } from '../../../server/app.ts';
import type { Context } from '../../../server/context.ts';
import { accountIdOf, userIdOf } from '../../../server/db/hashed-id.ts';
import { ingest } from '../../../server/ingest/ingest.ts';
import { lastDays } from '../../../server/metrics/ask.ts';
import { measure } from '../../../server/metrics/measure.ts';
import { measured, measuredNames } from '../../../server/metrics/measured.ts';
import { metrics } from '../../../shared/contract/metric.ts';
import { buildBatch, buildEvent } from '../../support/build-event.ts';
import { addAccount } from '../../support/build-people.ts';
import { addDays, addFeatures, addFeatureUse, addPeople } from '../../support/build-use.ts';
import { type BuiltWorkspace, buildWorkspace } from '../../support/build-workspace.ts';
import { callApi } from '../../support/call-api.ts';
import { createSetClock } from '../../support/set-clock.ts';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts';

let database: TestDatabase;
let context: Context;
let workspace: BuiltWorkspace;
let api: ReturnType<typeof callApi>;
// A Monday, at four in the afternoon in Shanghai.
const clock = createSetClock('2026-03-02T08:00:00Z');

beforeAll(async () => {
  database = await createTestDatabase();
  context = database.context({ now: clock.now });
});
afterAll(() => database.drop());
beforeEach(async () => {
  workspace = await buildWorkspace(context);
  api = callApi(createApp(context), workspace.production.secretKey);
});

const scope = () => workspace.production.scope;

async function figure(name: string, query = '') {
  const { status, body } = await api('GET', `/metrics/${name}?${query}`);
  expect(status, JSON.stringify(body)).toBe(200);
  return body;
}

describe('the numbers of the method', () => {
  test('30 of 100 seats with a first sign-in are 30%, however many were imported (statement 48)', async () => {
    const ids = await addPeople(database.db, scope(), 'acme', 60);
    await sql`update account set seats_bought = 100 where environment_id = ${scope().environmentId}`.execute(
      database.db,
    );
    const activated = ids.slice(0, 30).map((id) => userIdOf(scope().environmentId, id));
    await database.db
      .updateTable('user')
      .set({ activatedAt: new Date('2026-01-05T00:00:00Z') })
      .where('id', 'in', activated)
      .execute();
    expect(await figure('activationRate', 'account=acme')).toMatchObject({ value: 0.3, n: 30, of: 100 });
    await database.db
      .insertInto('user')
      .values(
        Array.from({ length: 500 }, (_, n) => ({
          environmentId: scope().environmentId,
          id: userIdOf(scope().environmentId, `imported${n}`),
          externalId: `imported${n}`,
          isAnonymous: false,
          name: `Imported ${n}`,
          traits: '{}',
          traitTimes: '{}',
          firstSeenAt: clock.now(),
          lastSeenAt: clock.now(),
        })),
      )
      .execute();
    await sql`
      insert into seat (environment_id, user_id, account_id, first_seen_at, last_seen_at)
      select ${scope().environmentId}, id, ${accountIdOf(scope().environmentId, 'acme')}, first_seen_at, last_seen_at
      from "user" where environment_id = ${scope().environmentId} and name like 'Imported %'`.execute(
      database.db,
    );
    expect(await figure('activationRate', 'account=acme')).toMatchObject({ value: 0.3, n: 30, of: 100 });
    expect(await figure('users', 'account=acme')).toMatchObject({ value: 560 });
  });

  test('12 active of 60 are 20%, 11 are 18.3% (statement 51)', async () => {
    const ids = await addPeople(database.db, scope(), 'acme', 60);
    await addDays(database.db, scope(), 'acme', ids.slice(0, 11), ['2026-02-24']);
    await addDays(database.db, scope(), 'acme', [ids[11]!], ['2026-02-23']);
    expect((await figure('activity', 'account=acme')).value).toBeCloseTo(0.183, 3);
    await addDays(database.db, scope(), 'acme', [ids[11]!], ['2026-03-02']);
    expect(await figure('activity', 'account=acme')).toMatchObject({ value: 0.2, n: 12, of: 60 });
  });

  test('3 of 40 features are 7.5%, 4 are 10%, beside the whole catalogue (statement 49)', async () => {
    await addPeople(database.db, scope(), 'acme', 1);
    const ids = await addFeatures(
      database.db,
      scope(),
      Array.from({ length: 40 }, (_, n) => ({ name: `f${n}` })),
    );
    await addFeatureUse(database.db, scope(), 'acme', 'u1', '2026-02-20', ids.slice(0, 3));
    expect(await figure('featureUsageRate', 'account=acme')).toMatchObject({ value: 0.075, n: 3, of: 40 });
    await addFeatureUse(database.db, scope(), 'acme', 'u1', '2026-02-21', ids.slice(3, 4));
    expect(await figure('featureUsageRate', 'account=acme')).toMatchObject({ value: 0.1 });
    expect(await figure('catalogueUsageRate', 'account=acme')).toMatchObject({ value: 0.1, of: 40 });
  });

  test('what an account can not use is in the whole catalogue only', async () => {
    await addPeople(database.db, scope(), 'acme', 1);
    const [open, closed] = await addFeatures(database.db, scope(), [{ name: 'open' }, { name: 'closed' }]);
    await database.db
      .updateTable('feature')
      .set({ availability: JSON.stringify({ type: 'plan', plans: ['gold'] }) })
      .where('id', '=', closed!)
      .execute();
    await addFeatureUse(database.db, scope(), 'acme', 'u1', '2026-02-20', [open!]);
    expect(await figure('featureUsageRate', 'account=acme')).toMatchObject({ value: 1, of: 1 });
    expect(await figure('catalogueUsageRate', 'account=acme')).toMatchObject({ value: 0.5, of: 2 });
  });

  test('48 of 80 on a working day are a login ratio of 60%; a weekend changes nothing (statement 55)', async () => {
    const ids = await addPeople(database.db, scope(), 'acme', 80);
    await addDays(database.db, scope(), 'acme', ids.slice(0, 48), ['2026-02-27']);
    await addDays(database.db, scope(), 'acme', ids, ['2026-02-28']);
    expect(await figure('loginRatio', 'account=acme&from=2026-02-27&to=2026-03-01')).toMatchObject({
      value: 0.6,
      n: 48,
      of: 80,
    });
    await addDays(database.db, scope(), 'acme', ids.slice(0, 16), ['2026-02-26']);
    expect((await figure('loginRatio', 'account=acme&from=2026-02-26&to=2026-03-01')).value).toBeCloseTo(0.4);
  });

  test('40 of 48 on a computer are 83.3%, 16 on a phone 33.3%, and eight of them on both (statement 57)', async () => {
    const { production } = workspace;
    const phone = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148';
    const computer =
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36';
    const come = async (userAgent: string, from: number, to: number) => {
      const events = Array.from({ length: to - from }, (_, n) => ({
        userId: `w${from + n}`,
        accountId: 'acme',
      }));
      const at = '2026-03-02T03:00:00Z';
      const batch = buildBatch(
        events.flatMap((who) => [
          buildEvent(at, who),
          buildEvent(at, { ...who, kind: 'session', name: 'session.active', properties: { seconds: 60 } }),
        ]),
        clock.now(),
      );
      const response = await createApp(context).request('/v1/events', {
        method: 'POST',
        headers: { 'User-Agent': userAgent },
        body: JSON.stringify({ ...batch, key: production.publicKey }),
      });
      expect((await response.json()).accepted).toHaveLength(2 * (to - from));
    };
    await come(computer, 0, 40);
    await come(phone, 32, 48);
    const day = 'account=acme&from=2026-03-02&to=2026-03-02';
    const [desktop, mobile] = [await figure('desktopUsers', day), await figure('mobileUsers', day)];
    expect(desktop).toMatchObject({ n: 40, of: 48 });
    expect(desktop.value).toBeCloseTo(0.833, 3);
    expect(mobile).toMatchObject({ n: 16, of: 48 });
    expect(mobile.value).toBeCloseTo(0.333, 3);
    // Whoever used both was there for two minutes.
    expect(await figure('activeTime', `${day}`)).toMatchObject({ value: 1, n: 48 });
  });

  test('16 of 200 customers lost are 8% churn and 92% renewal; new ones count in neither (statement 81)', async () => {
    const { environmentId } = scope();
    await sql`
      insert into account (environment_id, id, external_id, name, traits, trait_times, first_seen_at, last_seen_at,
        contract_starts_on, is_churned, churned_on, churn_reason, churn_note)
      select ${environmentId}, n, 'a' || n, 'A' || n, '{}', '{}', '2020-01-01', '2020-01-01',
        case when n <= 200 then date '2024-06-01' else date '2025-05-01' end,
        n <= 16, case when n <= 16 then date '2025-12-31' end, case when n <= 16 then 'other' end,
        case when n <= 16 then 'gone' end
      from generate_series(1, 240) n`.execute(database.db);
    const year = 'from=2025-01-01&to=2025-12-31';
    expect(await figure('churn', year)).toMatchObject({ value: 0.08, n: 16, of: 200 });
    expect(await figure('logoRenewal', year)).toMatchObject({ value: 0.92, n: 184, of: 200 });
  });

  test('a customer who renewed is one of the cohort still, though the new contract began later', async () => {
    const { environmentId } = scope();
    await addAccount(database.db, environmentId, { externalId: 'acme', firstSeenAt: '2025-06-01' });
    await database.db
      .updateTable('account')
      .set({ signedOn: '2024-03-01', contractStartsOn: '2025-03-01' })
      .where('environmentId', '=', environmentId)
      .execute();
    const year = 'from=2025-01-01&to=2025-12-31';
    expect(await figure('logoRenewal', year)).toMatchObject({ value: 1, n: 1, of: 1 });
    expect(await figure('churn', year)).toMatchObject({ value: 0, of: 1 });
  });

  test('10.0 million that became 10.8 are a net revenue retention of 108% and a churn of −8% (statement 81)', async () => {
    const { environmentId } = scope();
    for (const externalId of ['a', 'b', 'lost', 'new'])
      await addAccount(database.db, environmentId, { externalId });
    await sql`
      update account set is_churned = true, churned_on = '2025-06-01', churn_reason = 'other', churn_note = 'gone'
      where environment_id = ${environmentId} and external_id = 'lost'`.execute(database.db);
    await database.db
      .updateTable('account')
      .set({ contractStartsOn: '2025-03-01' })
      .where('externalId', '=', 'new')
      .where('environmentId', '=', environmentId)
      .execute();
    const revenue: [string, string, number, string][] = [
      ['a', '2024-01-01', 6e6, 'CNY'],
      ['a', '2025-02-01', 7.8e6, 'CNY'],
      ['b', '2024-01-01', 3e6, 'CNY'],
      ['lost', '2024-01-01', 1e6, 'CNY'],
      ['new', '2025-03-01', 5e6, 'CNY'],
    ];
    await database.db
      .insertInto('accountRevenue')
      .values(
        revenue.map(([account, since, arr, currency]) => ({
          environmentId,
          accountId: accountIdOf(environmentId, account),
          since,
          arr,
          currency,
        })),
      )
      .execute();
    const year = 'from=2025-01-01&to=2025-12-31';
    const retention = await figure('netRevenueRetention', year);
    expect(retention.value).toBeCloseTo(1.08);
    const lost = await figure('revenueChurn', year);
    expect(lost.value).toBeCloseTo(-0.08);
    for (const [name, { n }] of Object.entries({ netRevenueRetention: retention, revenueChurn: lost })) {
      const { total, rows } = (await api('GET', `/metrics/${name}/behind?${year}`)).body;
      expect([n, total, rows.map(({ id }: { id: string }) => id).toSorted()]).toEqual([
        3,
        3,
        ['a', 'b', 'lost'],
      ]);
    }
  });

  test('yearly revenue that is lost whole is a churn of all of it, and of none there is no share', async () => {
    const { environmentId } = scope();
    const year = 'from=2025-01-01&to=2025-12-31';
    expect(await figure('revenueChurn', year)).toMatchObject({ value: null, n: 0 });
    await addAccount(database.db, environmentId, { externalId: 'lost' });
    await sql`
      update account set is_churned = true, churned_on = '2025-12-31', churn_reason = 'other', churn_note = 'gone'
      where environment_id = ${environmentId}`.execute(database.db);
    await database.db
      .insertInto('accountRevenue')
      .values({
        environmentId,
        accountId: accountIdOf(environmentId, 'lost'),
        since: '2024-01-01',
        arr: 50,
        currency: 'EUR',
      })
      .execute();
    expect(await figure('revenueChurn', year)).toMatchObject({ value: 1, n: 1 });
    expect(await figure('revenueChurn', 'from=2025-01-01&to=2025-12-30')).toMatchObject({ value: 0, n: 1 });
    // Who is lost on the first day is no customer of it.
    expect(await figure('revenueChurn', 'from=2025-12-31&to=2026-01-31')).toMatchObject({
      value: null,
      n: 0,
    });
    expect(await figure('churn', 'from=2025-12-31&to=2026-01-31')).toMatchObject({ of: 0 });
  });

  test('yearly revenue of which nobody has said the currency is kept as any other', async () => {
    const { environmentId } = scope();
    await addAccount(database.db, environmentId, { externalId: 'a' });
    const accountId = accountIdOf(environmentId, 'a');
    const paid = (since: string, arr: number) => ({ environmentId, accountId, since, arr, currency: null });
    await database.db
      .insertInto('accountRevenue')
      .values([paid('2024-01-01', 100), paid('2025-06-01', 108)])
      .execute();
    const year = 'from=2025-01-01&to=2025-12-31';
    expect((await figure('netRevenueRetention', year)).value).toBeCloseTo(1.08);
    expect((await figure('revenueChurn', year)).value).toBeCloseTo(-0.08);
  });

  test('24 of 40 who used a feature in three of four weeks are a habit of 60% (statement 45)', async () => {
    const ids = await addPeople(database.db, scope(), 'acme', 40);
    const [feature] = await addFeatures(database.db, scope(), [{ name: 'approve' }]);
    for (const [index, id] of ids.entries()) {
      const days =
        index < 24 ? ['2026-02-03', '2026-02-10', '2026-03-01'] : ['2026-02-27', '2026-02-28', '2026-03-01'];
      for (const day of days) await addFeatureUse(database.db, scope(), 'acme', id, day, [feature!]);
    }
    expect(await figure('habit', `feature=${feature}`)).toMatchObject({ value: 0.6, n: 24, of: 40 });
  });

  test('four weeks in a row are steady, and who came in the period before only has lapsed (statement 82)', async () => {
    const come = async (account: string, days: string[]) =>
      addDays(
        database.db,
        scope(),
        account,
        await addPeople(database.db, scope(), account, 1, account),
        days,
      );
    await come('steady', ['2026-02-04', '2026-02-11', '2026-02-18', '2026-02-25']);
    await come('fresh', ['2026-02-11', '2026-02-18', '2026-02-25']);
    await come('gone', ['2026-01-20']);
    expect(await figure('accounts')).toMatchObject({ value: 3 });
    expect(await figure('steadyAccounts', 'days=28')).toMatchObject({ n: 1, of: 3 });
    expect(await figure('lapsedAccounts', 'days=28')).toMatchObject({ n: 1, of: 3 });
    const lapsed = (await api('GET', '/metrics/lapsedAccounts/behind?days=28')).body;
    expect(lapsed).toMatchObject({ total: 1, rows: [{ id: 'gone' }] });
  });

  test('days are those of the account: 15:59 and 16:01 UTC are two days in Shanghai (statement 54)', async () => {
    const { production } = workspace;
    const events = ['2026-02-28T15:59:00Z', '2026-02-28T16:01:00Z'].map((at, n) =>
      buildEvent(at, { userId: `v${n}` }),
    );
    const late = buildBatch(events, clock.now());
    await ingest(context, production.keyed, late, 'browser');
    await ingest(context, production.keyed, late, 'browser');
    expect((await figure('activeUsers', 'from=2026-02-28&to=2026-02-28')).value).toBe(1);
    expect((await figure('activeUsers', 'from=2026-03-01&to=2026-03-01')).value).toBe(1);
    expect((await figure('activeUsers', 'from=2026-02-28&to=2026-03-01')).value).toBe(2);
  });
});

test('28 days of a feature are told by tier, industry, region, stage and role, each with its list (statement 28)', async () => {
  const { environmentId } = scope();
  const at = {
    north: { tier: 'strategic', industry: 'Retail', region: 'North', goLiveOn: '2025-01-01' },
    south: { tier: 'longTail', industry: 'Banking', region: 'South', goLiveOn: '2026-02-20' },
    idle: { tier: 'longTail', industry: 'Banking', region: 'South', goLiveOn: '2025-01-01' },
  } as const;
  const people: Record<string, string[]> = {};
  for (const [externalId, fields] of Object.entries(at)) {
    people[externalId] = await addPeople(database.db, scope(), externalId, 3, externalId);
    await database.db
      .updateTable('account')
      .set(fields)
      .where('environmentId', '=', environmentId)
      .where('externalId', '=', externalId)
      .execute();
  }
  await sql`
    update "user" set traits = '{"role": "sales"}'
    where environment_id = ${environmentId} and external_id in ('north1', 'south1', 'idle1')`.execute(
    database.db,
  );
  await refreshSummaries(context, scope());
  const [feature] = await addFeatures(database.db, scope(), [{ name: 'approve' }]);
  const use = (account: string, user: string, day: string) =>
    addFeatureUse(database.db, scope(), account, user, day, [feature!]);
  // The first of the 28 days, and the day before it.
  await use('north', 'north1', '2026-02-03');
  await use('north', 'north2', '2026-03-01');
  await use('north', 'north2', '2026-03-02');
  await use('north', 'north3', '2026-02-02');
  await use('south', 'south1', '2026-03-02');

  const told = async (name: string, query = '') => {
    const asked = `feature=${feature}&${query}`;
    const { value, n, of } = await figure(name, asked);
    expect((await api('GET', `/metrics/${name}/behind?${asked}`)).body.total).toBe(n);
    return of === null ? value : [n, of];
  };
  expect(await told('featureUsers')).toEqual([3, 9]);
  expect(await told('featureAccounts')).toEqual([2, 3]);
  expect(await told('featureUses')).toBe(4);
  expect((await figure('featureUses', `feature=${feature}`)).before.value).toBe(1);
  expect(await told('featureUsers', 'tier=strategic')).toEqual([2, 3]);
  expect(await told('featureUsers', 'industry=Banking')).toEqual([1, 6]);
  expect(await told('featureAccounts', 'region=South')).toEqual([1, 2]);
  expect(await told('featureUsers', 'stage=onboarding')).toEqual([1, 3]);
  expect(await told('featureUsers', 'role=sales')).toEqual([2, 3]);
  expect(await told('featureUses', 'tier=strategic&role=sales')).toBe(1);
  // Of accounts that can use it: one that used it and can no more counts in neither number.
  await database.db
    .updateTable('feature')
    .set({ availability: JSON.stringify({ type: 'plan', plans: ['gold'] }) })
    .where('id', '=', feature!)
    .execute();
  expect(await told('featureAccounts')).toEqual([0, 0]);
  for (const account of ['north', 'idle'])
    await api('PUT', `/accounts/${account}`, { fields: { plan: 'gold' } });
  expect(await told('featureAccounts')).toEqual([1, 2]);
  expect((await api('GET', `/metrics/featureAccounts/behind?feature=${feature}`)).body.rows).toMatchObject([
    { id: 'north' },
  ]);
  await api('PUT', '/accounts/idle/churn', {
    ...{ churnedOn: '2026-03-01', reason: 'other', note: 'gone', beganInSales: false },
  });
  expect(await told('featureAccounts')).toEqual([1, 1]);
});

describe('a list behind a number', () => {
  beforeEach(async () => {
    const ids = await addPeople(database.db, scope(), 'acme', 9);
    await addPeople(database.db, scope(), 'other', 4, 'o');
    await addDays(database.db, scope(), 'acme', ids.slice(0, 5), ['2026-02-25', '2026-03-01']);
    const features = await addFeatures(database.db, scope(), [{ name: 'a', isCore: true }, { name: 'b' }]);
    await addFeatureUse(database.db, scope(), 'acme', 'u1', '2026-03-01', features.slice(0, 1));
  });

  test.each(measuredNames)('is as long as it says: %s', async (name) => {
    for (const among of ['', 'account=acme', 'tier=strategic']) {
      const { n, of } = await figure(name, among);
      const part = (await api('GET', `/metrics/${name}/behind?${among}`)).body;
      expect(part.total).toBe(n);
      expect(part.rows).toHaveLength(n);
      const whole = (await api('GET', `/metrics/${name}/behind?part=whole&${among}`)).body;
      if (of !== null && name !== 'activationRate') expect(whole.total).toBe(of);
    }
  });

  test('names whom it counts, and is exported whole', async () => {
    const { body } = await api('GET', '/metrics/activeUsers/behind?account=acme&limit=2');
    expect(body).toMatchObject({
      noun: 'users',
      total: 5,
      rows: [{ id: 'u1', accountId: 'acme' }, { id: 'u2' }],
    });
    const csv = await createApp(context).request('/api/v1/metrics/activeUsers/behind.csv?account=acme', {
      headers: { Authorization: `Bearer ${workspace.production.secretKey}` },
    });
    expect((await csv.text()).trim().split('\n')).toHaveLength(6);
  });

  test('is searched, sorted and exported alike', async () => {
    const asked: [query: string, ids: string[]][] = [
      ['order=desc', ['u5', 'u4', 'u3', 'u2', 'u1']],
      ['search=U3', ['u3']],
      ['search=acm&order=desc', ['u5', 'u4', 'u3', 'u2', 'u1']],
      ['sort=account', ['u1', 'u2', 'u3', 'u4', 'u5']],
      ['search=%25', []],
    ];
    for (const [query, ids] of asked) {
      const { total, rows } = (await api('GET', `/metrics/activeUsers/behind?account=acme&${query}`)).body;
      expect([query, total, rows.map(({ id }: { id: string }) => id)]).toEqual([query, ids.length, ids]);
      const csv = await createApp(context).request(
        `/api/v1/metrics/activeUsers/behind.csv?account=acme&${query}`,
        { headers: { Authorization: `Bearer ${workspace.production.secretKey}` } },
      );
      const lines = (await csv.text()).trimEnd().split('\n').slice(1);
      expect([query, lines.map((line) => line.split(',')[0])]).toEqual([query, ids]);
    }
  });

  test('is of the actor’s portfolio alone', async () => {
    const owners = [workspace.member.id];
    const mine = { ...scope(), owners };
    const ask = {
      scope: mine,
      now: clock.now(),
      among: {},
      period: await lastDays(database.db, mine, clock.now(), 28),
    };
    expect(await measure(database.db, measured.activeUsers, ask)).toMatchObject({ value: 0 });
    expect(await measure(database.db, measured.users, ask)).toMatchObject({ value: 0 });
    await database.db
      .updateTable('account')
      .set({ ownerId: workspace.member.id })
      .where('externalId', '=', 'acme')
      .where('environmentId', '=', mine.environmentId)
      .execute();
    expect(await measure(database.db, measured.activeUsers, ask)).toMatchObject({ value: 5 });
    expect(await measure(database.db, measured.users, ask)).toMatchObject({ value: 9 });
  });
});

describe('a question', () => {
  test('compares with the period of the same length before', async () => {
    const ids = await addPeople(database.db, scope(), 'acme', 3);
    await addDays(database.db, scope(), 'acme', ids, ['2026-02-20']);
    await addDays(database.db, scope(), 'acme', ids.slice(0, 1), ['2026-02-28']);
    expect(await figure('activeUsers', 'days=7')).toMatchObject({
      value: 1,
      from: '2026-02-24',
      to: '2026-03-02',
      before: { value: 3, from: '2026-02-17', to: '2026-02-23' },
    });
  });

  test('can be asked of each tier on its own', async () => {
    await addPeople(database.db, scope(), 'acme', 2);
    await addPeople(database.db, scope(), 'other', 3, 'o');
    await sql`
      update account set tier = case external_id when 'acme' then 'strategic' else 'longTail' end
      where environment_id = ${scope().environmentId}`.execute(database.db);
    const { body } = await api('GET', '/metrics/users/by/tier');
    expect(body.groups).toMatchObject([
      { key: 'longTail', value: 3 },
      { key: 'strategic', value: 2 },
    ]);
  });

  test('can be asked of the accounts at one stage', async () => {
    await addPeople(database.db, scope(), 'acme', 2);
    await addPeople(database.db, scope(), 'other', 3, 'o');
    await sql`
      update account set signed_on = '2026-02-20', go_live_on = case external_id when 'acme' then date '2026-02-25' end
      where environment_id = ${scope().environmentId}`.execute(database.db);
    await refreshSummaries(context, scope());
    const { body } = await api('GET', '/metrics/users/by/stage');
    expect(body.groups).toMatchObject([
      { key: 'kickOff', value: 3 },
      { key: 'onboarding', value: 2 },
    ]);
    expect(await figure('users', 'stage=onboarding')).toMatchObject({ value: 2 });
    expect((await api('GET', '/metrics/users/behind?stage=kickOff')).body.total).toBe(3);
  });

  test('of an unknown account, half a period or a backward one is refused', async () => {
    expect((await api('GET', '/metrics/users?account=none')).status).toBe(404);
    expect((await api('GET', '/metrics/users?from=2026-01-01')).status).toBe(400);
    expect((await api('GET', '/metrics/users?from=2026-01-02&to=2026-01-01')).status).toBe(400);
    expect((await api('GET', '/metrics/nonsense')).status).toBe(400);
  });

  test('knows every metric that it names by name, unit and sentence', () => {
    for (const name of measuredNames) expect(metrics[name]).toHaveProperty('name.zh-CN');
  });
});
