import type { TagRule } from '../../shared/contract/feature.ts';
import type { Queryable } from '../db/database.ts';
import { selectDictionary } from './dictionary-store.ts';
import { evaluateRules } from './evaluate-rules.ts';
import { deleteFeatureUse, insertFeatureUse } from './feature-use-store.ts';
import { deleteSources, insertSources, raiseCatalogueVersion } from './source-store.ts';

/**
 * Makes a feature's sources and facts what its rules say, over everything stored so far. The caller holds the
 * catalogue lock of the environment, so from its commit on ingest counts by the same rules.
 */
export async function rebuildFeature(
  trx: Queryable,
  environmentId: number,
  appUrl: string,
  feature: { id: number; rules: readonly TagRule[] },
): Promise<void> {
  const sources =
    feature.rules.length === 0
      ? []
      : evaluateRules(feature.rules, await selectDictionary(trx, environmentId), appUrl);
  await deleteSources(trx, environmentId, feature.id);
  await insertSources(
    trx,
    environmentId,
    sources.map((source) => ({ featureId: feature.id, ...source })),
  );
  await deleteFeatureUse(trx, environmentId, feature.id);
  await insertFeatureUse(trx, environmentId, feature.id, sources);
  await raiseCatalogueVersion(trx, environmentId);
}
