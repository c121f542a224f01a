import { sql } from 'kysely';
import type { Queryable } from '../db/database.ts';
import type { Scope } from '../http/scope.ts';
import { usedFeatures } from './feature-use.ts';

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
    select f.id, f.name, used.users28, used.accounts28
    from ${await usedFeatures(db, scope, now)} as used
    join feature f on f.id = used.feature_id and f.archived_at is null
    where f.workspace_id = ${scope.workspaceId} and f.app_id = ${scope.appId}
    order by used.users28 desc, used.accounts28 desc, f.name, f.id
    limit ${limit}`.execute(db);
  return rows;
}
