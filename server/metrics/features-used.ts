import { sql } from 'kysely';
import type { Queryable } from '../db/database.ts';
import type { Scope } from '../http/scope.ts';
import { amongAccounts, earliestDay, todays } from './account-days.ts';
import type { ByAccount } from './by-account.ts';
import type { FeaturesAvailable } from './features-available.ts';

/** Different features that are available to the account and that anybody of it used in the last 28 days. */
export async function featuresUsedByAccount(
  db: Queryable,
  scope: Scope,
  now: Date,
  available: FeaturesAvailable,
  accountIds?: readonly string[],
): Promise<ByAccount<number>> {
  const { rows } = await sql<{ accountId: string; featureIds: number[] }>`
    select d.account_id, array_agg(d.feature_id) as feature_ids
    from (
      select d.account_id, d.feature_id, max(d.day) as last_day
      from feature_use d
      where d.environment_id = ${scope.environmentId} and ${amongAccounts(accountIds)}
        and d.day >= ${earliestDay(now, 28)}::date
      group by d.account_id, d.feature_id
    ) as d
    join ${todays(scope, now)} using (account_id)
    where t.today - d.last_day < 28
    group by d.account_id`.execute(db);
  return new Map(
    rows.map(({ accountId, featureIds }) => [
      accountId,
      featureIds.filter((featureId) => available.has(accountId, featureId)).length,
    ]),
  );
}
