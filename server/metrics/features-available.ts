import { sql } from 'kysely';
import type { Queryable } from '../db/database.ts';
import type { Scope } from '../http/scope.ts';

export async function countFeaturesAvailable(db: Queryable, scope: Scope): Promise<number> {
  const { features } = await db
    .selectFrom('feature')
    .where('workspaceId', '=', scope.workspaceId)
    .where('appId', '=', scope.appId)
    .where('archivedAt', 'is', null)
    .select(sql<number>`count(*)::int`.as('features'))
    .executeTakeFirstOrThrow();
  return features;
}
