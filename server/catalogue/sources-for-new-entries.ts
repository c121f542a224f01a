import type { Queryable } from '../db/database.ts';
import { type Dictionary, evaluateRules } from './evaluate-rules.ts';
import { requirePageScopes, scopeKey, scopeNewPages } from './page-scopes.ts';
import { type FeatureRules, insertSources, selectRules } from './source-store.ts';

/**
 * Judges entries that a batch of events has just added to the dictionary, in that transaction, and notes for which
 * features they count. The caller holds the catalogue, so that no rule changes meanwhile.
 */
export async function sourcesForNewEntries(
  trx: Queryable,
  environmentId: number,
  entries: Dictionary,
): Promise<void> {
  if (entries.signatures.length + entries.names.length + entries.pages.length === 0) return;
  const { appUrl, versions } = await selectRules(trx, environmentId);
  await scopeNewPages(trx, environmentId, appUrl, entries.pages);
  await noteSources(trx, environmentId, appUrl, versions, entries);
}

/** Notes which of these entries count for these versions of rules. */
export async function noteSources(
  trx: Queryable,
  environmentId: number,
  appUrl: string,
  versions: readonly FeatureRules[],
  entries: Dictionary,
): Promise<void> {
  const found = versions.flatMap(({ rules, ...version }) =>
    evaluateRules(rules, entries, appUrl).map((source) => ({ ...version, ...source })),
  );
  const scopes = await requirePageScopes(trx, environmentId, appUrl, found);
  await insertSources(
    trx,
    environmentId,
    found.map((source) => ({ ...source, pageScopeId: scopes.get(scopeKey(source) ?? '') ?? null })),
  );
}
