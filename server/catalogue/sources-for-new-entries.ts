import type { Queryable } from '../db/database.ts';
import { type Dictionary, evaluateRules } from './evaluate-rules.ts';
import { type FeatureSource, insertSources, raiseCatalogueVersion, selectRules } from './source-store.ts';

/**
 * Judges entries that a batch of events has just added to the dictionary, in that batch's transaction, and notes
 * for which features they count. Answers with what it noted, so that the same batch is counted by it. Where it
 * noted anything it raises `catalogue_version`, so that other processes learn of it: read that version after the
 * dictionary has been brought up to date, not before.
 */
export async function sourcesForNewEntries(
  trx: Queryable,
  environmentId: number,
  entries: Dictionary,
): Promise<FeatureSource[]> {
  if (entries.signatures.length + entries.names.length + entries.pages.length === 0) return [];
  const { appUrl, features } = await selectRules(trx, environmentId);
  const sources = features.flatMap(({ id, rules }) =>
    evaluateRules(rules, entries, appUrl).map((source) => ({ featureId: id, ...source })),
  );
  if (sources.length > 0) {
    await insertSources(trx, environmentId, sources);
    await raiseCatalogueVersion(trx, environmentId);
  }
  return sources;
}
