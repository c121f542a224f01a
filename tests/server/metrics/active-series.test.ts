import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { changeUser } from '../../../server/accounts/change-user.ts';
import { eraseAccount, eraseUser } from '../../../server/accounts/erase-people.ts';
import { refreshAllSummaries } from '../../../server/accounts/refresh-summaries.ts';
import type { Context } from '../../../server/context.ts';
import { ingest } from '../../../server/ingest/ingest.ts';
import { activeSeries } from '../../../server/metrics/active-series.ts';
import { type Among, type Ask, lastDays } from '../../../server/metrics/ask.ts';
import { weeklyRetention } from '../../../server/metrics/retention.ts';
import { buildBatch, buildEvent } from '../../support/build-event.ts';
import { type BuiltWorkspace, buildWorkspace } from '../../support/build-workspace.ts';
import { createSetClock } from '../../support/set-clock.ts';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts';

let database: TestDatabase;
let context: Context;
let workspace: BuiltWorkspace;
const clock = createSetClock('2026-03-04T08:00:00Z');

beforeAll(async () => {
  database = await createTestDatabase();
  context = database.context({ now: clock.now });
});
afterAll(() => database.drop());
beforeEach(async () => {
  workspace = await buildWorkspace(context);
});

const scope = () => workspace.production.scope;
const hoursAgo = (hours: number) => new Date(clock.now().getTime() - hours * 3_600_000);

async function asked(among: Among, days: number): Promise<Ask> {
  const now = clock.now();
  return { scope: scope(), now, among, period: await lastDays(context.db, scope(), now, days) };
}
const series = async (among: Among = {}, days = 60) => activeSeries(context.db, await asked(among, days));
const retention = async (among: Among = {}) => weeklyRetention(context.db, await asked(among, 60), 9);

/** Counted from every day of everybody, because everybody is named. */
const countedSeries = async (days?: number) => series({ userIds: await everybody() }, days);

