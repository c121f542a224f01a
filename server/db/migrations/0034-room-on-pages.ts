import { type Kysely, sql } from 'kysely';

/**
 * Room for changes. Rows of today are changed again within milliseconds, before their older versions may go: with a fifth
 * of a page free, half of the changes were written elsewhere, and into every index.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table entry_use set (fillfactor = 60);
    alter table user_day set (fillfactor = 60);
    alter table seat set (fillfactor = 60);
    alter table account_summary set (fillfactor = 50);
  `.execute(db);
}
