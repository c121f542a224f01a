import { sql } from 'kysely';
import type { Db } from '../database.ts';

/** Whether anybody has begun to use this database. */
export async function holdsWorkspace(db: Db): Promise<boolean> {
  const { rows } = await sql<{
    exists: boolean;
  }>`select to_regclass('workspace') is not null as exists`.execute(db);
  if (!rows[0]?.exists) return false;
  return (await db.selectFrom('workspace').select('id').limit(1).executeTakeFirst()) !== undefined;
}

/** An empty database may have been prepared already, by a newer version than the backup's. */
export async function removeTables(db: Db): Promise<void> {
  const { rows } = await sql<{ name: string }>`
    select relname as name from pg_class
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition`.execute(db);
  for (const { name } of rows) await sql`drop table if exists ${sql.table(name)} cascade`.execute(db);
  const functions = await sql<{ signature: string }>`
    select oid::regprocedure::text as signature from pg_proc where pronamespace = 'public'::regnamespace`.execute(
    db,
  );
  for (const { signature } of functions.rows) {
    await sql`drop function if exists ${sql.raw(signature)} cascade`.execute(db);
  }
}
