import { sql } from 'kysely';
import { arrayOfPlain } from '../db/array-literal.ts';
import type { Queryable } from '../db/database.ts';
import { ofPortfolio } from '../db/in-portfolio.ts';
import type { Scope } from '../http/scope.ts';
import { amongAccounts, earliestDay, todayOfWorkspace, todays } from './account-days.ts';

export interface UserActivity {
  activeDays28: number;
  uses28: number;
}

/** For those of the users who have any, by their 64-bit id; in all their accounts, or in one. */
export async function activityOfUsers(
  db: Queryable,
  scope: Scope,
  now: Date,
  userIds: readonly string[],
  accountId?: string,
): Promise<ReadonlyMap<string, UserActivity>> {
  const users = sql`d.user_id = any(${arrayOfPlain(userIds)}::bigint[])`;
  const accounts = amongAccounts(accountId === undefined ? undefined : [accountId]);
  const isRecent = sql`d.environment_id = ${scope.environmentId} and ${users} and ${accounts} and ${ofPortfolio(scope)}
    and d.day >= ${earliestDay(now, 28)}::date
    and coalesce(t.today, ${todayOfWorkspace(scope, now)}) - d.day < 28`;
  const { rows } = await sql<UserActivity & { userId: string }>`
    with days as (
      select d.user_id, count(distinct d.day)::int as n
      from user_day d left join ${todays(scope, now)} using (account_id) where ${isRecent} group by d.user_id
    ),
    uses as (
      select d.user_id, sum(d.uses)::int as n
      from feature_use d left join ${todays(scope, now)} using (account_id) where ${isRecent} group by d.user_id
    )
    select user_id, coalesce(days.n, 0) as active_days28, coalesce(uses.n, 0) as uses28
    from days full join uses using (user_id)`.execute(db);
  return new Map(rows.map(({ userId, activeDays28, uses28 }) => [userId, { activeDays28, uses28 }]));
}
