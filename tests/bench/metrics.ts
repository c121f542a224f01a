import { sql } from 'kysely';
import { describeAccount, listAccountFeatures } from '../../server/accounts/describe-account.ts';
import { listAccounts } from '../../server/accounts/list-accounts.ts';
import { refreshSummaries } from '../../server/accounts/refresh-summaries.ts';
import { markAllSummariesStale } from '../../server/accounts/summary-store.ts';
import type { Context } from '../../server/context.ts';
import { accountIdOf } from '../../server/db/hashed-id.ts';
import type { Scope } from '../../server/http/scope.ts';
import { activeSeries } from '../../server/metrics/active-series.ts';
import { type Ask, lastDays } from '../../server/metrics/ask.ts';
import { accountsOfFeature } from '../../server/metrics/feature-adoption.ts';
import { weeklyRetention } from '../../server/metrics/retention.ts';
import { buildWorkspace } from '../support/build-workspace.ts';
import { fillUse, type Largest, rawEvents, type UseSize } from './metrics/fill-use.ts';

const size: UseSize = {
  events: Number(process.env.EVENTS ?? 2_000_000),
  accounts: Number(process.env.ACCOUNTS ?? 10_000),
  features: Number(process.env.FEATURES ?? 200),
  days: 90,
};
const rounds = 3;

/** Leaves the filled database for a later run; see `BENCH_DATA`. */
const isOnlyFilling = process.env.FILL_ONLY === '1';

/**
 * What the studio's pages of numbers ask, next to the same question put to the raw events in the same run, and equal
 * to it cell by cell. `EVENTS=20000000 npm run bench:metrics` for another size; with `BENCH_DATA=/a/folder` the database
 * is kept there and found filled by the next run.
 */
export async function bench(emptyContext: Context): Promise<void> {
  const filled = await filledBefore(emptyContext);
  const { scope, largest, at } = filled ?? (await fill(emptyContext));
  // By an older version of this program, perhaps.
  if (filled) await summarizeAll(emptyContext.db, scope, new Date(at));
  console.log(
    `  ${size.events.toLocaleString('en')} events, ${size.accounts.toLocaleString('en')} accounts, ${size.features} features, ` +
      `${size.days} days; largest account ${largest.users} users`,
  );
  if (isOnlyFilling) return;
  // It is still the day on which it was filled.
  const context: Context = { ...emptyContext, now: () => new Date(at) };
  const { db } = context;
  await afterAnEvent(context, scope, largest.externalId);

  const now = context.now();
  const ask = async (days: number): Promise<Ask> => ({
    scope,
    now,
    among: {},
    period: await lastDays(db, scope, now, days),
  });
  const quarter = await ask(90);
  const month = await ask(30);
  const page = { limit: 50, offset: 0 };
  const query = { sort: 'activeUsers28', order: 'desc' } as const;

  await compare('portfolio: 50 accounts by activity', 20, {
    ours: async () =>
      (await listAccounts(context, scope, query, page)).accounts.map((row) => [
        row.id,
        row.users,
        row.activeUsers7,
        row.activeUsers28,
        row.featuresUsed,
      ]),
    raw: () => rawPortfolio(context, scope),
  });
  await compare('account page of the largest', 100, {
    ours: async () => {
      const [account, features] = await Promise.all([
        describeAccount(context, scope, largest.externalId),
        listAccountFeatures(context, scope, largest.externalId),
      ]);
      return [
        account.activeUsers7,
        account.activeUsers28,
        account.weeks.map((week) => week.activeUsers),
        features.map(({ id, users28, uses28 }) => [id, users28, uses28]).toSorted(byFirst),
      ];
    },
    raw: () => rawAccount(context, scope, largest.externalId),
  });
  await compare('one feature, all accounts, 30 days', 300, {
    ours: async () => {
      const rows = await accountsOfFeature(db, { ...month, featureId: largest.featureId }, 1_000_000);
      return rows.map(({ id, users, uses }) => [id, users, uses]).toSorted(byFirst);
    },
    raw: () => rawFeature(context, scope, largest.featureId),
  });
  await compare('company: DAU, WAU, MAU over 90 days', 300, {
    ours: async () => (await activeSeries(db, quarter)).map(({ day, dau, wau, mau }) => [day, dau, wau, mau]),
    raw: () => rawSeries(context, quarter),
  });
  await compare('weekly retention 13 × 13', 300, {
    ours: async () => (await weeklyRetention(db, quarter, 13)).map(({ users, active }) => [users, active]),
    raw: () => rawRetention(context, quarter),
  });
}

/** What a filled database says of itself. */
interface Filled {
  size: UseSize;
  scope: Scope;
  largest: Largest;
  at: string;
}

