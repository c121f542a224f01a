import { type Kysely, sql } from 'kysely';

/**
 * How many of those who came first in a week came in each week after it, kept ready with the active users by day.
 * Everybody is counted by the next refresh of an account of theirs.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table cohort_week (
      environment_id int not null,
      -- Mondays: of the week in which they came first, in the workspace's time zone, and of one in which they came.
      cohort date not null,
      week date not null,
      users int not null,
      primary key (environment_id, cohort, week)
    );
    -- The cohort in which these days are counted; null: in none.
    alter table person_days add column cohort date;
    -- How many began in a week is a stretch of this index.
    create index user_by_activation on "user" (environment_id, activated_at)
      where not is_anonymous and deactivated_at is null and coalesce(exclusion_set, exclusion, 'none') = 'none';
    update account_summary set is_stale = true;
  `.execute(db);
}
