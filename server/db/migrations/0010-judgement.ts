import { type Kysely, sql } from 'kysely';

/** What is thought of each account, beside its numbers, and how that was on every day before. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table account_summary
      add column features_available int not null default 0,
      add column activated_users int not null default 0,
      -- Mean of the 7-day active users of the four weeks before.
      add column active_users_before double precision not null default 0,
      -- Registered users 90 days ago.
      add column users_before int not null default 0,
      add column core_used int not null default 0,
      add column stage text,
      -- With the level set by hand, while it holds.
      add column level text,
      add column health text,
      add column risk text,
      add column is_shallow boolean not null default false,
      -- Everything that made them.
      add column judgement jsonb;
    update account_summary set is_stale = true;

    create table account_day (
      environment_id int not null,
      account_id bigint not null,
      day date not null,
      stage text,
      level text not null,
      health text not null,
      risk text not null,
      users int not null,
      active_users7 int not null,
      features_used28 int not null,
      features_available int not null,
      nps_score int,
      primary key (environment_id, account_id, day)
    );
  `.execute(db);
}
