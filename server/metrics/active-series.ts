import { sql } from 'kysely';
import { addDays, type Day } from '../../shared/rules/calendar.ts';
import type { Queryable } from '../db/database.ts';
import { joinUser } from './account-days.ts';
import { isAsked, isAskedUser } from './among.ts';
import { type Ask, daysIn } from './ask.ts';

/** So many days make a week and a month of active users. */
const windows = [1, 7, 28] as const;

export interface ActiveDay {
  day: Day;
  /** Active on the day, in the 7 days and in the 28 days that end with it. */
  dau: number;
  wau: number;
  mau: number;
}

/**
 * Active users by day over the period, days of the account's time zone. A day of activity counts for the days after it
 * until the window ends or the same person is active again: so each is counted once, whatever the window.
 */
export async function activeSeries(db: Queryable, ask: Ask): Promise<ActiveDay[]> {
  const { from, to } = ask.period;
  const deltas = windows.map(
    (days) => sql`
      select ${days}::int as days, day, 1 as change, count(*) as times from spans group by day
      union all
      select ${days}::int, least(day + ${days}::int, next_day), -1, count(*) from spans group by 2`,
  );
  const { rows } = await sql<{ days: number; day: Day; change: number }>`
    with present as materialized (
      select d.user_id, d.day
      from (
        select distinct d.user_id, d.day from user_day d
        where ${isAsked(ask)} and d.day between ${addDays(from, -27)}::date and ${to}::date
      ) as d
      ${joinUser(ask.scope)}
      where ${isAskedUser(ask)}
    ),
    spans as materialized (
      select day, lead(day, 1, 'infinity') over (partition by user_id order by day) as next_day from present
    )
    select days, day, sum(change * times)::int as change
    from (${sql.join(deltas, sql` union all `)}) as d
    where day <= ${to}::date
    group by days, day`.execute(db);

  const changes = new Map(rows.map(({ days, day, change }) => [`${days} ${day}`, change]));
  const totals = new Map<number, number>();
  const series: ActiveDay[] = [];
  for (let n = -27; n < daysIn(ask.period); n++) {
    const day = addDays(from, n);
    const [dau = 0, wau = 0, mau = 0] = windows.map((days) => {
      const total = (totals.get(days) ?? 0) + (changes.get(`${days} ${day}`) ?? 0);
      totals.set(days, total);
      return total;
    });
    if (n >= 0) series.push({ day, dau, wau, mau });
  }
  return series;
}
