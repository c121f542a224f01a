import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createApp } from '../../../server/app.ts';
import type { Context } from '../../../server/context.ts';
import { accountIdOf } from '../../../server/db/hashed-id.ts';
import { ingest } from '../../../server/ingest/ingest.ts';
import { selectUnusedFeatures } from '../../../server/metrics/unused-features.ts';
import { whatChanged } from '../../../server/metrics/what-changed.ts';
import { dayAt } from '../../../shared/rules/calendar.ts';
import { buildBatch, buildEvent } from '../../support/build-event.ts';
import { addFeatures, addFeatureUse } from '../../support/build-use.ts';
import { type BuiltWorkspace, buildWorkspace } from '../../support/build-workspace.ts';
import { callApi } from '../../support/call-api.ts';
import { createSetClock } from '../../support/set-clock.ts';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts';

/* Who came and who did not, in the last seven days of an account and in the four weeks before. */
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

const scope = () => workspace.production.scope;
const accountId = () => accountIdOf(workspace.production.id, 'acme');
const daysAgo = (days: number) => new Date(clock.now().getTime() - days * 86_400_000);
/** Users with the days ago on which they came, each in a unit named for them. */
async function come(visits: Record<string, number[]>): Promise<void> {
  const events = Object.entries(visits).flatMap(([userId, days]) => [
    buildEvent(daysAgo(60), {
      ...{ userId, accountId: 'acme', kind: 'identify' as const, name: 'user.identified' },
      properties: { unit: userId },
    }),
    ...days.map((ago) => buildEvent(daysAgo(ago), { userId, accountId: 'acme' })),
  ]);
  await ingest(context, workspace.production.keyed, buildBatch(events, clock.now()), 'browser');
}
const changed = () => whatChanged(database.db, scope(), clock.now(), accountId());

test('whoever came in two of the four weeks before and not in the last seven days is gone', async () => {
  await come({
    gone: [7, 14],
    oneWeek: [7, 13],
    stillHere: [6, 7, 14],
    longAgo: [14, 35],
    fourWeeks: [14, 34],
  });
  const { gone } = await changed();
  expect(gone.map(({ id }) => id).toSorted()).toEqual(['fourWeeks', 'gone']);
  expect(gone.find(({ id }) => id === 'gone')).toMatchObject({ lastSeenOn: '2026-02-23' });
});

test('whoever comes in the last seven days and not in the four weeks before has arrived', async () => {
  await come({ arrived: [0, 6], back: [6, 35], regular: [6, 34], before: [7] });
  expect((await changed()).arrived.map(({ id }) => id).toSorted()).toEqual(['arrived', 'back']);
});

test('units and features are held against the mean of the four weeks, the largest change first', async () => {
  await come({ Sales: [2, 9, 16, 23, 30], Support: [9, 16, 23, 30], Board: [2] });
  const { units } = await changed();
  // Sales is as it was.
  expect(units.toSorted((a, b) => (a.name < b.name ? -1 : 1))).toEqual([
    { name: 'Board', now: 1, before: 0 },
    { name: 'Support', now: 0, before: 1 },
  ]);
  const [approve, sort] = await addFeatures(database.db, scope(), [{ name: 'approve' }, { name: 'sort' }]);
  const use = async (feature: number, user: string, ...days: number[]) => {
    for (const ago of days) {
      const day = dayAt(daysAgo(ago), 'Asia/Shanghai');
      await addFeatureUse(database.db, scope(), 'acme', user, day, [feature]);
    }
  };
  await use(approve!, 'Sales', 7, 14, 21, 28);
  await use(approve!, 'Support', 7, 14, 21, 28);
  await use(sort!, 'Sales', 6);
  expect((await changed()).features).toEqual([
    { id: approve, name: 'approve', now: 0, before: 2 },
    { id: sort, name: 'sort', now: 1, before: 0 },
  ]);
});

test('units tell who came on the last 7 and on the last 28 days', async () => {
  await come({ a: [6], b: [7], c: [27], d: [28] });
  const { units } = (
    await callApi(createApp(context), workspace.production.secretKey)('GET', '/accounts/acme/units')
  ).body;
  const told = units.map(({ name, activeUsers7, activeUsers28 }: Record<string, unknown>) => [
    ...[name, activeUsers7, activeUsers28],
  ]);
  expect(told.toSorted()).toEqual([
    ['a', 1, 1],
    ['b', 0, 1],
    ['c', 0, 1],
    ['d', 0, 0],
  ]);
});

test('a feature is unused as long as somebody of the account has not used it', async () => {
  await come({ ann: [2], ben: [2] });
  const [all, some, none] = await addFeatures(database.db, scope(), [
    { name: 'all' },
    { name: 'some' },
    { name: 'none', isCore: true },
  ]);
  for (const user of ['ann', 'ben']) {
    await addFeatureUse(database.db, scope(), 'acme', user, '2025-06-01', [all!]);
  }
  await addFeatureUse(database.db, scope(), 'acme', 'ann', '2026-03-01', [some!]);
  expect(await selectUnusedFeatures(database.db, scope(), accountId())).toMatchObject([
    { id: none, people: 2, isCore: true },
    { id: some, people: 1, isCore: false },
  ]);
});
