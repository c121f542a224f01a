import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { refreshAllSummaries } from '../../../server/accounts/refresh-summaries.ts';
import { markAllSummariesStale } from '../../../server/accounts/summary-store.ts';
import type { Context } from '../../../server/context.ts';
import { ingest } from '../../../server/ingest/ingest.ts';
import { type Among, lastDays } from '../../../server/metrics/ask.ts';
import { weeklyRetention } from '../../../server/metrics/retention.ts';
import type { Event } from '../../../shared/contract/event.ts';
import { buildBatch, buildEvent } from '../../support/build-event.ts';
import { type BuiltWorkspace, buildWorkspace } from '../../support/build-workspace.ts';
import { createSetClock } from '../../support/set-clock.ts';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts';

let database: TestDatabase;
let context: Context;
let workspace: BuiltWorkspace;
// A Friday. The workspace is in Asia/Shanghai.
const clock = createSetClock('2026-03-27T08:00:00Z');

beforeAll(async () => {
  database = await createTestDatabase();
  context = database.context({ now: clock.now });
});
afterAll(() => database.drop());
beforeEach(async () => {
  workspace = await buildWorkspace(context);
});

const scope = () => workspace.production.scope;

async function tell(...events: Event[]): Promise<void> {
  await ingest(context, workspace.production.keyed, buildBatch(events, clock.now()), 'browser');
  await refreshAllSummaries(context);
}
const visit = (at: string, userId: string, accountId?: string) => buildEvent(at, { userId, accountId });
const place = (accountId: string, timeZone: string) =>
  buildEvent('2026-03-02T08:00:00Z', {
    kind: 'group',
    name: 'account.identified',
    userId: undefined,
    anonymousId: '00000000-0000-4000-8000-000000000000',
    accountId,
    properties: { timeZone },
  });

/** The cohorts of the last four weeks that have somebody in them. */
async function retention(among: Among = {}) {
  const now = clock.now();
  const ask = { scope: scope(), now, among, period: await lastDays(context.db, scope(), now, 28) };
  return (await weeklyRetention(context.db, ask, 4)).filter(({ active }) =>
    active.some((users) => users > 0),
  );
}

async function everybody(): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from "user" where environment_id = ${scope().environmentId}`.execute(context.db);
  return rows.map(({ id }) => id);
}

async function idOf(accountId: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    select id from account where environment_id = ${scope().environmentId} and external_id = ${accountId}`.execute(
    context.db,
  );
  return rows[0]!.id;
}

test.each([
  ['America/Los_Angeles', 'Sunday there, Monday at the workspace', '2026-03-15T20:00:00Z', '2026-03-09'],
  ['Pacific/Auckland', 'Monday there, Sunday at the workspace', '2026-03-15T12:00:00Z', '2026-03-16'],
])('in %s somebody belongs to the week in which they came: %s', async (timeZone, _what, at, startsOn) => {
  await tell(place('a1', timeZone));
  await tell(visit(at, 'u1', 'a1'), visit('2026-03-25T08:00:00Z', 'u1', 'a1'));
  const expected = [
    startsOn === '2026-03-09'
      ? { startsOn, users: 1, active: [1, 0, 1] }
      : { startsOn, users: 1, active: [1, 1] },
  ];
  expect(await retention()).toEqual(expected);
  expect(await retention({ accountIds: [await idOf('a1')] })).toEqual(expected);
  expect(await retention({ userIds: await everybody() })).toEqual(expected);
});

test('who came without an account came, too, and joins what they did in one later', async () => {
  await tell(
    visit('2026-03-10T08:00:00Z', 'u1'),
    visit('2026-03-18T08:00:00Z', 'u1', 'a1'),
    visit('2026-03-17T08:00:00Z', 'u2'),
    visit('2026-03-25T08:00:00Z', 'u2'),
  );
  const expected = [
    { startsOn: '2026-03-09', users: 1, active: [1, 1, 0] },
    { startsOn: '2026-03-16', users: 1, active: [1, 1] },
  ];
  expect(await retention()).toEqual(expected);
  expect(await retention({ userIds: await everybody() })).toEqual(expected);
});

test('who came first in another account is no newcomer of this one', async () => {
  await tell(
    visit('2026-03-10T08:00:00Z', 'u1', 'a1'),
    visit('2026-03-18T08:00:00Z', 'u1', 'a2'),
    visit('2026-03-18T08:00:00Z', 'u2', 'a2'),
  );
  expect(await retention({ accountIds: [await idOf('a2')] })).toEqual([
    { startsOn: '2026-03-16', users: 1, active: [1, 0] },
  ]);
});

test('who signed in before the weeks asked about is no newcomer of theirs', async () => {
  clock.set('2026-01-14T08:00:00Z');
  await tell(visit('2026-01-13T08:00:00Z', 'u1', 'a1'));
  clock.set('2026-03-27T08:00:00Z');
  await tell(visit('2026-03-18T08:00:00Z', 'u1', 'a1'));
  expect(await retention()).toEqual([]);
  expect(await retention({ userIds: await everybody() })).toEqual([]);
});

test('a cohort kept by an older rule is put right when its account is next counted', async () => {
  await tell(visit('2026-03-17T08:00:00Z', 'u1', 'a1'));
  await sql`update person_days set cohort = '2026-03-09' where environment_id = ${scope().environmentId}`.execute(
    context.db,
  );
  await sql`update cohort_week set cohort = '2026-03-09' where environment_id = ${scope().environmentId}`.execute(
    context.db,
  );
  await markAllSummariesStale(context.db, scope().environmentId);
  await refreshAllSummaries(context);
  expect(await retention()).toEqual([{ startsOn: '2026-03-16', users: 1, active: [1, 0] }]);
});
