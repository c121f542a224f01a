import { type Kysely, sql } from 'kysely';

/** What all kinds of guide need: saved audiences, what users mute and snooze, answers with several options. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table segment (
      id uuid primary key,
      workspace_id int not null references workspace,
      app_id int not null references app,
      name text not null,
      audience jsonb not null,
      revision int not null default 1,
      created_at timestamptz not null,
      updated_at timestamptz not null,
      archived_at timestamptz
    );
    create index segment_by_app on segment (workspace_id, app_id);
    create unique index segment_by_name on segment (app_id, lower(name)) where archived_at is null;

    -- A row for everything a user has muted or snoozed, and when they last said so: events come late and in any order.
    create table user_preference (
      environment_id int not null,
      user_id bigint not null,
      subject text not null check (subject in ('category', 'guide')),
      key text not null,
      said_at timestamptz not null,
      is_muted boolean,
      snoozed_until timestamptz,
      primary key (environment_id, user_id, subject, key)
    );

    alter table environment
      add column auto_starts_per_session int not null default 1,
      add column auto_starts_per_day int not null default 2;

    alter table response add column option_ids text[], add column choices text[];

    -- Tasks that the page saw done, which the server can't always see by itself.
    alter table guide_run_step add column task_done_at timestamptz;

    -- What one user did (decisions, pages, tracked events), and how often an account did a thing.
    create index event_by_user on event (environment_id, user_id, kind, name_id, at);
    create index event_by_account_name on event (environment_id, account_id, name_id, at) where kind = 3;
    create index feature_use_by_user on feature_use (environment_id, user_id, feature_id, day);
  `.execute(db);
}
