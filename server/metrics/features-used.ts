import { sql } from 'kysely';
import type { Queryable } from '../db/database.ts';
import type { Scope } from '../http/scope.ts';
import { amongAccounts, earliestDay, todays } from './account-days.ts';
import type { ByAccount } from './by-account.ts';

export async function featuresUsedByAccount(
  db: Queryable,
  scope: Scope,
  now: Date,
  accountIds?: readonly string[],
): Promise<ByAccount<number>> {
  const { rows } = await sql<{ accountId: string; features: number }>`
    select d.account_id, count(*)::int as features
    from (
      select d.account_id, d.feature_id, max(d.day) as last_day
      from feature_use d
      where d.environment_id = ${scope.environmentId} and ${amongAccounts(accountIds)}
        and d.day >= ${earliestDay(now, 28)}::date
      group by d.account_id, d.feature_id
    ) as d
    join ${todays(scope, now)} using (account_id)
    join feature f on f.id = d.feature_id and f.archived_at is null
    where t.today - d.last_day < 28 and f.workspace_id = ${scope.workspaceId} and f.app_id = ${scope.appId}
    group by d.account_id`.execute(db);
  return new Map(rows.map(({ accountId, features }) => [accountId, features]));
}
