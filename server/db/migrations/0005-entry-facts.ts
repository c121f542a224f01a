import { type Kysely, sql } from 'kysely';

/**
 * Facts per dictionary entry instead of per feature: what was clicked, tracked or viewed, on which page, in which build
 * of the host app. A feature's uses are the sum over the entries that its rules name, so that a rule counts backwards
 * the moment it is saved. Rules have versions, each with its days.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table host_build (
      id int generated always as identity primary key,
      environment_id int not null references environment,
      name text not null,
      first_seen_at timestamptz not null,
      unique (environment_id, name)
    );
    alter table event add column build_id int;
    -- Events lie in order of receipt, so this finds the newest without costing anything.
    create index event_by_receipt on event using brin (received_at) with (pages_per_range = 16);

    -- 0 stands for no entry (a click on what nobody has described), no page, no build.
    create table entry_use (
      account_id bigint not null,
      user_id bigint not null,
      environment_id int not null,
      day date not null,
      entry_id int not null,
      page_id int not null,
      build_id int not null,
      uses int not null,
      kind smallint not null,
      -- By entry first and with the uses: what a tag counts is one stretch of this index, and nothing else is read.
      primary key (environment_id, kind, entry_id, day, account_id, user_id, page_id, build_id) include (uses)
    );
    insert into entry_use (environment_id, account_id, day, kind, entry_id, page_id, build_id, user_id, uses)
    select e.environment_id, e.account_id, (e.at at time zone coalesce(a.time_zone, w.time_zone))::date as used_on, e.kind,
      case e.kind when 1 then coalesce(e.page_id, 0) when 2 then coalesce(e.signature_id, 0) else e.name_id end,
      case e.kind when 1 then 0 else coalesce(e.page_id, 0) end, 0, e.user_id, count(*)
    from event e
    join environment n on n.id = e.environment_id
    join workspace w on w.id = n.workspace_id
    left join account a on a.environment_id = e.environment_id and a.id = e.account_id
    where e.kind in (1, 2, 3)
    group by 1, 2, 3, 4, 5, 6, 8;
    create index entry_use_by_account on entry_use (environment_id, account_id, day);
    create index entry_use_by_user on entry_use (environment_id, user_id, kind, entry_id, day);

    alter table feature add column availability jsonb not null default '{"type":"all"}';
    create table tag_version (
      feature_id int not null references feature,
      version int not null,
      workspace_id int not null references workspace,
      rules jsonb not null,
      starts_on date,
      ends_on date,
      created_at timestamptz not null,
      created_by text not null,
      primary key (feature_id, version)
    );
    insert into tag_version (feature_id, version, workspace_id, rules, created_at, created_by)
    select id, 1, workspace_id, rules, created_at, 'system' from feature;
    alter table feature drop column rules;

    -- The pages that a rule is limited to: each list of patterns once, and the pages that meet one of them.
    create table page_scope (
      id int generated always as identity primary key,
      environment_id int not null references environment,
      patterns jsonb not null,
      unique (environment_id, patterns)
    );
    create table page_scope_page (
      page_scope_id int not null references page_scope,
      page_id int not null,
      primary key (page_scope_id, page_id)
    );

    alter table feature_source rename to old_feature_source;
    create table feature_source (
      environment_id int not null references environment,
      feature_id int not null references feature,
      version int not null,
      kind smallint not null,
      entry_id int not null,
      page_scope_id int references page_scope,
      starts_on date not null default '-infinity',
      ends_on date not null default 'infinity',
      primary key (environment_id, feature_id, version, kind, entry_id)
    );
    insert into feature_source (environment_id, feature_id, version, kind, entry_id)
    select environment_id, feature_id, 1, case source when 'page' then 1 when 'signature' then 2 else 3 end, source_id
    from old_feature_source;
    drop table old_feature_source;
    create index feature_source_by_entry on feature_source (environment_id, kind, entry_id);
    alter table environment drop column catalogue_version;

    drop table feature_use;
    -- A row per entry that counts: there may be several for one account, day, feature and user. Their uses add up.
    create view feature_use as
    select u.environment_id, u.account_id, u.day, s.feature_id, u.user_id, u.uses
    from entry_use u
    join feature_source s on s.environment_id = u.environment_id and s.kind = u.kind and s.entry_id = u.entry_id
      and u.day between s.starts_on and s.ends_on
    where s.page_scope_id is null or exists (
      select from page_scope_page p where p.page_scope_id = s.page_scope_id and p.page_id = u.page_id
    );
  `.execute(db);
}