async function everybody(): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from "user" where environment_id = ${scope().environmentId}`.execute(context.db);
  return rows.map(({ id }) => id);
}

const send = (events: ReturnType<typeof buildEvent>[]) =>
  ingest(context, workspace.production.keyed, buildBatch(events, clock.now()), 'browser');

const user = fc.integer({ min: 0, max: 3 });
const account = fc.integer({ min: 0, max: 2 });
const device = fc.integer({ min: 0, max: 1 }).map((n) => `0000000${n}-0000-4000-8000-000000000000`);

/** What may happen to activity after it was counted. */
const happening = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      what: fc.constant('visit' as const),
      hours: fc.integer({ min: 0, max: 29 * 24 }),
      user: fc.option(user),
      device,
      account: fc.option(account, { freq: 3 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ what: fc.constant('identify' as const), user, device }) },
  {
    weight: 2,
    arbitrary: fc.record({
      what: fc.constant('move' as const),
      account,
      zone: fc.constantFrom('Pacific/Kiritimati', 'America/Los_Angeles', 'Asia/Shanghai'),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      what: fc.constant('exclude' as const),
      user,
      exclusion: fc.constantFrom('internal' as const, 'none' as const),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ what: fc.constant('deactivate' as const), user, isDeactivated: fc.boolean() }),
  },
  { weight: 1, arbitrary: fc.record({ what: fc.constant('unseat' as const), user }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constant('eraseUser' as const), user }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constant('eraseAccount' as const), account }) },
  { weight: 4, arbitrary: fc.record({ what: fc.constant('refresh' as const) }) },
);
type Happening = typeof happening extends fc.Arbitrary<infer T> ? T : never;

const refresh: Happening = { what: 'refresh' };
const visit = (hours: number, account: number | null): Happening => ({
  what: 'visit',
  hours,
  user: 1,
  device: '00000000-0000-4000-8000-000000000000',
  account,
});

async function happen(it: Happening): Promise<void> {
  switch (it.what) {
    case 'visit': {
      const who = { userId: it.user === null ? undefined : `u${it.user}`, anonymousId: it.device };
      await send([
        buildEvent(hoursAgo(it.hours), {
          ...who,
          accountId: it.account === null ? undefined : `a${it.account}`,
        }),
      ]);
      return;
    }
    case 'identify':
      await send([
        buildEvent(hoursAgo(0), {
          kind: 'identify',
          name: 'user.identified',
          userId: `u${it.user}`,
          anonymousId: it.device,
          accountId: undefined,
        }),
      ]);
      return;
    case 'move':
      await send([
        buildEvent(hoursAgo(0), {
          kind: 'group',
          name: 'account.identified',
          userId: 'u0',
          accountId: `a${it.account}`,
          properties: { timeZone: it.zone },
        }),
      ]);
      return;
    case 'exclude':
      return changeUser(context, scope(), `u${it.user}`, { exclusion: it.exclusion }).catch(ifMissing);
    case 'deactivate':
      return changeUser(context, scope(), `u${it.user}`, { isDeactivated: it.isDeactivated }).catch(
        ifMissing,
      );
    case 'unseat':
      return changeUser(context, scope(), `u${it.user}`, { accountIds: [] }).catch(ifMissing);
    case 'eraseUser':
      await eraseUser(context, scope(), `u${it.user}`).catch(ifMissing);
      return;
    case 'eraseAccount':
      await eraseAccount(context, scope(), `a${it.account}`).catch(ifMissing);
      return;
    case 'refresh':
      await refreshAllSummaries(context);
  }
}

/** Somebody can only be changed once they have come. */
function ifMissing(error: unknown): void {
  if ((error as { code?: string }).code !== 'not_found') throw error;
}

test('what is kept of everybody is what counting them gives, whatever became of people, accounts and days', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(happening, { minLength: 1, maxLength: 25 }), async (happenings) => {
      workspace = await buildWorkspace(context);
      for (const each of happenings) await happen(each);
      await refreshAllSummaries(context);
      expect(await series()).toEqual(await countedSeries());
      // A part knows nothing of those who have given up their seat.
      if (happenings.every(({ what }) => what !== 'unseat')) {
        expect(await retention()).toEqual(await retention({ userIds: await everybody() }));
      }
    }),
    {
      numRuns: 40,
      examples: [
        // The day of the account's new zone is the one before.
        [[visit(12, 0), refresh, { what: 'move', account: 0, zone: 'America/Los_Angeles' }]],
        // Their other account keeps its day.
        [[visit(0, 0), visit(100, 1), refresh, { what: 'eraseAccount', account: 0 }]],
        // They came a week earlier than was known, and that visit names no account.
        [[visit(0, 0), refresh, visit(65, null)]],
      ],
    },
  );
}, 240_000);

test('a period longer than people’s days are kept is counted', async () => {
  for (let month = 0; month < 5; month++) {
    clock.set(`2024-${String(month + 1).padStart(2, '0')}-10T08:00:00Z`);
    await send([
      buildEvent(hoursAgo(1), { userId: 'u1' }),
      buildEvent(hoursAgo(50), { userId: `v${month}` }),
    ]);
  }
  clock.set('2026-03-04T08:00:00Z');
  await send([buildEvent(hoursAgo(1), { userId: 'u1' })]);
  await refreshAllSummaries(context);
  expect(await series({}, 800)).toEqual(await countedSeries(800));
  expect(await series({}, 366)).toEqual(await countedSeries(366));
  expect((await series({}, 800)).filter(({ dau }) => dau > 0)).toHaveLength(11);
});

test('people who are counted twice at once are counted once', async () => {
  await send(
    [0, 1, 2].flatMap((n) =>
      [0, 30, 60].map((hours) => buildEvent(hoursAgo(hours), { userId: 'u1', accountId: `a${n}` })),
    ),
  );
  await Promise.all([1, 2, 3, 4].map(() => refreshAllSummaries(context)));
  expect(await series()).toEqual(await countedSeries());
  expect((await series()).at(-1)).toMatchObject({ dau: 1, wau: 1, mau: 1 });
});
