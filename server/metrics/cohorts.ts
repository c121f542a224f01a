import { type RawBuilder, sql } from 'kysely';
import { addDays, type Day } from '../../shared/rules/calendar.ts';

/*
 * Somebody's cohort is the week of their first day of activity from the first sign-in on. It is taken from days of
 * activity, not from the moment of the sign-in, which has another date in another time zone: so everybody came in the
 * week in which they came first. In what follows days and weeks are numbers from 2000 on, a week that of its Monday.
 */

/** Whoever does nothing in so many days after the first sign-in is in no cohort. */
const daysToCome = 28;

/** 3 January 2000, counted from the first. */
const aMonday = 2;

const mondayOf = (day: number): number => day - ((((day - aMonday) % 7) + 7) % 7);

/**
 * @param signedInOn day of the first sign-in in UTC; null: they have not signed in
 * @param days of their activity, in order
 * @param since how far back these days are known
 * @returns null: none, or it is no longer known
 */
export function cohortOf(signedInOn: number | null, days: readonly number[], since: number): number | null {
  // West of Greenwich it was the day before.
  if (signedInOn === null || signedInOn - 1 < since) return null;
  const first = days.find((day) => day >= signedInOn - 1);
  return first === undefined || first > signedInOn + daysToCome ? null : mondayOf(first);
}

/** The day of the first sign-in of a user `u`, in UTC. */
export const signedInOn = sql`(u.activated_at at time zone 'UTC')::date`;

/** That of which `cohortOf` makes a week, as a date: for a user `u`, of the bits of a row of seats or of people's days. */
export function firstDayIn(row: 'd' | 'p'): RawBuilder<Day | null> {
  const days = sql.ref(`${row}.days`);
  const lastDay = sql.ref(`${row}.last_day`);
  // Bit k, counted from the left, is the k-th day before the last. The first day is the rightmost that is set.
  const newest = sql`greatest(${lastDay} - ${signedInOn} - ${daysToCome}::int, 0)`;
  const oldest = sql`${lastDay} - ${signedInOn} + 1`;
  return sql<Day | null>`case when ${oldest} between ${newest} and 399 then
    ${lastDay} - ${newest} + 1
      - nullif(length(rtrim(substring(${days} from ${newest} + 1 for ${oldest} - ${newest} + 1)::text, '0')), 0)
    end`;
}

/** Whether a day can be that of a user `u`. */
export const isFirstDay = (day: ReturnType<typeof sql>): RawBuilder<boolean> =>
  sql<boolean>`${day} between ${signedInOn} - 1 and ${signedInOn} + ${daysToCome}::int`;

/** Days before a cohort's week that tell whether somebody came before. */
export const leadDays = daysToCome + 2;

/** Whether a user `u` may have come first in these weeks, by their sign-in: what an index can use. */
export const mayHaveComeIn = (first: Day, last: Day): RawBuilder<boolean> => sql<boolean>`(
    u.activated_at >= ${addDays(first, -daysToCome)}::timestamp at time zone 'UTC'
    and u.activated_at < ${addDays(last, 2)}::timestamp at time zone 'UTC'
  )`;

/** How many more of a cohort came in a week. */
export interface CohortChange {
  cohort: number;
  week: number;
  users: number;
}

/** What people's days change in how many of a cohort came in each week since. */
export class CohortChanges {
  readonly #users = new Map<number, Map<number, number>>();

  /**
   * @param cohort null: they are in none
   * @param times -1 takes them away
   */
  add(cohort: number | null, days: readonly number[], times: 1 | -1): void {
    if (cohort === null) return;
    const weeks = this.#users.get(cohort) ?? new Map<number, number>();
    this.#users.set(cohort, weeks);
    for (const week of new Set(days.map(mondayOf))) {
      if (week >= cohort) weeks.set(week, (weeks.get(week) ?? 0) + times);
    }
  }

  all(): CohortChange[] {
    return [...this.#users].flatMap(([cohort, weeks]) =>
      [...weeks].flatMap(([week, users]) => (users === 0 ? [] : [{ cohort, week, users }])),
    );
  }
}
