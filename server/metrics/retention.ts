import { sql } from 'kysely';
import { addDays, type Day, daysBetween, startOfWeek } from '../../shared/rules/calendar.ts';
import type { Queryable } from '../db/database.ts';
import { asksAccounts, isAsked, isAskedUser } from './among.ts';
import type { Ask } from './ask.ts';
import {
  type CohortChange,
  CohortChanges,
  cohortOf,
  firstDayIn,
  isFirstDay,
  leadDays,
  mayHaveComeIn,
  signedInOn,
} from './cohorts.ts';
import { daysWithoutAccount } from './days-without-account.ts';
import { isKept } from './is-kept.ts';

export interface Cohort {
  /** Monday of the week in which they came first. */
  startsOn: Day;
  users: number;
  /** How many of them came in that week, which are all, and in each of the weeks after it; the last may not be over. */
  active: number[];
}

/**
 * Of those who came first in each of the last `weeks` weeks, how many came in the weeks after, oldest cohort first; days
 * of the account's time zone. Asked of some accounts, those are meant who came first there, and nowhere else before.
 */
export async function weeklyRetention(db: Queryable, ask: Ask, weeks: number): Promise<Cohort[]> {
  const first = addDays(startOfWeek(ask.period.to), -7 * (weeks - 1));
  const present = (await isKept(db, ask, first))
    ? await keptPresence(db, ask, first, weeks)
    : await countedPresence(db, ask, first, weeks);
  const users = Array.from({ length: weeks }, (_, cohort) => Array.from({ length: weeks - cohort }, () => 0));
  for (const { cohort, week, users: more } of present) {
    const row = users[(cohort - numberOf(first)) / 7];
    const after = (week - cohort) / 7;
    if (row && after in row) row[after]! += more;
  }
  return users.map((active, cohort) => ({
    startsOn: addDays(first, 7 * cohort),
    users: active[0] ?? 0,
    active,
  }));
}

const epoch = '2000-01-01';
const numberOf = (day: Day): number => daysBetween(epoch, day);
const dayNumber = (day: ReturnType<typeof sql>) => sql`(${day} - ${epoch}::date)`;

/** The users `u` who are asked about and may belong to the cohorts. */
const isNewcomer = (ask: Ask, first: Day, last: Day) => sql`
  u.environment_id = ${ask.scope.environmentId} and ${isAskedUser(ask)} and ${mayHaveComeIn(first, last)}`;

/**
 * Of everybody: as it was counted when accounts were, with those who have given up their seat since; and what those
 * change who came without an account: nobody is told of them.
 */
async function keptPresence(db: Queryable, ask: Ask, first: Day, weeks: number): Promise<CohortChange[]> {
  const { environmentId } = ask.scope;
  const last = addDays(first, 7 * weeks - 1);
  const [kept, alone] = await Promise.all([
    sql<CohortChange>`
      select ${dayNumber(sql`cohort`)} as cohort, ${dayNumber(sql`week`)} as week, users
      from cohort_week
      where environment_id = ${environmentId} and cohort between ${first}::date and ${last}::date
        and week <= ${last}::date`.execute(db),
    sql<{ signedInOn: number; known: number[]; alone: number[] }>`
      with alone as materialized (
        select d.user_id, ${dayNumber(signedInOn)} as signed_in_on, array_agg(distinct ${dayNumber(sql`d.day`)}) as days
        from (${daysWithoutAccount(ask.scope, addDays(first, -leadDays), last)}) as d
        join "user" u on u.id = d.user_id
        where ${isNewcomer(ask, first, last)}
        group by d.user_id, u.activated_at
      )
      select alone.signed_in_on, alone.days as alone, coalesce(known.days, '{}') as known
      from alone
      left join lateral (
        select array_agg(${dayNumber(sql`p.last_day`)} - k) as days from person_days p, generate_series(0, 399) as k
        where p.environment_id = ${environmentId} and p.user_id = alone.user_id and p.is_counted
          and get_bit(p.days, k) = 1 and p.last_day - k <= ${last}::date
      ) as known on true`.execute(db),
  ]);
  const changes = new CohortChanges();
  const since = numberOf(first) - leadDays;
  for (const person of alone.rows) {
    const known = inOrder(person.known);
    const all = inOrder([...known, ...person.alone]);
    changes.add(cohortOf(person.signedInOn, known, since), known, -1);
    changes.add(cohortOf(person.signedInOn, all, since), all, 1);
  }
  return [...kept.rows, ...changes.all()];
}

const inOrder = (days: readonly number[]): number[] => [...new Set(days)].sort((a, b) => a - b);

/**
 * Of any part: read from the seats, whose bits are the days of activity. What is looked at grows with the newcomers alone.
 */
async function countedPresence(db: Queryable, ask: Ask, first: Day, weeks: number): Promise<CohortChange[]> {
  const last = addDays(first, 7 * weeks - 1);
  const isSeat = sql`d.environment_id = ${ask.scope.environmentId} and d.last_day is not null`;
  const startsOn = sql`${first}::date + 7 * w.week`;
  // Bit k, counted from the left, is the k-th day before the last.
  const { rows } = await sql<CohortChange>`
    with newcomers as materialized (
      select u.id as user_id, u.activated_at from "user" u where ${isNewcomer(ask, first, last)}
    ),
    alone as materialized (
      select d.user_id, d.day, u.activated_at
      from (${daysWithoutAccount(ask.scope, addDays(first, -leadDays), last)}) as d
      join newcomers u on u.user_id = d.user_id
    ),
    cohorts as materialized (
      select user_id, (min(day) - ${first}::date) / 7 as cohort
      from (
        select u.user_id, ${firstDayIn('d')} as day from newcomers u join seat d on ${isSeat} and d.user_id = u.user_id
        union all
        select u.user_id, u.day from alone u where ${isFirstDay(sql`u.day`)}
      ) as f
      group by user_id
      having min(day) between ${first}::date and ${last}::date
    ),
    presence as (
      select c.cohort, w.week, c.user_id
      from cohorts c
      join seat d on ${isSeat} and d.user_id = c.user_id
      cross join lateral generate_series(c.cohort, ${weeks - 1}::int) as w(week)
      cross join lateral (select d.last_day - (${startsOn}) - 6 as newest, d.last_day - (${startsOn}) as oldest) as k
      where ${isAsked(ask)} and k.oldest between 0 and 399
        and position(B'1' in substring(d.days from greatest(k.newest, 0) + 1 for k.oldest - greatest(k.newest, 0) + 1)) > 0
      union
      select c.cohort, w.week, c.user_id
      from cohorts c
      join alone d on d.user_id = c.user_id
      cross join lateral (select (d.day - ${first}::date) / 7 as week) as w
      where not ${asksAccounts(ask)}::boolean and d.day >= ${first}::date and w.week >= c.cohort
    )
    select ${numberOf(first)}::int + 7 * cohort as cohort, ${numberOf(first)}::int + 7 * week as week,
      count(*)::int as users
    from (select *, bool_or(week = cohort) over (partition by user_id) as came_first_here from presence) as p
    where came_first_here
    group by cohort, week`.execute(db);
  return rows;
}
