import { sql } from 'kysely';
import type { Queryable } from '../db/database.ts';
import { ofPortfolio } from '../db/in-portfolio.ts';
import type { Scope } from '../http/scope.ts';
import {
  amongAccounts,
  earliestDay,
  isRegistered,
  joinUser,
  todayOfWorkspace,
  todays,
} from './account-days.ts';
import type { ByAccount } from './by-account.ts';

export interface ActiveUsers {
  last7: number;
  last28: number;
}

export async function activeUsersByAccount(
  db: Queryable,
  scope: Scope,
  now: Date,
  accountIds?: readonly string[],
): Promise<ByAccount<ActiveUsers>> {
  const { rows } = await sql<ActiveUsers & { accountId: string }>`
    select d.account_id,
      count(*) filter (where t.today - d.last_day < 7)::int as last7,
      count(*) filter (where t.today - d.last_day < 28)::int as last28
    from (
      select d.account_id, d.user_id, max(d.day) as last_day
      from user_day d
      where d.environment_id = ${scope.environmentId} and ${amongAccounts(accountIds)}
        and d.day >= ${earliestDay(now, 28)}::date
      group by d.account_id, d.user_id
    ) as d
    join ${todays(scope, now)} using (account_id)
    ${joinUser(scope)}
    where ${isRegistered}
    group by d.account_id`.execute(db);
  return new Map(rows.map(({ accountId, last7, last28 }) => [accountId, { last7, last28 }]));
}

/** `previous…`: of the period of the same length before. Each person counts once, in however many accounts. */
export interface ActiveUsersOverall {
  activeUsers7: number;
  activeUsers28: number;
  previousActiveUsers7: number;
  previousActiveUsers28: number;
}

export async function countActiveUsers(db: Queryable, scope: Scope, now: Date): Promise<ActiveUsersOverall> {
  const { rows } = await sql<ActiveUsersOverall>`
    select
      count(*) filter (where in7)::int as active_users7,
      count(*) filter (where in28)::int as active_users28,
      count(*) filter (where before7)::int as previous_active_users7,
      count(*) filter (where before28)::int as previous_active_users28
    from (
      select user_id,
        bool_or(age < 7) as in7,
        bool_or(age < 28) as in28,
        bool_or(age between 7 and 13) as before7,
        bool_or(age between 28 and 55) as before28
      from (
        select d.user_id, coalesce(t.today, ${todayOfWorkspace(scope, now)}) - d.day as age
        from user_day d
        left join ${todays(scope, now)} using (account_id)
        where d.environment_id = ${scope.environmentId} and d.day >= ${earliestDay(now, 56)}::date
          and ${ofPortfolio(scope)}
      ) as days
      group by user_id
    ) as d
    ${joinUser(scope)}
    where ${isRegistered}`.execute(db);
  return rows[0] ?? { activeUsers7: 0, activeUsers28: 0, previousActiveUsers7: 0, previousActiveUsers28: 0 };
}
