import { type Kysely, sql } from 'kysely';

/** A picker session may be for a whole guide: its draft is edited in the running host app. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table picker_session
      add column guide_id uuid references guide,
      add column step_id text,
      add constraint picker_session_has_its_subject check ((purpose = 'guide') = (guide_id is not null));
  `.execute(db);
}
