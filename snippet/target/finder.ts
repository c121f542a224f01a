import type { Signature } from '../../shared/contract/signature.ts';
import {
  compareSignatures,
  type MatchOptions,
  sureScore,
  verdictOn,
  weighSignatures,
} from '../../shared/rules/match-target-signature.ts';
import { targetDescriber } from './describe-target.ts';
import { createPageIndex, type PageIndex } from './page-index.ts';
import type { Reading } from './reading.ts';

export interface Found {
  /** Nothing rather than the wrong one: null below the threshold and when two are too close. */
  element: Element | null;
  /** 0–1 of the best candidate, also when it was not taken. */
  score: number;
  /** How far the best is ahead of the second that neither holds it nor is held by it. */
  margin: number;
}

export interface Finder {
  /**
   * The element that a signature describes. First the exact and cheap way (an id or naming attribute that leads to a
   * single element which is sure on all other evidence), then the best of all elements that share something rare with
   * it. Reads what it doesn't know of the page yet; `ms` bounds that, and undefined comes back when it was not enough.
   */
  find(signature: Signature, root?: ParentNode, options?: MatchOptions): Found;
  findWithin(ms: number, signature: Signature, options?: MatchOptions): Found | undefined;
  /** How much an element is like the signature, without a look at the rest of the page. */
  likeness(signature: Signature, element: Element, options?: MatchOptions): number;
  /** Calls `take` after each change of the page. */
  onChange(take: () => void): () => void;
}

/** A name as a part of a selector; outside browsers there may be no `CSS`. */
const escapeName = (name: string) =>
  globalThis.CSS?.escape?.(name) ??
  name.replace(/[^\w-]|^\d/g, (letter) => `\\${letter.charCodeAt(0).toString(16)} `);

export const isNested = (one: Element, other: Element): boolean => one.contains(other) || other.contains(one);

const indexes = new WeakMap<ParentNode, PageIndex>();

/** The one index of a document, shared by all who look for something on it. */
export function indexOf(reading: Reading, root: ParentNode): PageIndex {
  const index = indexes.get(root) ?? createPageIndex(reading, root);
  indexes.set(root, index);
  return index;
}

export function createFinder(reading: Reading): Finder {
  const likeness: Finder['likeness'] = (signature, element, options) =>
    compareSignatures(signature, targetDescriber(reading)(element), options);

  function findExact(signature: Signature, root: ParentNode, options?: MatchOptions): Found | undefined {
    const selectors = Object.entries(signature.attributes ?? {})
      .filter(([name]) => name.startsWith('data-'))
      .map(([name, value]) => `[${name}="${escapeName(value)}"]`);
    if (signature.id) selectors.unshift(`#${escapeName(signature.id)}`);
    for (const selector of selectors) {
      const [only, ...others] = Array.from(root.querySelectorAll(escapeName(signature.tag) + selector));
      if (!only || others.length || !isVisible(only)) continue;
      const score = likeness(signature, only, options);
      if (score >= sureScore) return { element: only, score, margin: score };
    }
    return undefined;
  }

  function findBest(signature: Signature, index: PageIndex, options?: MatchOptions): Found {
    const candidates = index.search(signature).filter(isVisible);
    const describe = targetDescriber(reading, index);
    const described = candidates.map(describe);
    const points = weighSignatures(signature, described, options, index.size());
    // What holds the best, or is held by it, is the same thing to a person and no rival.
    const { index: best, ...rest } = verdictOn(points, (one, other) =>
      isNested(candidates[one] as Element, candidates[other] as Element),
    );
    return { element: best === null ? null : (candidates[best] ?? null), ...rest };
  }

  return {
    likeness,
    onChange: (take) => indexOf(reading, document).onChange(take),
    find(signature, root = document, options) {
      const exact = findExact(signature, root, options);
      if (exact) return exact;
      const index = indexOf(reading, root);
      index.read();
      return findBest(signature, index, options);
    },
    findWithin(ms, signature, options) {
      const exact = findExact(signature, document, options);
      if (exact) return exact;
      const index = indexOf(reading, document);
      return index.read(ms) ? findBest(signature, index, options) : undefined;
    },
  };
}

/** Whether it is drawn. Where nothing is (a document without layout) everything counts as drawn. */
export function isVisible(element: Element): boolean {
  const page = element.ownerDocument.documentElement;
  if (!page.getClientRects?.().length) return true;
  const style = element.ownerDocument.defaultView?.getComputedStyle(element);
  return element.getClientRects().length > 0 && style?.visibility !== 'hidden';
}
