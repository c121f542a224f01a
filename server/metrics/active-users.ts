import { sql } from 'kysely';
import type { Queryable } from '../db/database.ts';
import type { Scope } from '../http/scope.ts';
import { amongAccounts, earliestDay, todays } from './account-days.ts';
import type { ByAccount } from './by-account.ts';
import { joinSummary, usersIn } from './entry-days.ts';

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
    select d.account_id, ${usersIn(sql`d.last7`)} as last7, ${usersIn(sql`d.last28`)} as last28
    from (
      select d.account_id, bit_or(d.users) filter (where t.today - d.day < 7) as last7, bit_or(d.users) as last28
      from entry_day d
      join ${todays(scope, now)} using (account_id)
      where d.environment_id = ${scope.environmentId} and d.kind = 0 and ${amongAccounts(accountIds)}
        and d.day >= ${earliestDay(now, 28)}::date and t.today - d.day < 28
      group by d.account_id
    ) as d
    ${joinSummary(scope)}`.execute(db);
  return new Map(rows.map(({ accountId, last7, last28 }) => [accountId, { last7, last28 }]));
}
