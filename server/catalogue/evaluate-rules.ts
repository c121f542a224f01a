import type { TagRule } from '../../shared/contract/feature.ts';
import type { Signature } from '../../shared/contract/signature.ts';
import { isSameElement } from '../../shared/rules/match-target-signature.ts';
import { matchUrl } from '../../shared/rules/match-url.ts';

/** Everything that was ever clicked, tracked or viewed in an environment, each once. Events refer to it by id. */
export interface Dictionary {
  signatures: readonly { id: number; signature: Signature }[];
  /** Names given to `cairn.track`, no others. */
  names: readonly { id: number; name: string }[];
  pages: readonly { id: number; path: string }[];
}

export interface Source {
  source: 'signature' | 'name' | 'page';
  sourceId: number;
}

/**
 * The dictionary entries whose events are uses of a feature with these rules, each once. A click counts by its
 * signature, a tracked event by its exact name, a page view by its path; a pattern's host is compared with the
 * host app's own address, because paths are stored without one.
 */
export function evaluateRules(rules: readonly TagRule[], dictionary: Dictionary, appUrl: string): Source[] {
  return [
    ...dictionary.signatures
      .filter(({ signature }) => rules.some((rule) => isClickOn(rule, signature)))
      .map(({ id }): Source => ({ source: 'signature', sourceId: id })),
    ...dictionary.names
      .filter(({ name }) => rules.some((rule) => rule.type === 'event' && rule.eventName === name))
      .map(({ id }): Source => ({ source: 'name', sourceId: id })),
    ...dictionary.pages
      .filter(({ path }) => rules.some((rule) => isViewOf(rule, path, appUrl)))
      .map(({ id }): Source => ({ source: 'page', sourceId: id })),
  ];
}

const isClickOn = (rule: TagRule, signature: Signature) =>
  rule.type === 'click' && isSameElement(rule.target.signature, signature, rule.target);

const isViewOf = (rule: TagRule, path: string, appUrl: string) =>
  rule.type === 'page' && matchUrl(rule.pattern, new URL(appUrl).origin + path);
