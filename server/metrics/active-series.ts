import { sql } from 'kysely';
import { addDays, type Day, daysBetween } from '../../shared/rules/calendar.ts';
import type { Queryable } from '../db/database.ts';
import { joinUser } from './account-days.ts';
import { addChanges, type Change, windows } from './active-changes.ts';
import { isAsked, isAskedUser } from './among.ts';
import { type Ask, daysIn } from './ask.ts';
import { daysWithoutAccount } from './days-without-account.ts';
import { isKept } from './is-kept.ts';

export interface ActiveDay {
  day: Day;
  /** Active on the day, in the 7 days and in the 28 days that end with it. */
  dau: number;
  wau: number;
  mau: number;
}

/** Active users by day over the period, days of the account's time zone. Each person counts once, whatever the window. */
export async function activeSeries(db: Queryable, ask: Ask): Promise<ActiveDay[]> {
  const { from } = ask.period;
  const changes = (await isKept(db, ask, from)) ? await keptChanges(db, ask) : await countedChanges(db, ask);
  const numbers = windows.map(() => 0);
  const series: ActiveDay[] = [];
  const earliest = Math.min(...changes.keys(), numberOf(from));
  for (let n = earliest; n < numberOf(from) + daysIn(ask.period); n++) {
    for (const window of numbers.keys()) numbers[window]! += changes.get(n)?.[window] ?? 0;
    const [dau = 0, wau = 0, mau = 0] = numbers;
    if (n >= numberOf(from)) series.push({ day: addDays(epoch, n), dau, wau, mau });
  }
  return series;
}

const epoch = '2000-01-01';
const numberOf = (day: Day): number => daysBetween(epoch, day);

/** The changes that are kept, and what those change who were active without an account: nobody is told of them. */
async function keptChanges(db: Queryable, ask: Ask): Promise<Map<number, Change>> {
  const { environmentId } = ask.scope;
  const first = addDays(ask.period.from, 1 - windows[2]);
  const [kept, alone] = await Promise.all([
    sql<{ day: Day; dau: number; wau: number; mau: number }>`
      select day, dau, wau, mau from active_day
      where environment_id = ${environmentId} and day <= ${ask.period.to}::date`.execute(db),
    sql<{ known: Day[]; alone: Day[] }>`
      with alone as materialized (
        select d.user_id, array_agg(distinct d.day) as days
        from (${daysWithoutAccount(ask.scope, first, ask.period.to)}) as d
        ${joinUser(ask.scope)}
        where ${isAskedUser(ask)}
        group by d.user_id
      )
      select alone.days as alone, coalesce(known.days, '{}') as known
      from alone
      left join lateral (
        select array_agg(p.last_day - k) as days from person_days p, generate_series(0, 399) as k
        where p.environment_id = ${environmentId} and p.user_id = alone.user_id and p.is_counted
          and get_bit(p.days, k) = 1 and p.last_day - k between ${first}::date and ${ask.period.to}::date
      ) as known on true`.execute(db),
  ]);
  const changes = new Map<number, Change>(
    kept.rows.map(({ day, dau, wau, mau }) => [numberOf(day), [dau, wau, mau]]),
  );
  for (const person of alone.rows) {
    addChanges(changes, inOrder(person.known), -1);
    addChanges(changes, inOrder([...person.known, ...person.alone]), 1);
  }
  return changes;
}

const inOrder = (days: readonly Day[]): number[] => [...new Set(days.map(numberOf))].sort((a, b) => a - b);

/** The changes of any part, counted from every day of everybody in it. */
async function countedChanges(db: Queryable, ask: Ask): Promise<Map<number, Change>> {
  const { from, to } = ask.period;
  const deltas = windows.map(
    (days, index) => sql`
      select ${index}::int as index, day, 1 as change, count(*) as times from spans group by day
      union all
      select ${index}::int, least(day + ${days}::int, next_day), -1, count(*) from spans group by 2`,
  );
  const { rows } = await sql<{ index: 0 | 1 | 2; day: Day; change: number }>`
    with present as materialized (
      select d.user_id, d.day
      from (
        select distinct d.user_id, d.day from user_day d
        where ${isAsked(ask)} and d.day between ${addDays(from, 1 - windows[2])}::date and ${to}::date
      ) as d
      ${joinUser(ask.scope)}
      where ${isAskedUser(ask)}
    ),
    spans as materialized (
      select day, lead(day, 1, 'infinity') over (partition by user_id order by day) as next_day from present
    )
    select index, day, sum(change * times)::int as change
    from (${sql.join(deltas, sql` union all `)}) as d
    where day <= ${to}::date
    group by index, day`.execute(db);
  const changes = new Map<number, Change>();
  for (const { index, day, change } of rows) {
    const of = changes.get(numberOf(day)) ?? [0, 0, 0];
    of[index] = change;
    changes.set(numberOf(day), of);
  }
  return changes;
}
