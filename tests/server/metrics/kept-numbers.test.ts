import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeAccount, listAccountFeatures } from '../../../server/accounts/describe-account.ts';
import { listAccounts } from '../../../server/accounts/list-accounts.ts';
import { refreshSummaries } from '../../../server/accounts/refresh-summaries.ts';
import { markAllSummariesStale } from '../../../server/accounts/summary-store.ts';
import { createFeature } from '../../../server/catalogue/save-feature.ts';
import type { Context } from '../../../server/context.ts';
import { accountIdOf } from '../../../server/db/hashed-id.ts';
import { ingest } from '../../../server/ingest/ingest.ts';
import { activeSeries } from '../../../server/metrics/active-series.ts';
import { lastDays } from '../../../server/metrics/ask.ts';
import { accountsOfFeature } from '../../../server/metrics/feature-adoption.ts';
import { featureBreadthByAccount } from '../../../server/metrics/feature-breadth.ts';
import { featureBreadthOfLarge } from '../../../server/metrics/feature-breadth-of-large.ts';
import { addDays, startOfWeek } from '../../../shared/rules/calendar.ts';
import { buildBatch, buildEvent } from '../../support/build-event.ts';
import { buildWorkspace } from '../../support/build-workspace.ts';
import { createSetClock } from '../../support/set-clock.ts';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts';

/*
 * What is kept of days that are over, and made of the facts of today, beside a plain count of everything that came: with
 * the days going by, late events, repeated ones, and refreshes at any moment in between.
 */
let database: TestDatabase;
let context: Context;
const clock = createSetClock();

beforeAll(async () => {
  database = await createTestDatabase();
  context = database.context({ now: clock.now });
});
afterAll(() => database.drop());

const names = ['deal.won', 'deal.lost'];
const event = fc.record({
  user: fc.integer({ min: 0, max: 4 }),
  account: fc.integer({ min: 0, max: 1 }),
  name: fc.constantFrom(...names),
  hoursAgo: fc.oneof(
    { weight: 3, arbitrary: fc.integer({ min: 0, max: 3 }) },
    { weight: 1, arbitrary: fc.integer({ min: 0, max: 60 }) },
  ),
});
type Given = typeof event extends fc.Arbitrary<infer T> ? T : never;
const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('send' as const), events: fc.array(event, { maxLength: 6 }) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('repeat' as const), which: fc.nat() }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('refresh' as const) }) },
  // While these arrive.
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('refresh' as const), events: fc.array(event, { maxLength: 6 }) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('wait' as const), hours: fc.integer({ min: 1, max: 20 }) }),
  },
);

const dayOf = (at: Date) => at.toISOString().slice(0, 10);
const distinct = (values: readonly unknown[]) => new Set(values).size;

