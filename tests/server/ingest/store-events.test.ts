import { sql } from 'kysely';
import type pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Context } from '../../../server/context.ts';
import { poolOf } from '../../../server/db/database.ts';
import { ingest } from '../../../server/ingest/ingest.ts';
import type { Event } from '../../../shared/contract/event.ts';
import { buildBatch, buildEvent } from '../../support/build-event.ts';
import { type BuiltWorkspace, buildWorkspace } from '../../support/build-workspace.ts';
import { createSetClock } from '../../support/set-clock.ts';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts';

let database: TestDatabase;
let context: Context;
let workspace: BuiltWorkspace;
const clock = createSetClock();

beforeAll(async () => {
  database = await createTestDatabase();
  context = database.context({ now: clock.now });
});
afterAll(() => database.drop());
beforeEach(async () => {
  clock.set(new Date());
  workspace = await buildWorkspace(context);
});

const send = (events: Event[]) =>
  ingest(context, workspace.production.keyed, buildBatch(events, clock.now()), 'browser');

const rowsIn = async (table: 'event' | 'userDay' | 'entryUse' | 'user' | 'account') =>
  (
    await database.db
      .selectFrom(table)
      .where('environmentId', '=', workspace.production.id)
      .select('environmentId')
      .execute()
  ).length;

/** Makes storing fail for events with this name, with a SQLSTATE of choice, at once or only at commit. */
async function failFor(userId: string, state: string, when: 'at once' | 'at commit'): Promise<void> {
  await sql`
    create function fail() returns trigger language plpgsql as $$
      begin
        if new.external_id = ${sql.lit(userId)} then raise exception 'planted' using errcode = ${sql.lit(state)}; end if;
        return new;
      end $$`.execute(database.db);
  await (when === 'at once'
    ? sql`create trigger fail before insert on "user" for each row execute function fail()`
    : sql`
        create constraint trigger fail after insert on "user" deferrable initially deferred
        for each row execute function fail()`
  ).execute(database.db);
}
const mend = () => sql`drop function fail() cascade`.execute(database.db);

test('one event that can’t be stored is refused, and the rest of all batches is kept', async () => {
  await failFor('poison', '22P05', 'at once');
  const events = Array.from({ length: 20 }, (_, i) => buildEvent(new Date(), { userId: `u${i}` }));
  const poison = buildEvent(new Date(), { userId: 'poison' });
  const replies = await Promise.all([
    send(events.slice(0, 10)),
    send([...events.slice(10, 15), poison, ...events.slice(15)]),
  ]).finally(mend);
  expect(replies[0]?.refused).toEqual([]);
  expect(replies[1]?.refused).toEqual([
    { index: 5, id: poison.id, reason: expect.stringContaining('stored') },
  ]);
  expect(replies.flatMap(({ accepted }) => accepted)).toEqual(events.map(({ id }) => id));
  expect(await rowsIn('event')).toBe(20);
});

test('a commit that fails is not acknowledged and leaves nothing; the retry stores it once', async () => {
  await failFor('u1', '57P01', 'at commit');
  const events = [buildEvent(new Date()), buildEvent(new Date())];
  await expect(send(events)).rejects.toThrow('planted');
  expect([
    await rowsIn('event'),
    await rowsIn('userDay'),
    await rowsIn('user'),
    await rowsIn('account'),
  ]).toEqual([0, 0, 0, 0]);
  await mend();
  expect((await send(events)).accepted).toHaveLength(2);
  expect((await send(events)).accepted).toHaveLength(2);
  expect(await rowsIn('event')).toBe(2);
  expect(
    await database.db
      .selectFrom('userDay')
      .where('environmentId', '=', workspace.production.id)
      .select('events')
      .execute(),
  ).toEqual([{ events: 2 }]);
});

