import { sql } from 'kysely';
import type { Queryable } from '../db/database.ts';
import { hasChanged } from '../db/has-changed.ts';
import { isRegistered, joinUser } from './account-days.ts';
import { windows } from './active-changes.ts';
import { activeSeries } from './active-series.ts';
import { type Ask, daysIn } from './ask.ts';
import { isKept } from './is-kept.ts';
import { isSameDayEverywhere } from './is-same-day-everywhere.ts';

/**
 * Active users of everybody over a day, a week or four, where these are kept ready and end on the same day for all, with
 * those of whom what is kept does not know yet.
 */
export async function keptActiveUsers(ask: Ask, db: Queryable): Promise<number | undefined> {
  const { scope, now, period } = ask;
  const window = windows.findIndex((days) => days === daysIn(period));
  if (window < 0 || period.endsDaysAgo === undefined || !(await isKept(db, ask, period.from)))
    return undefined;
  if (!(await isSameDayEverywhere(db, scope, now))) return undefined;
  const [[day], unknown] = await Promise.all([
    activeSeries(db, { ...ask, period: { from: period.to, to: period.to } }),
    countUnknown(db, ask),
  ]);
  return day && ([day.dau, day.wau, day.mau][window] ?? 0) + unknown;
}

/** People of accounts that wait for their refresh, active in the period on days that their own row does not have. */
async function countUnknown(db: Queryable, { scope, period: { from, to } }: Ask): Promise<number> {
  const { rows } = await sql<{ users: number }>`
    select count(distinct d.user_id)::int as users
    from account
    left join account_summary s on s.environment_id = account.environment_id and s.account_id = account.id
      and not ${hasChanged(scope.environmentId)}
    join user_day d on d.environment_id = account.environment_id and d.account_id = account.id
      and d.day between ${from}::date and ${to}::date
    ${joinUser(scope)}
    left join person_days p on p.environment_id = account.environment_id and p.user_id = d.user_id and p.is_counted
      and position(B'1' in substring(p.days from p.last_day - ${to}::date + 1 for ${to}::date - ${from}::date + 1)) > 0
    where account.environment_id = ${scope.environmentId} and s.account_id is null and p.user_id is null
      and ${isRegistered}`.execute(db);
  return rows[0]?.users ?? 0;
}
