import { sql } from 'kysely';
import type { Queryable } from '../db/database.ts';
import type { Scope } from '../http/scope.ts';
import { earliestDay, todays } from './account-days.ts';
import type { ByAccount } from './by-account.ts';
import { activityDays, joinSummary, usersIn } from './entry-days.ts';

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
      from ${activityDays(scope, { accountIds, from: earliestDay(now, 28) })} as d
      join ${todays(scope, now)} using (account_id)
      where t.today - d.day < 28
      group by d.account_id
    ) as d
    ${joinSummary(scope)}`.execute(db);
  return new Map(rows.map(({ accountId, last7, last28 }) => [accountId, { last7, last28 }]));
}