async function fill(context: Context): Promise<Filled> {
  const { db } = context;
  const at = context.now();
  const { scope } = (await buildWorkspace(context)).production;
  const filledAt = performance.now();
  const largest = await fillUse(db, scope, at, size);
  console.log(`  filled in ${seconds(filledAt)} s`);
  await summarizeAll(db, scope, at);
  const filled: Filled = { size, scope, largest, at: at.toISOString() };
  await sql`create table bench_filled as select ${JSON.stringify(filled)}::jsonb as filled`.execute(db);
  return filled;
}

async function summarizeAll(db: Context['db'], scope: Scope, at: Date): Promise<void> {
  const startedAt = performance.now();
  await markAllSummariesStale(db, scope.environmentId);
  await refreshSummaries({ db, now: () => at }, scope);
  console.log(`  summaries of all accounts made anew in ${seconds(startedAt)} s`);
  // As autovacuum leaves a database that has been in use.
  await sql`vacuum analyze`.execute(db);
}

/** Throws where the folder holds another size than is wanted, or was left half filled. */
async function filledBefore({ db }: Context): Promise<Filled | undefined> {
  const { rows } = await sql<{ isFilled: boolean; isBegun: boolean }>`
    select to_regclass('bench_filled') is not null as is_filled, exists (select from feature) as is_begun`.execute(
    db,
  );
  if (!rows[0]?.isFilled) {
    if (rows[0]?.isBegun) throw new Error('BENCH_DATA was not filled to the end: delete it.');
    return undefined;
  }
  const kept = await sql<{ filled: Filled }>`select filled from bench_filled`.execute(db);
  const { filled } = kept.rows[0]!;
  if (filled.size.events !== size.events || filled.size.accounts !== size.accounts) {
    throw new Error(`BENCH_DATA holds ${filled.size.events} events of ${filled.size.accounts} accounts.`);
  }
  return filled;
}

/** How long whoever opens the page of the account waits for its numbers when something of today has just come in. */
async function afterAnEvent(context: Context, scope: Scope, externalId: string): Promise<void> {
  const accountId = accountIdOf(scope.environmentId, externalId);
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    await sql`
      update account_summary set is_stale = true, changed_from = as_of
      where environment_id = ${scope.environmentId} and account_id = ${accountId}::bigint`.execute(
      context.db,
    );
    const startedAt = performance.now();
    await refreshSummaries(context, scope, [accountId]);
    times.push(performance.now() - startedAt);
  }
  console.log(
    `  numbers of the largest account made anew after an event of today in ${Math.min(...times).toFixed(0)} ms`,
  );
}

const seconds = (since: number) => ((performance.now() - since) / 1_000).toFixed(1);
const byFirst = (a: unknown[], b: unknown[]) => (String(a[0]) < String(b[0]) ? -1 : 1);

interface Pair {
  ours(): Promise<unknown>;
  raw(): Promise<unknown>;
}

/** Prints the best of some rounds, the raw scan's time once, their ratio, and whether both say the same. */
async function compare(what: string, limitMs: number, { ours, raw }: Pair): Promise<void> {
  const times: number[] = [];
  let found: unknown;
  for (let round = 0; round < rounds; round++) {
    const startedAt = performance.now();
    found = await ours();
    times.push(performance.now() - startedAt);
  }
  const startedAt = performance.now();
  const expected = await raw();
  const rawMs = performance.now() - startedAt;
  const ms = Math.min(...times);
  const isEqual = JSON.stringify(found) === JSON.stringify(expected);
  console.log(
    `    ${what.padEnd(38)} ${ms.toFixed(1).padStart(8)} ms  (limit ${limitMs})  raw ${rawMs.toFixed(0).padStart(7)} ms  ` +
      `1 : ${(rawMs / ms).toFixed(0).padStart(5)}  ${isEqual ? 'equal, cell by cell' : 'NOT EQUAL'}`,
  );
  if (!isEqual) console.log(firstDifference(found, expected));
}

function firstDifference(found: unknown, expected: unknown): string {
  const [a, b] = [JSON.stringify(found), JSON.stringify(expected)];
  const at = [...a].findIndex((character, index) => character !== b[index]);
  return `      ours … ${a.slice(Math.max(0, at - 40), at + 60)}\n      raw  … ${b.slice(Math.max(0, at - 40), at + 60)}`;
}

