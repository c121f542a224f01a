import type { Queryable } from '../db/database.ts';

export type EntrySource = 'signature' | 'name' | 'page';

export interface FeatureSource {
  source: EntrySource;
  sourceId: number;
  featureId: number;
}

/** What the storing of events depends on. To be read after `holdCatalogue`, in a statement of its own. */
export async function selectEnvironmentRules(trx: Queryable, environmentId: number) {
  return trx
    .selectFrom('environment')
    .innerJoin('workspace', 'workspace.id', 'environment.workspaceId')
    .where('environment.id', '=', environmentId)
    .select(['environment.catalogueVersion', 'workspace.timeZone'])
    .executeTakeFirstOrThrow();
}

export function selectFeatureSources(db: Queryable, environmentId: number): Promise<FeatureSource[]> {
  return db
    .selectFrom('featureSource')
    .where('environmentId', '=', environmentId)
    .select(['source', 'sourceId', 'featureId'])
    .execute();
}
