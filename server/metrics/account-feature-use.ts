import { sql } from 'kysely';
import type { Queryable } from '../db/database.ts';
import type { Scope } from '../http/scope.ts';
import { todayOfAccount, weekOf } from './account-days.ts';
import { featureDayUses } from './entry-days.ts';

export interface AccountFeatureUse {
  id: number;
  name: string;
  moduleName: string | null;
  isCore: boolean;
  users28: number;
  uses28: number;
  lastUsedOn: string | null;
  /** Uses, oldest week first. */
  weeks: number[];
}

/**
 * Every feature of the catalogue, most used first; the unused ones with zeros; as of the account's last refresh.
 */
export async function selectAccountFeatureUse(
  db: Queryable,
  scope: Scope,
  now: Date,
  accountId: string,
  weeks: number,
): Promise<AccountFeatureUse[]> {
  const usesOfWeek = (weeksAgo: number) =>
    sql`coalesce(sum(uses) filter (where week = this_week - ${sql.lit(weeksAgo)}), 0)::int`;
  const weeksAgo = Array.from({ length: weeks }, (_, index) => weeks - 1 - index);
  const { rows } = await sql<AccountFeatureUse>`
    with used as (
      select feature_id, max(last_used_on) as last_used_on, array[${sql.join(weeksAgo.map(usesOfWeek))}] as weeks
      from (
        select d.feature_id, ${weekOf(sql`d.day`)} as week, sum(d.uses) as uses, max(d.day) as last_used_on
        from ${featureDayUses(scope, accountId, '-infinity')} as d
        group by 1, 2
      ) as d
      cross join (select ${weekOf(todayOfAccount(scope, now, accountId))} as this_week offset 0) as t
      group by feature_id
    ),
    lately as (
      select f.* from account_use u, unnest(u.feature_ids, u.users, u.uses) as f(id, users, uses)
      where u.environment_id = ${scope.environmentId} and u.account_id = ${accountId}::bigint
    )
    select f.id, f.name, m.name as module_name, f.is_core, coalesce(lately.users, 0) as users28,
      coalesce(lately.uses, 0) as uses28, used.last_used_on,
      coalesce(used.weeks, array_fill(0, array[${weeks}::int])) as weeks
    from feature f
    left join module m on m.id = f.module_id
    left join used on used.feature_id = f.id
    left join lately on lately.id = f.id
    where f.workspace_id = ${scope.workspaceId} and f.app_id = ${scope.appId} and f.archived_at is null
    order by users28 desc, uses28 desc, f.name, f.id`.execute(db);
  return rows;
}
