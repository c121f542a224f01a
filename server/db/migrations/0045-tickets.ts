import { type Kysely, sql } from 'kysely';

/** On which way an issue came, from whom, and which ticket it is where it is worked on. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table issue
      add column channel text check (channel in ('panel', 'phone', 'mail', 'meeting', 'import')),
      add column raised_by text,
      add column ticket text
  `.execute(db);
  // An import finds by it what it took before.
  await sql`create unique index on issue (environment_id, account_id, ticket) where ticket is not null`.execute(
    db,
  );
}
