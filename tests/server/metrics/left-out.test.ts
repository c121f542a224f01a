import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isNotLeftOut } from '../../../server/metrics/account-days.ts';
import { type BuiltWorkspace, buildWorkspace } from '../../support/build-workspace.ts';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts';

/* Bots come in hundreds of thousands: a crawler is a new visitor each time. */
let database: TestDatabase;
let workspace: BuiltWorkspace;
const bots = 5_000;

beforeAll(async () => {
  database = await createTestDatabase();
  workspace = await buildWorkspace(database.context());
  await database.pool.query(
    `insert into "user" (environment_id, id, external_id, is_anonymous, name, traits, trait_times, first_seen_at,
       last_seen_at, exclusion)
     select $1, n, n::text, true, n::text, '{}', '{}', now(), now(), case when n <= $2 then 'bot' end
     from generate_series(1, $2 + 3) as n`,
    [workspace.production.id, bots],
  );
  await database.pool.query('analyze "user"');
});
afterAll(() => database.drop());

const counted = () => sql`
  select count(*)::int as n from generate_series(1, ${bots + 3}::int) as d (user_id)
  where ${isNotLeftOut(workspace.production.scope, sql`d.user_id`)}`;

test('who is left out is nobody who counts', async () => {
  const { rows } = await counted().execute(database.db);
  expect(rows).toEqual([{ n: 3 }]);
});

test('those left out are read once, even if there are more of them than memory has room for', async () => {
  const plan = await database.db.transaction().execute(async (trx) => {
    // So little that a few thousand are too many: the usual 4 MB hold some 260,000.
    await sql`set local work_mem = '64kB'`.execute(trx);
    const { rows } = await sql<Record<string, string>>`explain (costs off) ${counted()}`.execute(trx);
    return rows.map((row) => Object.values(row)[0]).join('\n');
  });
  expect(plan).toContain('Anti Join');
  expect(plan).not.toContain('SubPlan');
});
