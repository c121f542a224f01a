import pino from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { analyzeChangedTables } from '../../../server/db/analyze-changed-tables.ts';
import { openDatabase } from '../../../server/db/database.ts';
import { buildWorkspace } from '../../support/build-workspace.ts';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

test('what is in a table of one row is known to the planner, and is not counted again without a change', async () => {
  // Of its own work a connection knows at once.
  const { db, pool } = openDatabase({ ...database.connection, max: 1 }, pino({ level: 'silent' }));
  const analyzed = async () => {
    await pool.query('select pg_stat_force_next_flush()');
    await analyzeChangedTables(db);
    await pool.query('select pg_stat_force_next_flush()');
    const { rows } = await pool.query(
      `select analyze_count::int as times from pg_stat_user_tables where relname = 'workspace'`,
    );
    return rows[0].times as number;
  };
  await buildWorkspace(database.context({ db }));
  expect(await analyzed()).toBe(1);
  const { rows } = await pool.query(
    `select n_distinct from pg_stats where tablename = 'environment' and attname = 'workspace_id'`,
  );
  expect(rows).toEqual([{ n_distinct: -0.5 }]);
  expect(await analyzed()).toBe(1);
  await db.destroy();
});
