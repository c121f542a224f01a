import { type Kysely, sql } from 'kysely';

/**
 * What accounts were judged by, kept once a week, so that other thresholds can be tried on the past; and every level
 * that was set by hand, of which the account itself only keeps the last.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table account_week (
      environment_id int not null,
      account_id bigint not null,
      -- Its Monday.
      week date not null,
      -- The last day of that week on which it was judged.
      day date not null,
      facts jsonb not null,
      primary key (environment_id, account_id, week)
    );

    create table level_override (
      environment_id int not null,
      account_id bigint not null,
      id uuid not null,
      level text not null check (level in ('low', 'medium', 'high')),
      reason text not null,
      set_on date not null,
      -- The last day on which it holds, unless it is taken back before.
      until date not null,
      set_by text not null,
      -- The first day on which the facts decided again.
      released_on date,
      primary key (environment_id, account_id, id)
    );
    insert into level_override (environment_id, account_id, id, level, reason, set_on, until, set_by)
    select environment_id, id, gen_random_uuid(), level_set, level_set_reason, least(current_date, level_set_until),
      level_set_until, level_set_by
    from account where level_set is not null;
  `.execute(db);
}
