import { type Kysely, sql } from 'kysely';

/**
 * The page of an account reads its features' uses from the key of the sets alone, entry by entry, and from what the last
 * refresh has counted of its today: no fact of a person, however many there are.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table entry_day drop constraint entry_day_pkey;
    alter table entry_day
      add primary key (environment_id, account_id, kind, entry_id, day, page_id) include (uses);
    -- Of each feature, in the same place, the uses on account_summary.as_of.
    alter table account_use add column today int[] not null default '{}';
    update account_summary set is_stale = true;
  `.execute(db);
}
