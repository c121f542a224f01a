import { type Kysely, sql } from 'kysely';

/**
 * A user belongs to few accounts. The planner took any user to be of any account, expected as many seats as facts, and so
 * grouped these on one core. Counted at once where there are facts: by itself that may take days.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create statistics entry_use_seats (ndistinct) on account_id, user_id from entry_use`.execute(db);
  const { rows } = await sql`select from entry_use limit 1`.execute(db);
  if (rows.length > 0) await sql`analyze entry_use`.execute(db);
}
