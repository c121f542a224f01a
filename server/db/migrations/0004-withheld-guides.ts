import { type Kysely, sql } from 'kysely';

/** Which guides the server kept back from a user, and why: a row each time that this changes. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table withheld_guides (
      environment_id int not null,
      user_id bigint not null,
      at timestamptz not null,
      guides jsonb not null,
      primary key (environment_id, user_id, at)
    );
  `.execute(db);
}
