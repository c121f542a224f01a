import { type Kysely, sql } from 'kysely';

/**
 * What a customer success manager knows of an account: who it is, what it bought, what it wants to reach, whom one
 * speaks to. The fields are columns, read from what the host app tells and from what members, imports and programs set;
 * what these set outweighs the host app.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table account
      add column set_traits jsonb not null default '{}',
      add column tier text check (tier in ('strategic', 'enterprise', 'longTail')),
      add column industry text,
      add column region text,
      add column plan text,
      add column modules text[],
      add column seats_bought int check (seats_bought >= 0),
      add column signed_on date,
      add column go_live_on date,
      add column contract_starts_on date,
      add column contract_ends_on date,
      add column contract_value double precision check (contract_value >= 0),
      add column currency text check (currency ~ '^[A-Z]{3}$'),
      add column amount_score smallint check (amount_score between 0 and 100),
      add column fit_score smallint check (fit_score between 0 and 100),
      add column allows_publicity boolean not null default true,
      add column expected_daily_users int check (expected_daily_users >= 0),
      add column expected_modules text[],
      add column stage_set text
        check (stage_set in ('kickOff', 'onboarding', 'steadyUse', 'renewal', 'maintenance')),
      add column level_set text check (level_set in ('low', 'medium', 'high')),
      add column level_set_reason text,
      -- The last day on which it holds.
      add column level_set_until date,
      add column level_set_by text,
      add column is_churned boolean not null default false,
      add column churned_on date,
      add column churn_reason text check (churn_reason in (
        'wrongCustomer', 'roiUnclear', 'decisionMakerChanged', 'priceOrRival', 'ownBusiness', 'productGap', 'service', 'other'
      )),
      add column churn_note text,
      add column churn_began_in_sales boolean not null default false,
      add constraint churn_is_explained check (
        not is_churned or (churned_on is not null and churn_reason is not null and churn_note is not null)
      ),
      add constraint level_set_is_explained check (
        level_set is null or (level_set_reason is not null and level_set_until is not null and level_set_by is not null)
      );

    -- The department in which somebody works, as the host app tells it.
    alter table "user" add column unit text
      generated always as (left(nullif(btrim(coalesce(traits ->> 'unit', traits ->> 'department')), ''), 200)) stored;

    create table success_criterion (
      environment_id int not null,
      id uuid not null,
      account_id bigint not null,
      name text not null,
      family text not null,
      unit text not null,
      is_lower_better boolean not null,
      baseline double precision,
      industry_value double precision,
      -- A list of { startsOn, target, value }: the first day of the quarter; value null until it is known.
      quarters jsonb not null,
      feature_ids int[] not null default '{}',
      roi_cost double precision,
      roi_gain double precision,
      roi_method text,
      created_at timestamptz not null,
      primary key (environment_id, id)
    );
    create index success_criterion_by_account on success_criterion (environment_id, account_id);

    create table contact (
      environment_id int not null,
      id uuid not null,
      account_id bigint not null,
      name text not null,
      title text,
      role text not null check (role in (
        'decisionMaker', 'initiator', 'selector', 'supporter', 'opponent', 'keyUser'
      )),
      stance text not null check (stance in ('unknown', 'negative', 'neutral', 'positive')),
      -- Where they use the host app themselves.
      user_id bigint,
      last_contact_on date,
      left_on date,
      primary key (environment_id, id)
    );
    create index contact_by_account on contact (environment_id, account_id);

    create table account_note (
      environment_id int not null,
      id uuid not null,
      account_id bigint not null,
      kind text not null check (kind in ('note', 'call', 'visit', 'review', 'message')),
      text text not null,
      contact_id uuid,
      happened_on date not null,
      created_at timestamptz not null,
      author text not null,
      primary key (environment_id, id)
    );
    create index account_note_by_account on account_note (environment_id, account_id, happened_on);

    -- Why an account may be lost, as somebody has seen it; ended when it no longer holds.
    create table risk_reason (
      environment_id int not null,
      id uuid not null,
      account_id bigint not null,
      reason text not null check (reason in (
        'wrongCustomer', 'valueUnclear', 'decisionMakerChanged', 'notLive', 'feedbackUnsolved', 'championChanged',
        'requirementUnmet', 'avoidsContact'
      )),
      evidence text not null,
      raised_by text not null,
      raised_at timestamptz not null,
      ended_at timestamptz,
      primary key (environment_id, id)
    );
    create index risk_reason_by_account on risk_reason (environment_id, account_id) where ended_at is null;

    -- Numbers that rules compare with, where a workspace wants another than the default.
    create table threshold (
      workspace_id int not null references workspace,
      name text not null,
      value double precision not null,
      primary key (workspace_id, name)
    );
  `.execute(db);
}
