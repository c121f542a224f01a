import { type Kysely, sql } from 'kysely';

/**
 * When a run was seen first is one of two columns. The planner knew nothing of the two together, took it that few runs are
 * of a period, and looked up the people of all of them one by one. Counted at once where there are runs.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create statistics guide_run_first_seen on (coalesce(started_at, last_shown_at)) from guide_run`.execute(
    db,
  );
  const { rows } = await sql`select from guide_run limit 1`.execute(db);
  if (rows.length > 0) await sql`analyze guide_run`.execute(db);
}
