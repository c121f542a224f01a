import { type Kysely, sql } from 'kysely';

/**
 * An account is judged by the answers that wait for a reply: they are found by it. And what a workspace calls the
 * stages of its accounts, where it has words of its own: `{ "onboarding": "Roll-out" }`.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create index answer_task_of_account on answer_task (environment_id, account_id);
    alter table workspace add column stage_names jsonb not null default '{}';
  `.execute(db);
}
