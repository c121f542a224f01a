import { sql } from 'kysely';
import type { Queryable } from '../db/database.ts';
import type { Scope } from '../http/scope.ts';
import { amongAccounts, earliestDay, isRegistered, joinUser, todays, weekOf } from './account-days.ts';
import type { ByAccount } from './by-account.ts';

/** As many numbers as `weeks` for each account that has any, oldest first. */
export async function weeklyActiveUsersByAccount(
  db: Queryable,
  scope: Scope,
  now: Date,
  weeks: number,
  accountIds?: readonly string[],
): Promise<ByAccount<number[]>> {
  const { rows } = await sql<{ accountId: string; weeksAgo: number; users: number }>`
    select d.account_id, ${weekOf(sql`t.today`)} - d.week as weeks_ago, count(*)::int as users
    from (
      select d.account_id, d.user_id, ${weekOf(sql`d.day`)} as week
      from user_day d
      where d.environment_id = ${scope.environmentId} and ${amongAccounts(accountIds)}
        and d.day >= ${earliestDay(now, weeks * 7)}::date
      group by 1, 2, 3
    ) as d
    join ${todays(scope, now)} using (account_id)
    ${joinUser(scope)}
    where ${isRegistered}
    group by 1, 2`.execute(db);

  const byAccount = new Map<string, number[]>();
  for (const { accountId, weeksAgo, users } of rows) {
    if (weeksAgo < 0 || weeksAgo >= weeks) continue;
    const series = byAccount.get(accountId) ?? Array.from({ length: weeks }, () => 0);
    series[weeks - 1 - weeksAgo] = users;
    byAccount.set(accountId, series);
  }
  return byAccount;
}
