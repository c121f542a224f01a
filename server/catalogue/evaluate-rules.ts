import type { TagRule } from '../../shared/contract/feature.ts';
import type { Signature } from '../../shared/contract/signature.ts';
import { createJudge } from '../../shared/rules/judge-signatures.ts';
import { sameElementScore } from '../../shared/rules/match-target-signature.ts';
import { matchUrl } from '../../shared/rules/match-url.ts';

/** Everything that was ever clicked, tracked or viewed in an environment, each once. Events refer to it by id. */
export interface Dictionary {
  signatures: readonly { id: number; signature: Signature }[];
  /** Names given to `cairn.track`, no others. */
  names: readonly { id: number; name: string }[];
  pages: readonly PageEntry[];
}

export interface PageEntry {
  id: number;
  path: string;
}

/** Kinds of event that can be uses of a feature. */
export type EntryKind = 'click' | 'track' | 'page';

export interface Source {
  kind: EntryKind;
  /** Of the signature, event name or page. */
  entryId: number;
  /** Only where the page meets one of these patterns, in alphabetical order; null: anywhere. */
  onPages: readonly string[] | null;
}

/** How a pattern is compared with the path of a page: its host with the host app's own, as paths are stored without one. */
export function pageMatcher(appUrl: string): (pattern: string, path: string) => boolean {
  const { origin } = new URL(appUrl);
  return (pattern, path) => matchUrl(pattern, origin + path);
}

/**
 * The dictionary entries whose events are uses of a feature with these rules, each once. A click counts by its
 * signature, a tracked event by its exact name, a page view by its path.
 */
export function evaluateRules(rules: readonly TagRule[], dictionary: Dictionary, appUrl: string): Source[] {
  const judge = createJudge();
  const clicks = rules
    .filter((rule) => rule.type === 'click')
    .map((rule) => ({ ...rule, likenessOf: judge(rule.target.signature, rule.target) }));
  const events = rules.filter((rule) => rule.type === 'event');
  const views = rules.filter((rule) => rule.type === 'page');
  const isOn = pageMatcher(appUrl);
  const source = (kind: EntryKind, entryId: number, met: readonly { page?: string | undefined }[]) =>
    met.length === 0 ? [] : [{ kind, entryId, onPages: onPagesOf(met) }];
  return [
    ...dictionary.signatures.flatMap(({ id, signature }) =>
      source(
        'click',
        id,
        clicks.filter(({ likenessOf }) => likenessOf(signature, sameElementScore) > 0),
      ),
    ),
    ...dictionary.names.flatMap(({ id, name }) =>
      source(
        'track',
        id,
        events.filter(({ eventName }) => eventName === name),
      ),
    ),
    ...(views.length === 0
      ? []
      : dictionary.pages
          .filter(({ path }) => views.some(({ pattern }) => isOn(pattern, path)))
          .map(({ id }): Source => ({ kind: 'page', entryId: id, onPages: null }))),
  ];
}

/** An entry that one rule takes anywhere counts anywhere. */
function onPagesOf(rules: readonly { page?: string | undefined }[]): string[] | null {
  const patterns = rules.map(({ page }) => page);
  return patterns.includes(undefined)
    ? null
    : [...new Set(patterns.filter((pattern) => pattern !== undefined))].toSorted();
}
