import { type Kysely, sql } from 'kysely';

/** How far the invented year of the demo has been told, so that a start goes on where the last one stopped. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table demo_history (
      environment_id int primary key references environment,
      seed text not null,
      starts_on date not null,
      guides jsonb not null,
      days_done int not null default 0
    );
  `.execute(db);
}