async function rawPortfolio({ db, now }: Context, scope: Scope) {
  const { rows } = await sql<Record<string, number | string>>`
    select a.external_id as id, p.users, r.active7, r.active28, r.features
    from (
      select account_id, count(distinct user_id) filter (where age < 7)::int as active7,
        count(distinct user_id) filter (where age < 28)::int as active28,
        count(distinct name_id) filter (where age < 28)::int as features
      from (${rawEvents(scope, now())}) as e group by account_id
    ) as r
    join account a on a.environment_id = ${scope.environmentId} and a.id = r.account_id
    join (
      select account_id, count(*)::int as users from seat where environment_id = ${scope.environmentId} group by account_id
    ) as p on p.account_id = a.id`.execute(db);
  const names = new Intl.Collator(['en', 'zh-CN'], { numeric: true, sensitivity: 'base' });
  return rows
    .map((row) => [row.id, row.users, row.active7, row.active28, row.features] as const)
    .toSorted((a, b) => Number(b[3]) - Number(a[3]) || names.compare(nameOf(a[0]), nameOf(b[0])))
    .slice(0, 50);
}

/** Accounts are named after their ids. */
const nameOf = (id: unknown) => `Account ${String(id).slice(1)}`;

async function rawAccount({ db, now }: Context, scope: Scope, externalId: string) {
  const accountId = accountIdOf(scope.environmentId, externalId);
  const events = sql`select * from (${rawEvents(scope, now())}) as e where account_id = ${accountId}::bigint`;
  const { rows: active } = await sql<{ active7: number; active28: number }>`
    select count(distinct user_id) filter (where age < 7)::int as active7,
      count(distinct user_id) filter (where age < 28)::int as active28 from (${events}) as e`.execute(db);
  const { rows: weeks } = await sql<{ ago: number; users: number }>`
    select ((today - date '2000-01-03') / 7 - (day - date '2000-01-03') / 7)::int as ago,
      count(distinct user_id)::int as users
    from (${events}) as e group by 1`.execute(db);
  const { rows: features } = await sql<{ id: number; users: number; uses: number }>`
    select f.id, count(distinct e.user_id)::int as users, count(e.user_id)::int as uses
    from feature f left join (select * from (${events}) as e where age < 28) as e on e.name_id = f.id
    where f.workspace_id = ${scope.workspaceId} group by f.id`.execute(db);
  const usersByAge = new Map(weeks.map(({ ago, users }) => [ago, users]));
  return [
    active[0]?.active7,
    active[0]?.active28,
    Array.from({ length: 26 }, (_, index) => usersByAge.get(25 - index) ?? 0),
    features.map(({ id, users, uses }) => [id, users, uses]).toSorted(byFirst),
  ];
}

async function rawFeature({ db, now }: Context, scope: Scope, featureId: number) {
  const { rows } = await sql<{ id: string; users: number; uses: number }>`
    select a.external_id as id, count(distinct e.user_id)::int as users, count(*)::int as uses
    from (${rawEvents(scope, now())}) as e
    join account a on a.environment_id = ${scope.environmentId} and a.id = e.account_id
    where e.name_id = ${featureId} and e.age < 30
    group by a.external_id`.execute(db);
  return rows.map(({ id, users, uses }) => [id, users, uses]).toSorted(byFirst);
}

async function rawSeries({ db }: Context, { scope, now, period }: Ask) {
  const { rows } = await sql<{ day: string; dau: number; wau: number; mau: number }>`
    with days as materialized (select distinct user_id, day from (${rawEvents(scope, now)}) as e)
    select g.day::date as day,
      (select count(*)::int from days where days.day = g.day::date) as dau,
      (select count(distinct user_id)::int from days where days.day between g.day::date - 6 and g.day::date) as wau,
      (select count(distinct user_id)::int from days where days.day between g.day::date - 27 and g.day::date) as mau
    from generate_series(${period.from}::date, ${period.to}::date, interval '1 day') as g(day)
    order by 1`.execute(db);
  return rows.map(({ day, dau, wau, mau }) => [day, dau, wau, mau]);
}

async function rawRetention({ db }: Context, { scope, now }: Ask) {
  const { rows } = await sql<{ cohort: number; week: number; users: number }>`
    with weeks as materialized (
      select user_id, 12 - ((today - date '2000-01-03') / 7 - (day - date '2000-01-03') / 7) as week
      from (${rawEvents(scope, now)}) as e group by 1, 2
    ),
    firsts as (select user_id, min(week) as cohort from weeks group by user_id)
    select cohort, week, count(*)::int as users from weeks join firsts using (user_id)
    where cohort >= 0 group by 1, 2`.execute(db);
  const users = new Map(rows.map((row) => [`${row.cohort} ${row.week}`, row.users]));
  return Array.from({ length: 13 }, (_, cohort) => [
    users.get(`${cohort} ${cohort}`) ?? 0,
    Array.from({ length: 13 - cohort }, (_, after) => users.get(`${cohort} ${cohort + after}`) ?? 0),
  ]);
}
