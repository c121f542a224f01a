import { type Kysely, sql } from 'kysely';

/** By which edition of the judge the entries of a feature were found: those of an earlier one are found anew. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table feature add column judged_by smallint not null default 0`.execute(db);
}
