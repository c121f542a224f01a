import type { Queryable } from '../db/database.ts';
import { selectDictionary } from './dictionary-store.ts';
import { deleteUnusedPageScopes } from './page-scope-store.ts';
import { deleteSources, type FeatureRules } from './source-store.ts';
import { noteSources } from './sources-for-new-entries.ts';

/**
 * Makes the entries that count for a feature those that its rules name. Nothing is counted here: uses are kept by
 * entry, so that a feature's are known, back to the first day, as soon as its entries are. The caller holds the
 * catalogue lock of the environment, so that no entry is added meanwhile.
 */
export async function rebuildFeature(
  trx: Queryable,
  environmentId: number,
  appUrl: string,
  featureId: number,
  versions: readonly FeatureRules[],
): Promise<void> {
  await deleteSources(trx, environmentId, featureId);
  if (versions.some(({ rules }) => rules.length > 0)) {
    const dictionary = await selectDictionary(trx, environmentId);
    await noteSources(trx, environmentId, appUrl, versions, dictionary);
  }
  await deleteUnusedPageScopes(trx, environmentId);
}
