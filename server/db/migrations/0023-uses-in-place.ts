import { type Kysely, sql } from 'kysely';

/**
 * The key of the facts no longer carries their count: while it did, counting one use more wrote a new version of the
 * row and a new entry in each of three indexes. Now the row changes in its place on its page, and no index with it.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table entry_use drop constraint entry_use_pkey;
    alter table entry_use
      add primary key (environment_id, kind, entry_id, day, account_id, user_id, page_id, build_id);
  `.execute(db);
}
