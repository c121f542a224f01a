import { sql } from 'kysely';
import type { Queryable } from '../db/database.ts';
import type { Scope } from '../http/scope.ts';
import { isRegistered, todayOfAccount } from './account-days.ts';
import { featuresAvailable } from './features-available.ts';

export interface UnusedFeature {
  id: number;
  name: string;
  moduleName: string | null;
  isCore: boolean;
  /** Registered users of the account who have never used it, as far back as facts go. */
  people: number;
}

/** Features available to the account that some of its people have never used: core ones first, then the least known. */
export async function selectUnusedFeatures(
  db: Queryable,
  scope: Scope,
  accountId: string,
): Promise<UnusedFeature[]> {
  const available = await featuresAvailable(db, scope, [accountId]);
  const { rows } = await sql<UnusedFeature>`
    with people as (
      select d.user_id from seat d
      join "user" u on u.environment_id = d.environment_id and u.id = d.user_id
      where d.environment_id = ${scope.environmentId} and d.account_id = ${accountId} and ${isRegistered}
    ),
    known as (
      select d.feature_id, count(distinct d.user_id)::int as users
      from feature_use d join people using (user_id)
      where d.environment_id = ${scope.environmentId} and d.account_id = ${accountId}
      group by d.feature_id
    )
    select f.id, f.name, m.name as module_name, f.is_core,
      (select count(*)::int from people) - coalesce(known.users, 0) as people
    from feature f
    left join module m on m.id = f.module_id
    left join known on known.feature_id = f.id
    where f.workspace_id = ${scope.workspaceId} and f.app_id = ${scope.appId} and f.archived_at is null
    order by f.is_core desc, people desc, f.name, f.id`.execute(db);
  return rows.filter(({ id, people }) => people > 0 && available.has(accountId, id));
}

/** How many people of the account have used the feature since that day of theirs. */
export async function countUsersSince(
  db: Queryable,
  scope: Scope,
  accountId: string,
  featureId: number,
  since: Date,
): Promise<number> {
  const { rows } = await sql<{ users: number }>`
    select count(distinct d.user_id)::int as users
    from feature_use d
    join "user" u on u.environment_id = d.environment_id and u.id = d.user_id
    where d.environment_id = ${scope.environmentId} and d.account_id = ${accountId} and d.feature_id = ${featureId}
      and d.day >= ${todayOfAccount(scope, since, accountId)} and ${isRegistered}`.execute(db);
  return rows[0]?.users ?? 0;
}
