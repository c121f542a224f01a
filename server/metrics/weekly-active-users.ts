import { sql } from 'kysely';
import type { Queryable } from '../db/database.ts';
import type { Scope } from '../http/scope.ts';
import { amongAccounts, earliestDay, todays, weekOf } from './account-days.ts';
import type { ByAccount } from './by-account.ts';
import { joinSummary, usersIn } from './entry-days.ts';

/** As many numbers as `weeks` for each account that has any, oldest first. */
export async function weeklyActiveUsersByAccount(
  db: Queryable,
  scope: Scope,
  now: Date,
  weeks: number,
  accountIds?: readonly string[],
): Promise<ByAccount<number[]>> {
  const { rows } = await sql<{ accountId: string; weeksAgo: number; users: number }>`
    select d.account_id, d.weeks_ago, ${usersIn(sql`d.users`)} as users
    from (
      select d.account_id, ${weekOf(sql`t.today`)} - ${weekOf(sql`d.day`)} as weeks_ago, bit_or(d.users) as users
      from entry_day d
      join ${todays(scope, now)} using (account_id)
      where d.environment_id = ${scope.environmentId} and d.kind = 0 and ${amongAccounts(accountIds)}
        and d.day >= ${earliestDay(now, weeks * 7)}::date
      group by 1, 2
    ) as d
    ${joinSummary(scope)}`.execute(db);

  const byAccount = new Map<string, number[]>();
  for (const { accountId, weeksAgo, users } of rows) {
    if (weeksAgo < 0 || weeksAgo >= weeks) continue;
    const series = byAccount.get(accountId) ?? Array.from({ length: weeks }, () => 0);
    series[weeks - 1 - weeksAgo] = users;
    byAccount.set(accountId, series);
  }
  return byAccount;
}
