import type { TagRule } from '../../shared/contract/feature.ts';
import type { Queryable } from '../db/database.ts';
import type { Source } from './evaluate-rules.ts';

export interface FeatureSource extends Source {
  featureId: number;
}

/** The app an environment belongs to and the rules of its features that are not archived. */
export async function selectRules(
  db: Queryable,
  environmentId: number,
): Promise<{ appUrl: string; features: { id: number; rules: TagRule[] }[] }> {
  const rows = await db
    .selectFrom('environment')
    .innerJoin('app', 'app.id', 'environment.appId')
    .leftJoin('feature', (join) =>
      join.onRef('feature.appId', '=', 'app.id').on('feature.archivedAt', 'is', null),
    )
    .where('environment.id', '=', environmentId)
    .select(['app.url as appUrl', 'feature.id', 'feature.rules'])
    .orderBy('feature.id')
    .execute();
  return {
    appUrl: rows[0]?.appUrl ?? '',
    features: rows.flatMap(({ id, rules }) => (id === null || rules === null ? [] : [{ id, rules }])),
  };
}

export async function insertSources(
  trx: Queryable,
  environmentId: number,
  sources: readonly FeatureSource[],
): Promise<void> {
  // One statement takes 65,535 values; four belong to each source.
  for (let from = 0; from < sources.length; from += 10_000) {
    await trx
      .insertInto('featureSource')
      .values(sources.slice(from, from + 10_000).map((source) => ({ environmentId, ...source })))
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}

export async function deleteSources(trx: Queryable, environmentId: number, featureId: number): Promise<void> {
  await trx
    .deleteFrom('featureSource')
    .where('environmentId', '=', environmentId)
    .where('featureId', '=', featureId)
    .execute();
}

/** Makes every ingest process read `feature_source` anew before it counts its next batch. */
export async function raiseCatalogueVersion(trx: Queryable, environmentId: number): Promise<void> {
  await trx
    .updateTable('environment')
    .set((eb) => ({ catalogueVersion: eb('catalogueVersion', '+', 1) }))
    .where('id', '=', environmentId)
    .execute();
}
