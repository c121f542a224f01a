import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { selectEarlier } from '../../../server/alerts/watch-store.ts';
import type { Context } from '../../../server/context.ts';
import { accountIdOf, userIdOf } from '../../../server/db/hashed-id.ts';
import {
  dayOfAccount,
  dayOfFact,
  isIn,
  isMomentIn,
  isMomentUntil,
  joinAccount,
  withTodays,
} from '../../../server/metrics/among.ts';
import type { Ask, Period } from '../../../server/metrics/ask.ts';
import { measure } from '../../../server/metrics/measure.ts';
import { measured } from '../../../server/metrics/measured.ts';
import { countUsersSince } from '../../../server/metrics/unused-features.ts';
import { insertTasks, updateTask } from '../../../server/surveys/answer-store.ts';
import { addAccount, addUser } from '../../support/build-people.ts';
import { addFeatures, addFeatureUse, addPeople } from '../../support/build-use.ts';
import { type BuiltWorkspace, buildWorkspace } from '../../support/build-workspace.ts';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts';

/* What is kept as a moment belongs to the day that it was where the customer is, not to that of UTC. */
let database: TestDatabase;
let context: Context;
let workspace: BuiltWorkspace;
const now = new Date('2026-03-20T08:00:00Z');

beforeAll(async () => {
  database = await createTestDatabase();
  context = database.context({ now: () => now });
});
afterAll(() => database.drop());
beforeEach(async () => {
  workspace = await buildWorkspace(context, { timeZone: 'Asia/Shanghai' });
});

const counted = async (name: 'repliesInTime' | 'replyTime' | 'churn', from: string, to = from) => {
  const { scope } = workspace.production;
  const { n, of } = await measure(database.db, measured[name], {
    ...{ scope, now, among: {}, period: { from, to } },
  });
  return [n, of];
};

test('a reply that was given after midnight of the day it was due is late, and counts on the day it was given', async () => {
  const { scope } = workspace.production;
  const { db } = database;
  const environmentId = scope.environmentId;
  const runId = crypto.randomUUID();
  const of = { userId: userIdOf(environmentId, 'ann'), runId, kind: 'reply' as const };
  const accountId = accountIdOf(environmentId, 'acme');
  await addAccount(db, environmentId, { externalId: 'acme' });
  await addUser(db, environmentId, { externalId: 'ann' });
  await insertTasks(db, environmentId, now, [{ ...of, accountId, dueOn: '2026-03-02' }]);
  // Two in the morning of the third.
  await updateTask(db, scope, new Date('2026-03-02T18:00:00Z'), of, { isDone: true, note: null });
  expect((await counted('repliesInTime', '2026-03-02'))[0]).toBe(0);
  expect((await counted('replyTime', '2026-03-02'))[0]).toBe(0);
  expect((await counted('replyTime', '2026-03-03'))[0]).toBe(1);
});

test('an account is a customer from the day on which it was first seen', async () => {
  await addAccount(database.db, workspace.production.id, {
    externalId: 'acme',
    firstSeenAt: '2026-03-01T18:00:00Z',
  });
  expect(await counted('churn', '2026-03-01', '2026-03-10')).toEqual([0, 0]);
  expect(await counted('churn', '2026-03-02', '2026-03-10')).toEqual([0, 1]);
});

test('what was known of an account 28 days ago was known 28 of its own days ago', async () => {
  const { db } = database;
  const { scope, id: environmentId } = workspace.production;
  await addAccount(db, environmentId, { externalId: 'acme' });
  const accountId = accountIdOf(environmentId, 'acme');
  const days = ['2026-02-20', '2026-02-21', '2026-02-22'];
  await db
    .insertInto('accountDay')
    .values(
      days.map((day, index) => ({
        ...{ environmentId, accountId, day, level: 'low' as const, health: 'record' as const },
        ...{
          risk: 'none' as const,
          users: index + 1,
          activeUsers7: 0,
          featuresUsed28: 0,
          featuresAvailable: 0,
        },
      })),
    )
    .execute();
  // One in the morning of the 21st of March.
  const earlier = await selectEarlier(db, scope, new Date('2026-03-20T17:00:00Z'), 28);
  expect(earlier.get(accountId)?.users).toBe(2);
  // Where that day was not noted, the last one of the week before it says it; an older one nothing.
  const usersOn = async (now: string) =>
    (await selectEarlier(db, scope, new Date(now), 28)).get(accountId)?.users;
  expect(await usersOn('2026-03-29T08:00:00Z')).toBe(3);
  expect(await usersOn('2026-03-30T08:00:00Z')).toBeUndefined();
});

