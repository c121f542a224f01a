import { sql } from 'kysely';
import type { Queryable } from '../db/database.ts';
import type { Scope } from '../http/scope.ts';
import type { Metric } from './metric.ts';

export const featuresAvailable: Metric = {
  name: 'Features available',
  unit: 'features',
  definition: 'Features of the host app that are in the catalogue and not archived.',
};

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
