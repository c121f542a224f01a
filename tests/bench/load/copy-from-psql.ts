import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import type pg from 'pg';
import type { Db } from '../../../server/db/database.ts';

export const hasPsql = () => spawnSync('psql', ['--version']).status === 0;

/**
 * Rows per second of `\copy` from psql: the stored events once more, in the order in which they came, into an empty
 * table with the same columns, keys, indexes and partitions.
 */
export async function copyFromPsql(db: Db, connection: pg.PoolConfig): Promise<number> {
  const file = join(tmpdir(), `cairn-copy-${process.pid}.txt`);
  await psql(connection, `\\copy (select * from event order by received_at, id) to '${file}'`);
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from event`.execute(db);
  await makeEmptyTwin(db);
  await psql(connection, 'checkpoint').catch(() => {});
  const startedAt = performance.now();
  await psql(connection, `\\copy event_twin from '${file}'`);
  const seconds = (performance.now() - startedAt) / 1_000;
  await sql`drop table event_twin`.execute(db);
  rmSync(file, { force: true });
  return rows[0]!.n / seconds;
}

async function makeEmptyTwin(db: Db): Promise<void> {
  await sql`drop table if exists event_twin`.execute(db);
  await sql`create table event_twin (like event including all) partition by range (day)`.execute(db);
  const { rows } = await sql<{ name: string; bounds: string }>`
    select c.relname as name, pg_get_expr(c.relpartbound, c.oid) as bounds
    from pg_inherits i join pg_class c on c.oid = i.inhrelid
    where i.inhparent = 'event'::regclass`.execute(db);
  for (const { name, bounds } of rows) {
    await sql`create table ${sql.table(`twin_${name}`)} partition of event_twin ${sql.raw(bounds)}`.execute(
      db,
    );
  }
}

async function psql({ host, port, user, password, database }: pg.PoolConfig, command: string): Promise<void> {
  const child = spawn('psql', ['-X', '-q', '-v', 'ON_ERROR_STOP=1', '-c', command], {
    env: {
      ...process.env,
      PGHOST: host,
      PGPORT: String(port),
      PGUSER: user,
      PGPASSWORD: String(password),
      PGDATABASE: database,
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (chunk) => (said += chunk));
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`psql: ${said}`);
}
