import { type Kysely, sql } from 'kysely';

/** The log is read by when something was done; of the same moment, what was written down last comes first. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    drop index audit_entry_by_time;
    create index audit_entry_by_time on audit_entry (workspace_id, at desc, id desc);
  `.execute(db);
}
