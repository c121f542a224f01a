import { type Kysely, sql } from 'kysely';

/** What fails again and again is given up, and somebody is told. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table planned_publication
      add column attempts int not null default 0,
      add column fault text,
      -- With a fault, null: given up.
      add column retry_at timestamptz;
    alter table webhook add column failure_told_at timestamptz;
  `.execute(db);
}
