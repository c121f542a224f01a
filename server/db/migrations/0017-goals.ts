import { type Kysely, sql } from 'kysely';

/** Who was to have a guide with a goal, and who was kept from it to tell what it brings. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table goal_assignment (
      environment_id int not null,
      guide_id uuid not null,
      user_id bigint not null,
      -- Null for somebody without an account.
      account_id bigint,
      is_held_out boolean not null,
      assigned_at timestamptz not null,
      primary key (environment_id, guide_id, user_id)
    );
    create index goal_assignment_by_user on goal_assignment (environment_id, user_id);
  `.execute(db);
}