test.each([
  ['a statement', sql`create trigger fail before insert on entry_use for each row execute function fail()`],
  [
    'a commit',
    sql`
      create constraint trigger fail after insert on entry_use deferrable initially deferred
      for each row execute function fail()`,
  ],
])(
  '%s that fails where nothing but facts follows is not acknowledged either, and leaves nothing',
  async (_, trigger) => {
    const told = (name: string) => buildEvent(new Date(), { userId: 'known', accountId: 'acme', name });
    await send([told('deal.won')]);
    await sql`
    create function fail() returns trigger language plpgsql as $$
      begin raise exception 'planted' using errcode = '57P01'; end $$`.execute(database.db);
    await trigger.execute(database.db);
    const events = [told('deal.lost'), told('deal.lost')];
    await expect(send(events)).rejects.toThrow('planted');
    expect([await rowsIn('event'), await rowsIn('entryUse')]).toEqual([1, 1]);
    await mend();
    expect((await send(events)).accepted).toHaveLength(2);
    expect((await send(events)).accepted).toHaveLength(2);
    expect([await rowsIn('event'), await rowsIn('entryUse')]).toEqual([3, 2]);
  },
);

describe('a group of events by people who are known, from which nothing but facts follows,', () => {
  const at = new Date();
  const told = (hour = at, name = 'deal.won') =>
    buildEvent(hour, { userId: 'known', accountId: 'acme', name, kind: 'track' });
  const days = async () =>
    (
      await database.db
        .selectFrom('userDay')
        .where('environmentId', '=', workspace.production.id)
        .select(['day', 'events'])
        .orderBy('day')
        .execute()
    ).map(({ day, events }) => [day, events]);
  /** How often the database is asked while `work` is done. */
  const tripsOf = async (work: () => Promise<unknown>) => {
    let trips = 0;
    const heard: (() => void)[] = [];
    const hear = (client: pg.PoolClient) => {
      const { query } = client;
      client.query = ((...given: unknown[]) => {
        trips++;
        return (query as (...given: unknown[]) => unknown).apply(client, given);
      }) as typeof query;
      heard.push(() => {
        client.query = query;
      });
    };
    const pool = poolOf(database.db);
    pool.on('acquire', hear);
    await work();
    pool.off('acquire', hear);
    for (const restore of heard.toReversed()) restore();
    return trips;
  };

  test('is stored in one trip to the database', async () => {
    await send([told()]);
    await send([told()]);
    expect(await tripsOf(() => send([told(), told()]))).toBe(1);
    expect(await rowsIn('event')).toBe(4);
    expect(await days()).toEqual([[expect.any(String), 4]]);
  });

  test('counts once what is in it twice, or was stored before', async () => {
    const [first, second, third] = [told(), told(), told()];
    await send([first]);
    await send([first, second]);
    await send([second, third, third]);
    expect(await rowsIn('event')).toBe(3);
    expect(await days()).toEqual([[expect.any(String), 3]]);
  });

  test('is counted by the time zone as it is by then, also where another server has changed it', async () => {
    const evening = new Date('2026-03-02T20:00:00Z');
    clock.set('2026-03-02T20:01:00Z');
    await send([told(evening)]);
    await send([told(evening)]);
    await database.db
      .updateTable('workspace')
      .set({ timeZone: 'UTC' })
      .where('id', '=', workspace.workspaceId)
      .execute();
    await send([told(evening)]);
    await send([told(evening)]);
    expect(await rowsIn('event')).toBe(4);
    expect(await days()).toEqual([
      ['2026-03-02', 2],
      ['2026-03-03', 2],
    ]);
  });

  test('belongs to the day that the zone says, to the quarter of an hour', async () => {
    clock.set('2026-03-02T19:00:00Z');
    await database.db
      .updateTable('workspace')
      .set({ timeZone: 'Asia/Kathmandu' })
      .where('id', '=', workspace.workspaceId)
      .execute();
    await send([told(new Date('2026-03-02T18:14:59Z')), told(new Date('2026-03-02T18:15:00Z'))]);
    expect(await days()).toEqual([
      ['2026-03-02', 1],
      ['2026-03-03', 1],
    ]);
  });

  test('says when they were seen first and last, in whatever order it comes', async () => {
    const minutesAgo = (minutes: number) => new Date(Math.floor(at.getTime() / 60_000 - minutes) * 60_000);
    for (const minutes of [5, 2, 9, 4]) await send([told(minutesAgo(minutes))]);
    const seen = { firstSeenAt: minutesAgo(9), lastSeenAt: minutesAgo(2) };
    for (const table of ['user', 'account', 'seat'] as const) {
      const rows = await database.db
        .selectFrom(table)
        .where('environmentId', '=', workspace.production.id)
        .select(['firstSeenAt', 'lastSeenAt'])
        .execute();
      expect(rows, table).toEqual([seen]);
    }
  });

  test('brings back people who were taken away meanwhile', async () => {
    await send([told()]);
    await send([told()]);
    const ours = workspace.production.id;
    await sql`delete from seat where environment_id = ${ours}`.execute(database.db);
    await sql`delete from "user" where environment_id = ${ours}`.execute(database.db);
    await sql`update environment set people_version = people_version + 1 where id = ${ours}`.execute(
      database.db,
    );
    await send([told()]);
    expect([await rowsIn('event'), await rowsIn('user')]).toEqual([3, 1]);
  });
});

