import { type Kysely, sql } from 'kysely';

/**
 * What the event path keeps beside the events: which days somebody was active on, numbers of accounts ready to be
 * listed, who an anonymous visitor turned out to be, who is left out of metrics, and what was refused.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table environment
      -- Rises when rows of people are merged or erased; ingest forgets whom it has seen when it differs.
      add column people_version int not null default 1,
      add column retention_days int not null default 400 check (retention_days between 30 and 3650),
      -- Raw events before this day are gone: facts of days before it can't be counted anew.
      add column raw_from date,
      add column verification text not null default 'off' check (verification in ('off', 'measure', 'enforce')),
      add column identity_secret text,
      add column events_per_minute int check (events_per_minute > 0);
    alter table workspace add column internal_domains text[] not null default '{}';

    alter table "user"
      add column exclusion text check (exclusion in ('bot', 'internal')),
      add column exclusion_set text check (exclusion_set in ('none', 'bot', 'internal', 'test'));

    -- Bit k, counted from the left: active on the k-th day before last_day.
    alter table seat
      add column last_day date,
      add column days bit(400) not null default repeat('0', 400)::bit(400);
    update seat s set last_day = d.last_day, days = d.days
    from (
      select u.environment_id, u.account_id, u.user_id, l.last_day,
        bit_or(set_bit(repeat('0', 400)::bit(400), l.last_day - u.day, 1)) as days
      from user_day u
      join (
        select environment_id, account_id, user_id, max(day) as last_day from user_day group by 1, 2, 3
      ) as l using (environment_id, account_id, user_id)
      where l.last_day - u.day < 400
      group by 1, 2, 3, 4
    ) as d
    where (s.environment_id, s.account_id, s.user_id) = (d.environment_id, d.account_id, d.user_id);

    create table account_summary (
      environment_id int not null,
      account_id bigint not null,
      is_stale boolean not null,
      -- Today in the account's time zone, and a hash of the catalogue, when the numbers were made.
      as_of date not null,
      catalogue int not null,
      users int not null,
      active_users7 int not null,
      active_users28 int not null,
      features_used28 int not null,
      nps_score int,
      nps_n int not null,
      primary key (environment_id, account_id)
    );
    insert into account_summary
    select environment_id, id, true, '-infinity', 0, 0, 0, 0, 0, null, 0 from account;

    create table user_link (
      environment_id int not null,
      anonymous_user_id bigint not null,
      -- Where the events of either are kept that name no account.
      anonymous_account_id bigint not null,
      user_id bigint not null,
      user_account_id bigint not null,
      linked_at timestamptz not null,
      -- Null: their facts are still the anonymous one's.
      moved_at timestamptz,
      primary key (environment_id, anonymous_user_id)
    );
    create index user_link_by_user on user_link (environment_id, user_id);
    create index user_link_waiting on user_link (environment_id) where moved_at is null;
    -- Raw events stay as they came, so that a repeated one meets itself. This is whom they count for.
    create view counted_event as
    select e.environment_id, e.day, e.id, e.at, e.kind, e.name_id, e.page_id, e.signature_id, e.build_id,
      case when e.account_id = l.anonymous_account_id then l.user_account_id else e.account_id end as account_id,
      coalesce(l.user_id, e.user_id) as user_id
    from event e
    left join user_link l on l.environment_id = e.environment_id and l.anonymous_user_id = e.user_id
      and l.moved_at is not null;

    create table ingest_count (
      environment_id int not null,
      day date not null,
      what text not null,
      times bigint not null,
      primary key (environment_id, day, what)
    );
    create table job_lease (name text primary key, holder uuid not null, expires_at timestamptz not null);

    -- Rows that are counted up stay on their page, and their indexes untouched.
    alter table user_day set (fillfactor = 80);
    alter table entry_use set (fillfactor = 80);
    alter table seat set (fillfactor = 80);
    alter table "user" set (fillfactor = 80);
    alter table account_summary set (fillfactor = 70);
  `.execute(db);
}