test('who has used a feature since a guide was made did so on that day of theirs or later', async () => {
  const { db } = database;
  const { scope, id: environmentId } = workspace.production;
  await addPeople(db, scope, 'acme', 2);
  const features = await addFeatures(db, scope, [{ name: 'Approvals' }]);
  await addFeatureUse(db, scope, 'acme', 'u1', '2026-03-02', features);
  await addFeatureUse(db, scope, 'acme', 'u2', '2026-03-03', features);
  // Two in the morning of the third.
  const madeAt = new Date('2026-03-02T18:00:00Z');
  expect(await countUsersSince(db, scope, accountIdOf(environmentId, 'acme'), features[0]!, madeAt)).toBe(1);
});

const zones = ['Pacific/Kiritimati', 'Etc/GMT+12', 'America/St_Johns', 'Asia/Shanghai', undefined];

test.for<[string, Period]>([
  ['of days', { from: '2026-02-20', to: '2026-03-12' }],
  ['of one day', { from: '2026-03-18', to: '2026-03-18' }],
  ['that ends with each account’s own today', { from: '2026-02-21', to: '2026-03-20', endsDaysAgo: 0 }],
  ['that ended so many of its own days ago', { from: '2026-03-06', to: '2026-03-12', endsDaysAgo: 8 }],
  ['from the first day there is', { from: '0001-01-01', to: '2026-03-19' }],
])('a moment is in a period %s where the day of its account is', async ([, period]) => {
  const { db } = database;
  const { scope, id: environmentId } = workspace.production;
  for (const [index, timeZone] of zones.entries()) {
    await addAccount(db, environmentId, { externalId: `a${index}`, ...(timeZone && { timeZone }) });
  }
  // The last is no account: what happened there has the days of the workspace.
  const accounts = [...zones.map((_, index) => `a${index}`), 'none'].map((id) =>
    accountIdOf(environmentId, id),
  );
  const ask: Ask = { scope, now, among: {}, period };
  const at = sql`d.at`;
  const { rows } = await sql<{
    isSame: boolean;
    isSameDay: boolean;
    isSameUntil: boolean;
    moments: number;
    inside: number;
  }>`
    with d as (
      select account_id::bigint, ${environmentId}::int as environment_id, at
      from unnest(${`{${accounts.join(',')}}`}::text[]) as a(account_id),
        generate_series('2026-02-10T00:00:00Z'::timestamptz, '2026-03-24T00:00:00Z', '37 minutes') as m(at)
    )
    select bool_and(${isMomentIn(ask, period, at)} = ${isIn(ask, period, dayOfAccount(ask, at))}) as is_same,
      bool_and(${dayOfFact(ask, at)} = ${dayOfAccount(ask, at)}) as is_same_day,
      bool_and(${isMomentUntil(period.to, at, dayOfAccount(ask, at))} = (${dayOfAccount(ask, at)} <= ${period.to}::date))
        as is_same_until,
      count(*)::int as moments,
      (count(*) filter (where ${isMomentIn(ask, period, at)}))::int as inside
    from d ${joinAccount(ask)} ${withTodays(ask, period)}`.execute(db);
  expect(rows[0]).toMatchObject({ isSame: true, isSameDay: true, isSameUntil: true });
  expect(rows[0]!.inside).toBeGreaterThan(0);
  expect(rows[0]!.inside).toBeLessThan(rows[0]!.moments);
});
