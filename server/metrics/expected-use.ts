import { sql } from 'kysely';
import type { Queryable } from '../db/database.ts';
import type { Scope } from '../http/scope.ts';
import { earliestDay, isRegistered, joinUser, todays } from './account-days.ts';

/**
 * People of the account who are active on its median working day (Monday to Friday) of the last 28 days, today left
 * out because it is not over.
 */
export async function typicalDailyUsers(
  db: Queryable,
  scope: Scope,
  now: Date,
  accountId: string,
): Promise<number> {
  const { rows } = await sql<{ users: number }>`
    select percentile_disc(0.5) within group (order by coalesce(active.users, 0))::int as users
    from ${todays(scope, now)}
    cross join lateral generate_series(t.today - 28, t.today - 1, interval '1 day') as w(day)
    left join (
      select d.day, count(*)::int as users
      from user_day d ${joinUser(scope)}
      where d.environment_id = ${scope.environmentId} and d.account_id = ${accountId}
        and d.day >= ${earliestDay(now, 28)}::date and ${isRegistered}
      group by d.day
    ) as active on active.day = w.day::date
    where t.account_id = ${accountId} and extract(isodow from w.day) < 6`.execute(db);
  return rows[0]?.users ?? 0;
}

/** Names of the modules of which the account used a feature in the last 28 days. */
export async function modulesUsed(
  db: Queryable,
  scope: Scope,
  now: Date,
  accountId: string,
): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select distinct m.name
    from feature_use d
    join ${todays(scope, now)} using (account_id)
    join feature f on f.id = d.feature_id and f.archived_at is null
    join module m on m.id = f.module_id
    where d.environment_id = ${scope.environmentId} and d.account_id = ${accountId}
      and d.day >= ${earliestDay(now, 28)}::date and t.today - d.day < 28`.execute(db);
  return rows.map(({ name }) => name);
}
