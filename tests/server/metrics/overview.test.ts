import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { createFeature } from '../../../server/catalogue/save-feature.ts';
import type { Context } from '../../../server/context.ts';
import { ingest } from '../../../server/ingest/ingest.ts';
import { overview } from '../../../server/metrics/overview.ts';
import type { Event } from '../../../shared/contract/event.ts';
import { addDays, dayAt } from '../../../shared/rules/calendar.ts';
import { buildBatch, buildEvent } from '../../support/build-event.ts';
import { type BuiltWorkspace, buildWorkspace } from '../../support/build-workspace.ts';
import { createSetClock } from '../../support/set-clock.ts';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts';

let database: TestDatabase;
let context: Context;
let workspace: BuiltWorkspace;
const clock = createSetClock('2026-03-02T08:00:00Z');

beforeAll(async () => {
  database = await createTestDatabase();
  context = database.context({ now: clock.now });
});
afterAll(() => database.drop());
beforeEach(async () => {
  workspace = await buildWorkspace(context);
});

const send = (events: Event[]) =>
  ingest(context, workspace.production.keyed, buildBatch(events, clock.now()), 'browser');
const numbers = () => overview(context, workspace.production.scope);

it('is all zeros before anything happened', async () => {
  const empty = await numbers();
  expect(empty).toMatchObject({
    accounts: 0,
    users: 0,
    figures: {
      activeUsers7: { value: 0, before: { value: 0 } },
      activeUsers28: { value: 0, before: { value: 0 } },
      activeAccounts7: { value: null, n: 0, of: 0 },
      nps: { value: null },
    },
    nps: null,
    topFeatures: [],
    hardlyUsedFeatures: [],
  });
  expect(empty.dailyActiveUsers).toHaveLength(90);
  expect(empty.dailyActiveUsers.at(-1)).toEqual({ day: '2026-03-02', users: 0 });
  expect(empty.dailyActiveUsers[0]).toEqual({ day: '2025-12-03', users: 0 });
});

it('counts a person once, in however many accounts and with none', async () => {
  const at = '2026-03-01T08:00:00Z';
  await send([
    buildEvent(at, { accountId: 'a1' }),
    buildEvent(at, { accountId: 'a2' }),
    buildEvent(at, { accountId: undefined }),
    buildEvent(at, { userId: 'alone', accountId: undefined }),
  ]);
  const counted = await numbers();
  expect(counted).toMatchObject({
    accounts: 2,
    users: 2,
    figures: { activeAccounts7: { n: 2, of: 2 }, activeUsers7: { value: 2 } },
  });
  expect(counted.dailyActiveUsers.at(-2)).toEqual({ day: '2026-03-01', users: 2 });
});

it('ranks features by how many people used them', async () => {
  for (const name of ['rare', 'common', 'unused']) {
    await createFeature(context, workspace.production.scope, {
      name,
      moduleId: null,
      isCore: false,
      featureClass: 'record',
      rules: [{ type: 'event', eventName: name }],
    });
  }
  const at = '2026-03-01T08:00:00Z';
  await send([
    ...[1, 2, 3, 4].map(() => buildEvent(at, { name: 'rare' })),
    buildEvent(at, { name: 'common', userId: 'u1' }),
    buildEvent(at, { name: 'common', userId: 'u2', accountId: 'a2' }),
    buildEvent(at, { name: 'common', userId: 'u3', accountId: undefined }),
  ]);
  expect((await numbers()).topFeatures).toMatchObject([
    { name: 'common', users28: 3, accounts28: 2 },
    { name: 'rare', users28: 1, accounts28: 1 },
  ]);
});

it('tells of the other features those that the fewest people use, core ones first', async () => {
  const names = Array.from({ length: 10 }, (_, index) => `often ${index}`);
  for (const name of [...names, 'seldom', 'never', 'never, but core']) {
    await createFeature(context, workspace.production.scope, {
      name,
      moduleId: null,
      isCore: name.endsWith('core'),
      featureClass: 'record',
      rules: [{ type: 'event', eventName: name }],
    });
  }
  const at = '2026-03-01T08:00:00Z';
  await send([
    ...names.flatMap((name) => ['u1', 'u2'].map((userId) => buildEvent(at, { name, userId }))),
    buildEvent(at, { name: 'seldom', userId: 'u1' }),
  ]);
  expect((await numbers()).hardlyUsedFeatures).toMatchObject([
    { name: 'never, but core', users28: 0, accounts28: 0 },
    { name: 'never', users28: 0 },
    { name: 'seldom', users28: 1, accounts28: 1 },
  ]);
});

it('has the active users that counting all events one by one gives', async () => {
  const happening = fc.record({
    hoursAgo: fc.integer({ min: 0, max: 60 * 24 }),
    user: fc.integer({ min: 0, max: 5 }),
    account: fc.integer({ min: 0, max: 2 }),
    kind: fc.constantFrom('track' as const, 'page' as const, 'identify' as const),
  });
  const zoneOf = ['Asia/Shanghai', 'America/Los_Angeles', 'Asia/Shanghai'];
  await fc.assert(
    fc.asyncProperty(fc.array(happening, { maxLength: 40 }), async (happenings) => {
      workspace = await buildWorkspace(context);
      await send([
        buildEvent(clock.now(), {
          userId: 'setup',
          accountId: 'a1',
          kind: 'group',
          name: 'account.identified',
          properties: { timeZone: zoneOf[1] },
        }),
        ...happenings.map(({ hoursAgo, user, account, kind }) =>
          buildEvent(new Date(clock.now().getTime() - hoursAgo * 3_600_000), {
            userId: `u${user}`,
            accountId: `a${account}`,
            kind,
            name: kind === 'page' ? 'page.viewed' : 'thing.happened',
          }),
        ),
      ]);
      const activeIn = (from: number, to: number) =>
        new Set(
          happenings.flatMap(({ hoursAgo, user, account, kind }) => {
            const zone = zoneOf[account] ?? '';
            const day = dayAt(new Date(clock.now().getTime() - hoursAgo * 3_600_000), zone);
            const today = dayAt(clock.now(), zone);
            const isIn = day > addDays(today, -to) && day <= addDays(today, -from);
            return isIn && kind !== 'identify' ? [user] : [];
          }),
        ).size;
      expect((await numbers()).figures).toMatchObject({
        activeUsers7: { value: activeIn(0, 7), before: { value: activeIn(7, 14) } },
        activeUsers28: { value: activeIn(0, 28), before: { value: activeIn(28, 56) } },
      });
    }),
    { numRuns: 20 },
  );
}, 60_000);
