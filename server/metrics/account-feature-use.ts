import { sql } from 'kysely';
import type { Queryable } from '../db/database.ts';
import type { Scope } from '../http/scope.ts';
import { amongAccounts, isRegistered, joinUser, todays } from './account-days.ts';

export interface AccountFeatureUse {
  id: number;
  name: string;
  moduleName: string | null;
  isCore: boolean;
  users28: number;
  uses28: number;
  lastUsedOn: string | null;
}

/** Every available feature, most used first; the unused ones with zeros. */
export async function selectAccountFeatureUse(
  db: Queryable,
  scope: Scope,
  now: Date,
  accountId: string,
): Promise<AccountFeatureUse[]> {
  const { rows } = await sql<AccountFeatureUse>`
    with used as (
      select d.feature_id, count(*) filter (where d.uses28 > 0 and ${isRegistered})::int as users28,
        coalesce(sum(d.uses28), 0)::int as uses28, max(d.last_used_on) as last_used_on
      from (
        select d.feature_id, d.user_id, max(d.day) as last_used_on,
          sum(d.uses) filter (where t.today - d.day < 28) as uses28
        from feature_use d
        join ${todays(scope, now)} using (account_id)
        where d.environment_id = ${scope.environmentId} and ${amongAccounts([accountId])}
        group by d.feature_id, d.user_id
      ) as d
      ${joinUser(scope)}
      group by d.feature_id
    )
    select f.id, f.name, m.name as module_name, f.is_core,
      coalesce(used.users28, 0) as users28, coalesce(used.uses28, 0) as uses28, used.last_used_on
    from feature f
    left join module m on m.id = f.module_id
    left join used on used.feature_id = f.id
    where f.workspace_id = ${scope.workspaceId} and f.app_id = ${scope.appId} and f.archived_at is null
    order by users28 desc, uses28 desc, f.name, f.id`.execute(db);
  return rows;
}
