import { sql } from 'kysely';
import type { Queryable } from './database.ts';

const mostRows = 10_000;

/**
 * Counts what is in tables that PostgreSQL's own counting leaves out or comes to late, so that the planner does not
 * guess how many of their rows are whose: at once those that have never been counted or have grown by half since (of a
 * first import it believes that it is one row, and joins everybody with everybody), every ten seconds those of which
 * half has changed, and small ones of which anything has changed in ten minutes (PostgreSQL counts from fifty changes
 * on, and few workspaces, apps or guides are as many).
 */
export async function analyzeChangedTables(db: Queryable): Promise<void> {
  const { rows } = await sql<{ name: string }>`
    select s.relname as name
    from pg_stat_user_tables s
    join pg_class c on c.oid = s.relid
    cross join lateral (select greatest(s.last_analyze, s.last_autoanalyze) as counted_at) as last
    where s.schemaname = 'public' and s.n_mod_since_analyze > 0
      and (
        last.counted_at is null or s.n_live_tup > c.reltuples * 1.5
        or s.n_mod_since_analyze > s.n_live_tup / 2 and last.counted_at < now() - interval '10 seconds'
        or s.n_live_tup < ${mostRows} and last.counted_at < now() - interval '10 minutes'
      )
      and not c.relispartition and pg_has_role(c.relowner, 'usage')`.execute(db);
  for (const { name } of rows) await sql`analyze ${sql.table(name)}`.execute(db);
}
