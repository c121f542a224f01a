import type { TagRule } from '../../shared/contract/feature.ts';
import type { Context } from '../context.ts';
import type { Scope } from '../http/scope.ts';
import { selectDictionary } from './dictionary-store.ts';
import { evaluateRules, type Source } from './evaluate-rules.ts';
import { selectAppEnvironments } from './feature-store.ts';
import { signatureLabel } from './signature-label.ts';
import { selectPreviewCounts } from './tag-preview-store.ts';

export interface TagPreview {
  uses90: number;
  users90: number;
  accounts90: number;
  sources: { source: Source['source']; label: string; path: string | null; uses90: number }[];
}

/**
 * What the rules would count in the last 90 days, and which entries that would come from: also those that were not
 * used in that time, so that a rule which matches something old does not look as if it matched nothing.
 */
export async function previewRules(
  { db, now }: Context,
  scope: Scope,
  rules: readonly TagRule[],
): Promise<TagPreview> {
  const { appUrl } = await selectAppEnvironments(db, scope);
  const dictionary = await selectDictionary(db, scope.environmentId);
  const sources = evaluateRules(rules, dictionary, appUrl);
  const counts = await selectPreviewCounts(db, scope.environmentId, now(), sources);

  const signatures = new Map(dictionary.signatures.map(({ id, signature }) => [id, signature]));
  const names = new Map(dictionary.names.map(({ id, name }) => [id, name]));
  const paths = new Map(dictionary.pages.map(({ id, path }) => [id, path]));
  const used = new Map(counts.sources.map((entry) => [`${entry.source}:${entry.sourceId}`, entry]));
  const label = ({ source, sourceId }: Source): string => {
    if (source === 'name') return names.get(sourceId) ?? '';
    if (source === 'page') return paths.get(sourceId) ?? '';
    const signature = signatures.get(sourceId);
    return signature ? signatureLabel(signature) : '';
  };
  return {
    uses90: counts.uses90,
    users90: counts.users90,
    accounts90: counts.accounts90,
    sources: sources
      .map((entry) => {
        const found = used.get(`${entry.source}:${entry.sourceId}`);
        return {
          source: entry.source,
          label: label(entry),
          path: entry.source === 'page' ? (paths.get(entry.sourceId) ?? null) : (found?.path ?? null),
          uses90: found?.uses90 ?? 0,
        };
      })
      .sort((one, other) => other.uses90 - one.uses90),
  };
}
