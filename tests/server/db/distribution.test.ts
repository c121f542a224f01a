import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts';

/** Tables that grow with what people do, by the column that they would be spread over several machines by. */
const large: Record<string, string> = {
  account: 'id',
  account_change: 'account_id',
  account_day: 'account_id',
  account_judgement: 'account_id',
  account_place: 'account_id',
  account_summary: 'account_id',
  account_use: 'account_id',
  account_week: 'account_id',
  entry_day: 'account_id',
  entry_use: 'account_id',
  event: 'account_id',
  seat: 'account_id',
  user_day: 'account_id',
  goal_assignment: 'user_id',
  guide_run: 'user_id',
  person_days: 'user_id',
  guide_run_step: 'user_id',
  response: 'user_id',
  user: 'id',
  user_link: 'anonymous_user_id',
  user_preference: 'user_id',
  withheld_guides: 'user_id',
};
/** What members write about accounts and answers: as many rows as they have time for, the same on every machine. */
const small = [
  'account_note',
  'account_revenue',
  'alert',
  'answer_tag',
  'answer_task',
  'business_review',
  'contact',
  'issue',
  'level_override',
  'plan_item',
  'risk_reason',
  'share_link',
  'success_criterion',
];

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

test('every key of a large table has the column that it would be distributed by, and the environment', async () => {
  const { rows } = await sql<{ table: string; key: string; columns: string[] }>`
    select t.relname as table, i.relname as key,
      array(
        select a.attname::text from unnest(x.indkey) with ordinality as k(number, place)
        join pg_attribute a on a.attrelid = t.oid and a.attnum = k.number where k.place <= x.indnkeyatts
      ) as columns
    from pg_index x join pg_class t on t.oid = x.indrelid join pg_class i on i.oid = x.indexrelid
    where x.indisunique and t.relname = any(${Object.keys(large)}) and t.relnamespace = 'public'::regnamespace`.execute(
    database.db,
  );
  expect(new Set(rows.map(({ table }) => table))).toEqual(new Set(Object.keys(large)));
  for (const { table, key, columns } of rows) {
    expect(columns, key).toEqual(expect.arrayContaining(['environment_id', large[table]]));
  }
});

test('whether a table of people or accounts is a large one is decided for every one there is', async () => {
  const { rows } = await sql<{ table: string }>`
    select distinct c.table_name as table from information_schema.columns c
    join pg_class t on t.relname = c.table_name and t.relkind in ('r', 'p') and not t.relispartition
    where c.table_schema = 'public' and c.column_name in ('account_id', 'user_id')`.execute(database.db);
  const undecided = rows.map(({ table }) => table).filter((table) => !large[table] && !small.includes(table));
  expect(undecided).toEqual([]);
});

test('no large table has a trigger', async () => {
  const { rows } = await sql<{ table: string }>`
    select t.relname as table from pg_trigger g join pg_class t on t.oid = g.tgrelid
    where not g.tgisinternal and t.relname = any(${Object.keys(large)})`.execute(database.db);
  expect(rows).toEqual([]);
});
