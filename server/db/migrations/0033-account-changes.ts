import { type Kysely, sql } from 'kysely';

/**
 * That something of an account has changed is a row of its own. As a mark on the summary it was lost while that was being
 * made anew: whoever stored events then saw the old mark and set none.
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
    -- Rows come and go within seconds.
    alter table account_change set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);
  `.execute(db);
}
