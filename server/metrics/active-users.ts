import { sql } from 'kysely';
import type { Queryable } from '../db/database.ts';
import type { Scope } from '../http/scope.ts';
import { amongAccounts, earliestDay, isRegistered, joinUser, todays } from './account-days.ts';
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