test('kept numbers and those of today are what counting every event gives, however they came', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 25 }), async (steps) => {
      clock.set('2026-03-04T20:00:00Z');
      const { production } = await buildWorkspace(context, { timeZone: 'UTC' });
      const { scope } = production;
      const featureIds = new Map<string, number>();
      for (const eventName of names) {
        const { id } = await createFeature(context, scope, {
          name: eventName,
          moduleId: null,
          isCore: true,
          featureClass: 'record',
          rules: [{ type: 'event', eventName }],
        });
        featureIds.set(eventName, id);
      }
      const came: { day: string; user: number; account: number; name: string }[] = [];
      const batches: ReturnType<typeof buildEvent>[][] = [];
      const deliver = async (batch: ReturnType<typeof buildEvent>[]) => {
        if (batch.length > 0)
          await ingest(context, production.keyed, buildBatch(batch, clock.now()), 'browser');
      };
      const send = async (events: readonly Given[]) => {
        const batch = events.map(({ user, account, name, hoursAgo }) => {
          const at = new Date(clock.now().getTime() - hoursAgo * 3_600_000);
          came.push({ day: dayOf(at), user, account, name });
          return buildEvent(at, { userId: `u${user}`, accountId: `a${account}`, name });
        });
        batches.push(batch);
        await deliver(batch);
      };
      for (const given of steps) {
        if (given.do === 'send') await send(given.events);
        else if (given.do === 'repeat') await deliver(batches[given.which % batches.length] ?? []);
        else if (given.do === 'wait') clock.advance({ hours: given.hours });
        else {
          await Promise.all([
            refreshSummaries(context, scope),
            'events' in given ? send(given.events) : undefined,
          ]);
        }
      }

      await refreshSummaries(context, scope);
      const today = dayOf(clock.now());
      const isIn = (days: number) => (one: { day: string }) =>
        one.day > addDays(today, -days) && one.day <= today;
      const period = await lastDays(context.db, scope, clock.now(), 30);
      const ask = { scope, now: clock.now(), among: {}, period };

      for (const [name, featureId] of featureIds) {
        const rows = await accountsOfFeature(context.db, { ...ask, featureId }, 10);
        const uses = came.filter((one) => one.name === name).filter(isIn(30));
        const counted = [0, 1].flatMap((account) => {
          const own = uses.filter((one) => one.account === account);
          return own.length === 0 ? [] : [[`a${account}`, distinct(own.map(({ user }) => user)), own.length]];
        });
        expect(rows.map(({ id, users, uses }) => [id, users, uses]).toSorted()).toEqual(counted);
      }

      const { accounts } = await listAccounts(
        context,
        scope,
        { sort: 'name', order: 'asc' },
        { limit: 10, offset: 0 },
      );
      expect(
        accounts.map((row) => [row.id, row.users, row.activeUsers7, row.activeUsers28, row.featuresUsed]),
      ).toEqual(
        [0, 1].flatMap((account) => {
          const own = came.filter((one) => one.account === account);
          const users = (days: number) => distinct(own.filter(isIn(days)).map(({ user }) => user));
          const featuresUsed = distinct(own.filter(isIn(28)).map(({ name }) => name));
          return own.length === 0
            ? []
            : [[`a${account}`, distinct(own.map(({ user }) => user)), users(7), users(28), featuresUsed]];
        }),
      );

      for (const { id } of accounts) {
        const own = came.filter((one) => `a${one.account}` === id);
        const features = await listAccountFeatures(context, scope, id);
        expect(features.map((one) => [one.name, one.users28, one.uses28, one.lastUsedOn]).toSorted()).toEqual(
          names.toSorted().map((name) => {
            const uses = own.filter((one) => one.name === name);
            const lately = uses.filter(isIn(28));
            const days = uses.map(({ day }) => day).toSorted();
            return [name, distinct(lately.map(({ user }) => user)), lately.length, days.at(-1) ?? null];
          }),
        );
        expect(features.map(({ name, weeks }) => [name, weeks]).toSorted()).toEqual(
          names.toSorted().map((name) => [
            name,
            Array.from({ length: 12 }, (_, index) => {
              const startsOn = addDays(startOfWeek(today), 7 * (index - 11));
              return own.filter((one) => one.name === name && startOfWeek(one.day) === startsOn).length;
            }),
          ]),
        );
        const { weeks } = await describeAccount(context, scope, id);
        expect(weeks.map(({ uses }) => uses)).toEqual(
          weeks.map(({ startsOn }) => own.filter(({ day }) => startOfWeek(day) === startsOn).length),
        );
      }

      const series = await activeSeries(context.db, ask);
      expect(series.map(({ day, dau, wau, mau }) => [day, dau, wau, mau])).toEqual(
        series.map(({ day }) => {
          const users = (days: number) =>
            distinct(
              came.filter((one) => one.day > addDays(day, -days) && one.day <= day).map(({ user }) => user),
            );
          return [day, users(1), users(7), users(28)];
        }),
      );
      // What large accounts used is counted from sets of people: those whom numbers leave out are in none.
      const ids = [0, 1].map((account) => accountIdOf(scope.environmentId, `a${account}`));
      for (const isOneLeftOut of [false, true]) {
        if (isOneLeftOut) {
          await sql`update "user" set exclusion_set = 'test'
            where environment_id = ${scope.environmentId} and external_id = 'u0'`.execute(context.db);
          await markAllSummariesStale(context.db, scope.environmentId);
          await refreshSummaries(context, scope);
        }
        expect(await featureBreadthOfLarge(context.db, scope, clock.now(), ids)).toEqual(
          await featureBreadthByAccount(context.db, scope, clock.now(), ids),
        );
      }

      // Every change has been heeded.
      const left =
        await sql`select from account_change where environment_id = ${scope.environmentId}`.execute(
          context.db,
        );
      expect(left.rows).toHaveLength(0);
    }),
    { numRuns: 15 },
  );
}, 120_000);
