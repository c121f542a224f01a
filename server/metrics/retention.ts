import { sql } from 'kysely';
import { addDays, type Day, startOfWeek } from '../../shared/rules/calendar.ts';
import type { Queryable } from '../db/database.ts';
import { asksAccounts, isAsked, isAskedUser } from './among.ts';
import type { Ask } from './ask.ts';
import { isKept } from './is-kept.ts';

export interface Cohort {
  /** Monday of the week in which they came first. */
  startsOn: Day;
  users: number;
  /** How many of them came in that week and in each of the weeks after it; the last may not be over. */
  active: number[];
}

/** Of those who came first in each of the last `weeks` weeks, how many came in the weeks after, oldest cohort first. */
export async function weeklyRetention(db: Queryable, ask: Ask, weeks: number): Promise<Cohort[]> {
  const first = addDays(startOfWeek(ask.period.to), -7 * (weeks - 1));
  const rows = (await isKept(db, ask, first))
    ? await keptPresence(db, ask, first, weeks)
    : await countedPresence(db, ask, first, weeks);
  return Array.from({ length: weeks }, (_, cohort) => {
    const of = rows.filter((row) => row.cohort === cohort);
    return {
      startsOn: addDays(first, 7 * cohort),
      users: of.find(({ week }) => week === null)?.users ?? 0,
      active: Array.from(
        { length: weeks - cohort },
        (_, after) => of.find(({ week }) => week === cohort + after)?.users ?? 0,
      ),
    };
  });
}

/** How many of a cohort came in a week, both numbered from the first on; week null: how many they are. */
interface Presence {
  cohort: number;
  week: number | null;
  users: number;
}

/** The users of the cohorts, as (user_id, cohort). */
function cohortsOf(ask: Ask, first: Day, weeks: number) {
  const startedOn = sql`(u.activated_at at time zone (select time_zone from workspace where id = ${ask.scope.workspaceId}))::date`;
  return sql`
    select u.id as user_id, (${startedOn} - ${first}::date) / 7 as cohort
    from "user" u
    where u.environment_id = ${ask.scope.environmentId} and ${isAskedUser(ask)}
      and u.activated_at >= ${first}::date - 1 and ${startedOn} between ${first}::date and ${addDays(first, 7 * weeks - 1)}::date
      and (not ${asksAccounts(ask)}::boolean or exists (select from seat d where d.user_id = u.id and ${isAsked(ask)}))`;
}

/** Of everybody: as it was counted when accounts were, with those who have given up their seat since. */
async function keptPresence(db: Queryable, ask: Ask, first: Day, weeks: number): Promise<Presence[]> {
  const last = addDays(first, 7 * (weeks - 1));
  const [sizes, presence] = await Promise.all([
    sql<Presence>`
      select cohort, null as week, count(*)::int as users from (${cohortsOf(ask, first, weeks)}) as c group by cohort`.execute(
      db,
    ),
    sql<Presence>`
      select (cohort - ${first}::date) / 7 as cohort, (week - ${first}::date) / 7 as week, users
      from cohort_week
      where environment_id = ${ask.scope.environmentId} and cohort between ${first}::date and ${last}::date
        and week <= ${last}::date`.execute(db),
  ]);
  return [...sizes.rows, ...presence.rows];
}

/**
 * Of any part: read from the seats, whose bits are the days of activity. What is looked at grows with the newcomers alone.
 */
async function countedPresence(db: Queryable, ask: Ask, first: Day, weeks: number): Promise<Presence[]> {
  // Bit k, counted from the left, is the k-th day before the last.
  const { rows } = await sql<Presence>`
    with cohorts as materialized (${cohortsOf(ask, first, weeks)}),
    presence as (
      select distinct c.cohort, c.user_id, w.week
      from cohorts c
      join seat d on d.environment_id = ${ask.scope.environmentId} and d.user_id = c.user_id and d.last_day is not null
      cross join lateral generate_series(c.cohort, ${weeks - 1}::int) as w(week)
      cross join lateral (
        select d.last_day - (${first}::date + 7 * w.week + 6) as newest, d.last_day - (${first}::date + 7 * w.week) as oldest
      ) as k
      where ${isAsked(ask)} and k.oldest between 0 and 399
        and position(B'1' in substring(d.days from greatest(k.newest, 0) + 1 for k.oldest - greatest(k.newest, 0) + 1)) > 0
    )
    select cohort, null as week, count(*)::int as users from cohorts group by cohort
    union all
    select cohort, week, count(*)::int from presence group by cohort, week`.execute(db);
  return rows;
}
