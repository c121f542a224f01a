import { type Kysely, sql } from 'kysely';

/**
 * What changes of an account while its numbers are being made anew. A mark on its summary was lost then, or waited for it:
 * whoever stored events saw the old mark and set none.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table account_change (
      environment_id int not null,
      account_id bigint not null,
      -- Of the transaction that made the change: no two ever write the same row.
      id uuid not null,
      -- The first day whose facts have changed.
      day date not null default 'infinity',
      primary key (environment_id, account_id, id)
    );
    -- Rows of today are changed again within milliseconds, before their older versions may go: with too little room on
    -- their page half of the changes were written elsewhere, and into every index.
    alter table entry_use set (fillfactor = 60);
    alter table user_day set (fillfactor = 60);
    alter table seat set (fillfactor = 60);
    alter table account_summary set (fillfactor = 50);
  `.execute(db);
}
