import { type Kysely, sql } from 'kysely';

/** The look of all guides of an app that have none of their own. Null: nobody has chosen one. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table app add column theme jsonb, add column theme_revision int not null default 1;
  `.execute(db);
}
