import { type Kysely, sql } from 'kysely';

/** An account is judged by the answers that wait for a reply: they are found by it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index answer_task_of_account on answer_task (environment_id, account_id)`.execute(db);
}
