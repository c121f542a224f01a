import { type Kysely, sql } from 'kysely';

/** Members may do without e-mails about alerts. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table member add column wants_alert_mail boolean not null default true`.execute(db);
}
