import { type Kysely, sql } from 'kysely';

/** Rules by which people are warned of what becomes of an account, and the warnings. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table alert_rule (
      environment_id int not null,
      id uuid not null,
      -- Name of a rule that every environment has; it can be changed and paused, not removed.
      shipped text,
      name text not null,
      metric text not null,
      condition jsonb not null,
      tiers text[] not null,
      stages text[] not null,
      -- Days in which it is to be dealt with.
      due_days int not null check (due_days between 0 and 365),
      -- Who is told beside the owner of the account.
      receiver_ids uuid[] not null,
      is_paused boolean not null default false,
      created_at timestamptz not null,
      primary key (environment_id, id),
      unique (environment_id, shipped)
    );

    create table alert (
      environment_id int not null,
      id uuid not null,
      account_id bigint not null,
      rule_id uuid not null,
      direction text not null check (direction in ('up', 'down')),
      -- The metric when it opened, and what it was compared with.
      value double precision not null,
      compared_with double precision not null,
      -- What changed most at that time.
      changes jsonb not null,
      opened_at timestamptz not null,
      due_on date not null,
      acknowledged_at timestamptz,
      acknowledged_by text,
      snoozed_until date,
      resolved_at timestamptz,
      resolved_by text,
      resolution text,
      -- While it lasts no second alert of the same rule and account opens, whatever became of the first.
      condition_ended_at timestamptz,
      -- Made from it, to help: for so many people who had not used the feature.
      guide_id uuid,
      guide_feature_id int,
      guide_people int,
      guide_made_at timestamptz,
      primary key (environment_id, id)
    );
    create unique index alert_of_condition on alert (environment_id, rule_id, account_id)
      where condition_ended_at is null;
    create index alert_by_account on alert (environment_id, account_id, opened_at);
    create index alert_open on alert (environment_id, account_id) where resolved_at is null;
  `.execute(db);
}