test('a backend that is killed while it writes loses nothing that was acknowledged', async () => {
  let isOver = false;
  const killing = (async () => {
    while (!isOver) {
      await sql`
        select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid() and query ~ 'copy event|insert into user_day'`
        .execute(database.db)
        .catch(() => undefined);
      await new Promise((resolve) => setTimeout(resolve, 15));
    }
  })();
  const acknowledged = new Set<string>();
  const refusedCalls: unknown[] = [];
  let sent = 0;
  const caller = async (name: number) => {
    // On a quick machine it may take more rounds until one is hit.
    for (let round = 0; round < 25 || refusedCalls.length === 0; round++) {
      sent += 20;
      const events = Array.from({ length: 20 }, (_, i) =>
        buildEvent(new Date(), { userId: `u${name}-${i}` }),
      );
      for (let attempt = 0; ; attempt++) {
        try {
          for (const id of (await send(events)).accepted) acknowledged.add(id);
          break;
        } catch (error) {
          refusedCalls.push(error);
          if (attempt > 50) throw error;
        }
      }
    }
  };
  await Promise.all([1, 2, 3, 4].map(caller));
  isOver = true;
  await killing;
  const rows = await database.db
    .selectFrom('event')
    .where('environmentId', '=', workspace.production.id)
    .select('id')
    .execute();
  expect(new Set(rows.map(({ id }) => id))).toEqual(acknowledged);
  expect(rows).toHaveLength(sent);
  const { rows: counted } = await sql<{ events: number }>`
    select sum(events)::int as events from user_day where environment_id = ${workspace.production.id}`.execute(
    database.db,
  );
  expect(counted).toEqual([{ events: sent }]);
});

test('a pooler between us that shares connections, so that prepared statements are gone, costs no event', async () => {
  await send([buildEvent(new Date())]);
  const pool = poolOf(database.db);
  const clients = await Promise.all(Array.from({ length: pool.options.max }, () => pool.connect()));
  // The one that has stored events came first, and is taken again if it goes back last.
  for (const client of clients.toReversed()) {
    // Within a block, because the driver forgets its statements when it sees this.
    await client.query(`do $$ begin execute 'deallocate all'; end $$`);
    client.release();
  }
  const { accepted, refused } = await send([buildEvent(new Date()), buildEvent(new Date())]);
  expect([accepted.length, refused]).toEqual([2, []]);
  expect(await rowsIn('event')).toBe(3);
});
