import { sql } from 'kysely';
import type { Queryable } from '../db/database.ts';
import type { Scope } from '../http/scope.ts';
import { earliestDay, todayOfAccount } from './account-days.ts';
import type { Metric } from './metric.ts';

export const topFeatures: Metric = {
  name: 'Most used features',
  unit: 'users, accounts',
  definition:
    'The available features with the most users in the last 28 days, and how many users and accounts those were.',
};

export interface TopFeature {
  id: number;
  name: string;
  users28: number;
  accounts28: number;
}

/** At most `limit`, most users first. */
export async function selectTopFeatures(
  db: Queryable,
  scope: Scope,
  now: Date,
  limit: number,
): Promise<TopFeature[]> {
  const { rows } = await sql<TopFeature>`
    with used as materialized (
      select d.feature_id, d.account_id, d.user_id, a.id is not null as has_account
      from feature_use d
      left join account a on a.environment_id = d.environment_id and a.id = d.account_id
      where d.environment_id = ${scope.environmentId} and d.day >= ${earliestDay(now, 28)}::date
        and d.day > ${todayOfAccount(scope, now)} - 28
      group by d.feature_id, d.account_id, d.user_id, has_account
    ),
    users as (
      select feature_id, count(*)::int as n
      from (select feature_id, user_id from used group by 1, 2) as people group by feature_id
    ),
    accounts as (
      select feature_id, count(*)::int as n
      from (select feature_id, account_id from used where has_account group by 1, 2) as companies group by feature_id
    )
    select f.id, f.name, users.n as users28, coalesce(accounts.n, 0) as accounts28
    from users
    join feature f on f.id = users.feature_id and f.archived_at is null
    left join accounts on accounts.feature_id = f.id
    where f.workspace_id = ${scope.workspaceId} and f.app_id = ${scope.appId}
    order by users.n desc, accounts28 desc, f.name, f.id
    limit ${limit}`.execute(db);
  return rows;
}
