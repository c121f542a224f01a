import { type Kysely, sql } from 'kysely';

/** Users or accounts that somebody named one by one, for a segment. Ids are the host app's, so a list holds in every environment. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table audience_list (
      id uuid primary key,
      workspace_id int not null references workspace,
      app_id int not null references app,
      of text not null check (of in ('user', 'account')),
      created_at timestamptz not null
    );
    create index audience_list_by_app on audience_list (workspace_id, app_id);
    create table audience_list_entry (
      list_id uuid not null references audience_list on delete cascade,
      external_id text not null,
      primary key (list_id, external_id)
    );
    -- For one person at a delivery, and to forget somebody.
    create index audience_list_entry_by_id on audience_list_entry (external_id);
  `.execute(db);
}
