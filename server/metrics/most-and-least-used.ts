import { sql } from 'kysely';
import type { Queryable } from '../db/database.ts';
import type { Scope } from '../http/scope.ts';
import { usedFeatures } from './feature-use.ts';

/** A feature and who used it in the last 28 days. */
export interface UsedFeature {
  id: number;
  name: string;
  users28: number;
  accounts28: number;
}

/** At most `limit`, most users first; none that nobody used. */
export async function selectMostUsed(
  db: Queryable,
  scope: Scope,
  now: Date,
  limit: number,
): Promise<UsedFeature[]> {
  const { rows } = await sql<UsedFeature>`
    select f.id, f.name, used.users28, used.accounts28
    from ${await usedFeatures(db, scope, now)} as used
    join feature f on f.id = used.feature_id and f.archived_at is null
    where f.workspace_id = ${scope.workspaceId} and f.app_id = ${scope.appId}
    order by used.users28 desc, used.accounts28 desc, f.name, f.id
    limit ${limit}`.execute(db);
  return rows;
}

/** At most `limit` of the others than `except`, fewest users first, and of those with as few the core ones. */
export async function selectLeastUsed(
  db: Queryable,
  scope: Scope,
  now: Date,
  limit: number,
  except: readonly UsedFeature[],
): Promise<UsedFeature[]> {
  const { rows } = await sql<UsedFeature>`
    select f.id, f.name, coalesce(used.users28, 0) as users28, coalesce(used.accounts28, 0) as accounts28
    from feature f
    left join ${await usedFeatures(db, scope, now)} as used on used.feature_id = f.id
    where f.workspace_id = ${scope.workspaceId} and f.app_id = ${scope.appId} and f.archived_at is null
      and f.id <> all(${except.map(({ id }) => id)}::integer[])
    order by users28, f.is_core desc, accounts28, f.name, f.id
    limit ${limit}`.execute(db);
  return rows;
}
