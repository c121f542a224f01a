import { sql } from 'kysely';
import type { Queryable } from './database.ts';

const mostRows = 10_000;

/**
 * Counts what is in small tables that have changed. PostgreSQL does so by itself from fifty changes on, and few
 * workspaces, apps or guides are as many: the planner would go on guessing how many of their rows are whose.
 */
export async function analyzeSmallTables(db: Queryable): Promise<void> {
  const { rows } = await sql<{ name: string }>`
    select s.relname as name from pg_stat_user_tables s join pg_class c on c.oid = s.relid
    where s.schemaname = 'public' and s.n_mod_since_analyze > 0 and s.n_live_tup < ${mostRows}
      and not c.relispartition and pg_has_role(c.relowner, 'usage')`.execute(db);
  for (const { name } of rows) await sql`analyze ${sql.table(name)}`.execute(db);
}
