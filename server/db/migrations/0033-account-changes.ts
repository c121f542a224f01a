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
  `.execute(db);
}
