import { type Kysely, sql } from 'kysely';

/** What each account paid for a year, and since when: a contract's own fields only know today's. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table account_revenue (
      environment_id int not null,
      account_id bigint not null,
      since date not null,
      arr double precision not null check (arr >= 0),
      currency text,
      primary key (environment_id, account_id, since)
    );
  `.execute(db);
}
