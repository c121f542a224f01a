import { sql } from 'kysely';
import type { Queryable } from '../db/database.ts';
import type { Scope } from '../http/scope.ts';
import { amongAccounts, todayOfAccount, weekOf } from './account-days.ts';
import { usersIn } from './entry-days.ts';

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

/** Every feature of the catalogue, most used first; the unused ones with zeros. */
export async function selectAccountFeatureUse(
  db: Queryable,
  scope: Scope,
  now: Date,
  accountId: string,
  weeks: number,
): Promise<AccountFeatureUse[]> {
  const usesOfWeek = (weeksAgo: number) =>
    sql`coalesce(sum(d.uses) filter (where ${weekOf(sql`t.today`)} - ${weekOf(sql`d.day`)} = ${sql.lit(weeksAgo)}), 0)::int`;
  const weeksAgo = Array.from({ length: weeks }, (_, index) => weeks - 1 - index);
  const { rows } = await sql<AccountFeatureUse>`
    with t as materialized (select ${todayOfAccount(scope, now, accountId)} as today),
    used as (
      select d.feature_id, max(d.day) as last_used_on, bit_or(d.users28) as people28,
        (sum(d.uses) filter (where t.today - d.day < 28))::int as uses28,
        array[${sql.join(weeksAgo.map(usesOfWeek))}] as weeks
      from (
        select d.feature_id, d.day, d.uses, case when t.today - d.day < 28 then d.users end as users28
        from feature_day d cross join t
        where d.environment_id = ${scope.environmentId} and ${amongAccounts([accountId])}
        offset 0 -- what is sorted has no people but those of these days
      ) as d
      cross join t
      group by d.feature_id
    )
    select f.id, f.name, m.name as module_name, f.is_core, ${usersIn(sql`used.people28`)} as users28,
      coalesce(used.uses28, 0) as uses28, used.last_used_on,
      coalesce(used.weeks, array_fill(0, array[${weeks}::int])) as weeks
    from feature f
    left join module m on m.id = f.module_id
    left join used on used.feature_id = f.id
    left join account_summary s on s.environment_id = ${scope.environmentId} and s.account_id = ${accountId}::bigint
    where f.workspace_id = ${scope.workspaceId} and f.app_id = ${scope.appId} and f.archived_at is null
    order by users28 desc, uses28 desc, f.name, f.id`.execute(db);
  return rows;
}
