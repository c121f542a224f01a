import { type Kysely, sql } from 'kysely';

/**
 * The first shape. Ready for Citus: tables that grow with use carry `account_id` (or are keyed by a hashed id) in
 * their primary key, ids are made by the application or are hashes, there are no triggers.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table workspace (
      id int generated always as identity primary key,
      name text not null,
      time_zone text not null default 'Asia/Shanghai',
      is_demo boolean not null default false,
      created_at timestamptz not null
    );
    create table member (
      id uuid primary key,
      email text not null unique check (email = lower(email)),
      name text not null,
      password_hash text not null,
      locale text not null,
      created_at timestamptz not null,
      deactivated_at timestamptz
    );
    create table membership (
      workspace_id int not null references workspace,
      member_id uuid not null references member,
      role text not null,
      created_at timestamptz not null,
      primary key (workspace_id, member_id)
    );
    create table session (
      id_hash bytea primary key,
      member_id uuid not null references member,
      workspace_id int not null references workspace,
      created_at timestamptz not null,
      last_seen_at timestamptz not null,
      expires_at timestamptz not null,
      user_agent text
    );
    create index session_by_member on session (member_id);
    create table rate_limit (key varchar(255) primary key, points int not null default 0, expire bigint);
    create table app (
      id int generated always as identity primary key,
      workspace_id int not null references workspace,
      name text not null,
      url text not null,
      created_at timestamptz not null
    );
    create table environment (
      id int generated always as identity primary key,
      workspace_id int not null references workspace,
      app_id int not null references app,
      name text not null check (name in ('production', 'staging')),
      public_key text not null unique,
      config_version int not null default 1,
      catalogue_version int not null default 1,
      is_stopped boolean not null default false,
      first_event_at timestamptz,
      last_event_at timestamptz,
      created_at timestamptz not null,
      unique (app_id, name)
    );
    create table secret_key (
      id uuid primary key,
      workspace_id int not null references workspace,
      environment_id int not null references environment,
      name text not null,
      scope text not null check (scope in ('admin', 'read', 'write')),
      key_hash bytea not null unique,
      last_four text not null,
      created_at timestamptz not null,
      last_used_at timestamptz,
      revoked_at timestamptz
    );
    create table audit_entry (
      id bigint generated always as identity primary key,
      workspace_id int not null references workspace,
      at timestamptz not null,
      actor text not null,
      action text not null,
      subject text not null,
      details jsonb
    );
    create index audit_entry_by_time on audit_entry (workspace_id, id desc);

    create table guide (
      id uuid primary key,
      workspace_id int not null references workspace,
      app_id int not null references app,
      kind text not null,
      name text not null,
      draft jsonb not null,
      revision int not null default 1,
      created_at timestamptz not null,
      updated_at timestamptz not null,
      archived_at timestamptz
    );
    create index guide_by_app on guide (workspace_id, app_id);
    create table guide_version (
      guide_id uuid not null references guide,
      version int not null,
      workspace_id int not null references workspace,
      name text not null,
      content jsonb not null,
      published_by text not null,
      published_at timestamptz not null,
      primary key (guide_id, version)
    );
    create table publication (
      environment_id int not null references environment,
      guide_id uuid not null,
      version int not null,
      workspace_id int not null references workspace,
      published_at timestamptz not null,
      primary key (environment_id, guide_id),
      foreign key (guide_id, version) references guide_version
    );
    create table picker_session (
      id uuid primary key,
      workspace_id int not null references workspace,
      environment_id int not null references environment,
      member_id uuid not null references member,
      token_hash bytea not null unique,
      purpose text not null,
      subject text not null,
      created_at timestamptz not null,
      expires_at timestamptz not null,
      opened_at timestamptz,
      pick jsonb,
      picked_at timestamptz,
      cancelled_at timestamptz
    );

    create table module (
      id int generated always as identity primary key,
      workspace_id int not null references workspace,
      app_id int not null references app,
      name text not null,
      position int not null,
      unique (app_id, name)
    );
    create table feature (
      id int generated always as identity primary key,
      workspace_id int not null references workspace,
      app_id int not null references app,
      module_id int references module,
      name text not null,
      is_core boolean not null,
      feature_class text not null,
      rules jsonb not null,
      revision int not null default 1,
      created_at timestamptz not null,
      archived_at timestamptz
    );
    create index feature_by_app on feature (workspace_id, app_id);
    create table feature_source (
      environment_id int not null references environment,
      feature_id int not null references feature,
      source text not null check (source in ('signature', 'name', 'page')),
      source_id int not null,
      primary key (environment_id, feature_id, source, source_id)
    );

    create table event_name (
      id int generated always as identity primary key,
      environment_id int not null references environment,
      kind smallint not null,
      name text not null,
      unique (environment_id, kind, name)
    );
    create table page (
      id int generated always as identity primary key,
      environment_id int not null references environment,
      path text not null,
      unique (environment_id, path)
    );
    create table signature (
      id int generated always as identity primary key,
      environment_id int not null references environment,
      hash text not null,
      signature jsonb not null,
      first_seen_at timestamptz not null,
      unique (environment_id, hash)
    );

    create table account (
      environment_id int not null,
      id bigint not null,
      external_id text not null,
      name text not null,
      traits jsonb not null,
      trait_times jsonb not null,
      time_zone text,
      first_seen_at timestamptz not null,
      last_seen_at timestamptz not null,
      primary key (environment_id, id)
    );
    create table "user" (
      environment_id int not null,
      id bigint not null,
      external_id text not null,
      is_anonymous boolean not null,
      name text not null,
      traits jsonb not null,
      trait_times jsonb not null,
      first_seen_at timestamptz not null,
      last_seen_at timestamptz not null,
      activated_at timestamptz,
      deactivated_at timestamptz,
      primary key (environment_id, id)
    );
    create table seat (
      environment_id int not null,
      account_id bigint not null,
      user_id bigint not null,
      first_seen_at timestamptz not null,
      last_seen_at timestamptz not null,
      primary key (environment_id, account_id, user_id)
    );
    create index seat_by_user on seat (environment_id, user_id);
    create table event (
      environment_id int not null,
      account_id bigint not null,
      day date not null,
      id uuid not null,
      at timestamptz not null,
      received_at timestamptz not null,
      user_id bigint not null,
      kind smallint not null,
      name_id int not null,
      page_id int,
      signature_id int,
      flags smallint not null default 0,
      properties jsonb,
      primary key (environment_id, account_id, day, id)
    ) partition by range (day);
    create table event_default partition of event default;
    create table feature_use (
      environment_id int not null,
      account_id bigint not null,
      day date not null,
      feature_id int not null,
      user_id bigint not null,
      uses int not null,
      primary key (environment_id, account_id, day, feature_id, user_id)
    );
    create index feature_use_by_feature on feature_use (environment_id, feature_id, day);
    create table user_day (
      environment_id int not null,
      account_id bigint not null,
      day date not null,
      user_id bigint not null,
      events int not null,
      primary key (environment_id, account_id, day, user_id)
    );
    create table guide_run (
      environment_id int not null,
      user_id bigint not null,
      guide_id uuid not null,
      run_id uuid not null,
      account_id bigint not null,
      version int not null,
      is_auto_start boolean,
      started_at timestamptz,
      last_shown_at timestamptz,
      completed_at timestamptz,
      dismissed_at timestamptz,
      primary key (environment_id, user_id, guide_id, run_id)
    );
    create index guide_run_by_guide on guide_run (environment_id, guide_id, user_id);
    create table guide_run_step (
      environment_id int not null,
      guide_id uuid not null,
      step_id text not null,
      user_id bigint not null,
      run_id uuid not null,
      version int not null,
      shown_at timestamptz,
      missing_at timestamptz,
      dismissed_at timestamptz,
      primary key (environment_id, guide_id, step_id, user_id, run_id)
    );
    create table response (
      environment_id int not null,
      id uuid not null,
      guide_id uuid not null,
      version int not null,
      run_id uuid not null,
      question_id text not null,
      question_kind text not null,
      scale text,
      score smallint,
      option_id text,
      choice text,
      text text,
      user_id bigint not null,
      account_id bigint not null,
      answered_at timestamptz not null,
      primary key (environment_id, user_id, run_id, question_id)
    );
    create index response_by_account on response (environment_id, account_id, answered_at);
  `.execute(db);
}
