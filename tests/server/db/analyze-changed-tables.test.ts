import type pg from 'pg';
import pino from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Context } from '../../../server/context.ts';
import { analyzeChangedTables } from '../../../server/db/analyze-changed-tables.ts';
import { openDatabase } from '../../../server/db/database.ts';
import { buildWorkspace } from '../../support/build-workspace.ts';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

/** Of its own work a connection knows at once: a pool of one. */
async function onOneConnection(
  work: (pool: pg.Pool, context: Context, counted: () => Promise<number>) => Promise<void>,
) {
  const { db, pool } = openDatabase({ ...database.connection, max: 1 }, pino({ level: 'silent' }));
  /** How often the table of workspaces has been counted, this time included. */
  const counted = async () => {
    await pool.query('select pg_stat_force_next_flush()');
    await analyzeChangedTables(db);
    await pool.query('select pg_stat_force_next_flush()');
    const { rows } = await pool.query(
      `select analyze_count::int as times from pg_stat_user_tables where relname = 'workspace'`,
    );
    return rows[0].times as number;
  };
  await work(pool, database.context({ db }), counted);
  await db.destroy();
}

test('what is in a table of one row is known to the planner, and is not counted again without a change', () =>
  onOneConnection(async (pool, context, counted) => {
    await buildWorkspace(context);
    expect(await counted()).toBe(1);
    const { rows } = await pool.query(
      `select n_distinct from pg_stats where tablename = 'environment' and attname = 'workspace_id'`,
    );
    expect(rows).toEqual([{ n_distinct: -0.5 }]);
    expect(await counted()).toBe(1);
  }));

test('a table that has grown by half is counted at once, one whose rows have changed is not yet', () =>
  onOneConnection(async (pool, context, counted) => {
    const before = await counted();
    await pool.query(`update workspace set name = 'Other'`);
    expect(await counted()).toBe(before);
    await buildWorkspace(context);
    expect(await counted()).toBe(before + 1);
  }));
