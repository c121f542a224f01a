import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Context } from '../../../server/context.ts';
import { ingest } from '../../../server/ingest/ingest.ts';
import { keepRetention } from '../../../server/ingest/keep-retention.ts';
import type { Event } from '../../../shared/contract/event.ts';
import { buildBatch, buildEvent } from '../../support/build-event.ts';
import { type BuiltWorkspace, buildWorkspace } from '../../support/build-workspace.ts';
import { createSetClock } from '../../support/set-clock.ts';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts';

let database: TestDatabase;
let context: Context;
let workspace: BuiltWorkspace;
const clock = createSetClock('2025-01-15T08:00:00Z');

beforeAll(async () => {
  database = await createTestDatabase();
  context = database.context({ now: clock.now });
});
afterAll(() => database.drop());
beforeEach(async () => {
  clock.set('2025-01-15T08:00:00Z');
  await sql`truncate event, environment cascade`.execute(database.db);
  workspace = await buildWorkspace(context);
});

const send = (events: Event[], environment = workspace.production) =>
  ingest(context, environment.keyed, buildBatch(events, clock.now()), 'server');
const group = (at: string, timeZone: string) =>
  buildEvent(at, { kind: 'group', name: 'account.identified', properties: { timeZone } });

const rawDays = async (environment = workspace.production) =>
  (
    await database.db
      .selectFrom('event')
      .where('environmentId', '=', environment.id)
      .select('day')
      .orderBy('day')
      .execute()
  ).map(({ day }) => day);
const facts = () =>
  database.db
    .selectFrom('userDay')
    .where('environmentId', '=', workspace.production.id)
    .select(['day', 'events'])
    .orderBy('day')
    .execute();
const months = async () => {
  const { rows } = await sql<{ name: string }>`
    select c.relname as name from pg_inherits i join pg_class c on c.oid = i.inhrelid
    where i.inhparent = 'event'::regclass and c.relname <> 'event_default' order by 1`.execute(database.db);
  return rows.map(({ name }) => name);
};

test('a month that nobody keeps is dropped whole, and what was counted of it stays', async () => {
  await send([buildEvent('2025-01-10T08:00:00Z'), buildEvent('2025-01-12T08:00:00Z')]);
  clock.set('2026-03-10T08:00:00Z');
  await send([buildEvent('2026-03-09T08:00:00Z')]);
  const before = await facts();
  await keepRetention(context);
  expect(await rawDays()).toEqual(['2026-03-09']);
  expect(await months()).not.toContain('event_2025_01');
  expect(await months()).toContain('event_2026_03');
  expect(await facts()).toEqual(before);
});

test('an environment that keeps less loses its own events alone', async () => {
  const old = [buildEvent('2025-01-10T08:00:00Z')];
  await send(old);
  await send(old, workspace.staging);
  await database.db
    .updateTable('environment')
    .set({ retentionDays: 60 })
    .where('id', '=', workspace.staging.id)
    .execute();
  clock.set('2025-05-01T08:00:00Z');
  await keepRetention(context);
  expect(await rawDays()).toEqual(['2025-01-10']);
  expect(await rawDays(workspace.staging)).toEqual([]);
});

test('what came lately stays, however old it says it is: its sender may send it again', async () => {
  clock.set('2026-03-10T08:00:00Z');
  const history = buildEvent('2024-06-01T08:00:00Z');
  await send([history]);
  await keepRetention(context);
  await send([history]);
  expect(await facts()).toEqual([{ day: '2024-06-01', events: 1 }]);
  clock.set('2026-04-20T08:00:00Z');
  await keepRetention(context);
  expect(await rawDays()).toEqual([]);
});

test('days whose events are gone are not counted anew when the account moves', async () => {
  await send([buildEvent('2025-01-10T20:00:00Z')]);
  clock.set('2026-03-10T08:00:00Z');
  await send([buildEvent('2026-03-08T20:00:00Z')]);
  expect(await facts()).toEqual([
    { day: '2025-01-11', events: 1 },
    { day: '2026-03-09', events: 1 },
  ]);
  await keepRetention(context);
  await send([group('2026-03-10T08:00:00Z', 'America/Los_Angeles')]);
  expect(await facts()).toEqual([
    { day: '2025-01-11', events: 1 },
    { day: '2026-03-08', events: 1 },
  ]);
});
