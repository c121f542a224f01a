import type { Signature } from '../../shared/contract/signature.ts';
import {
  compareSignatures,
  type MatchOptions,
  sureScore,
  textLikeness,
  verdictOn,
  weighSignatures,
} from '../../shared/rules/match-target-signature.ts';
import { describeTarget } from './describe-target.ts';
import { createPageIndex, type PageIndex, watched } from './page-index.ts';
import type { PageReading } from './page-reading.ts';
import type { Reading } from './reading.ts';

/** How much an element is like the wanted one, without a look at the rest of the page: 0–1. */
export interface Likeness {
  likeness: number;
  /** How much the row that it stands in is; 1 where the wanted one has none. */
  rowLikeness: number;
}

export interface Match {
  /** Nothing rather than the wrong one: null below the threshold and when two are too close. */
  element: Element | null;
  /** 0–1 of the best candidate, also when it was not taken. */
  score: number;
  /** How far the best is ahead of the second that neither holds it nor is held by it. */
  margin: number;
}

/** Of what was not found nothing more is known. */
export type Found = Match & Partial<Likeness>;

export interface Finder {
  /**
   * The element that a signature describes. First the exact and cheap way (an id or naming attribute that leads to a
   * single element which is sure on all other evidence), then the best of all that share something rare with it.
   * Reads first what it doesn't know of the page yet, for `ms` at most: undefined when that was not enough.
   */
  find(signature: Signature, root?: ParentNode, options?: MatchOptions, ms?: number): Found | undefined;
  compare(signature: Signature, element: Element, options?: MatchOptions): Likeness;
  /** Whether a closed shadow root or a frame of another origin lies on the way to what was not found. */
  isShutIn(signature: Signature): boolean;
  /** What the row that an element stands in says. */
  wordsAround(element: Element): string | null | undefined;
  /** An element as it is now. */
  describe(element: Element): Signature;
  /** `take` is called after each change of the page, and must not throw. */
  onChange(take: () => void): () => void;
  /** Lets go of the page, and tells that it has; not while somebody is told of its changes. */
  rest(): boolean;
  /** Where a step may also point to, if anywhere. */
  elsewhere?: Elsewhere | undefined;
}

/** A look-up that goes on, of which `look` is told to look again. */
export interface Search {
  look(): void;
  stop(): void;
}

/**
 * Looks for what is not in this page's own documents, and goes on telling of it: an element that stands for it, or
 * null when it is gone.
 */
export type Elsewhere = (signature: Signature, take: (standIn: Element | null) => void) => Search;

export const isNested = (one: Element, other: Element): boolean => one.contains(other) || other.contains(one);

const indexes = new WeakMap<ParentNode, PageIndex>();

/** The one index of a document, shared by all who look for something on it. */
export function indexOf(reading: Reading, root: ParentNode): PageIndex {
  const index = indexes.get(root) ?? createPageIndex(reading, root);
  indexes.set(root, index);
  return index;
}

export function createFinder(reading: PageReading): Finder {
  const describe = (element: Element) => describeTarget(reading, element);
  const likenessOf = (signature: Signature, now: Signature, options?: MatchOptions): Likeness => ({
    likeness: compareSignatures(signature, now, options),
    rowLikeness: signature.row ? textLikeness(signature.row, now.row ?? '') : 1,
  });
  return {
    describe,
    compare: (signature, element, options) => likenessOf(signature, describe(element), options),
    find(signature, root, options, ms) {
      // Each once: to describe an element is most of what it costs to find it.
      const described = new Map<Element, Signature>();
      const describeOnce = (element: Element): Signature => {
        const now = described.get(element) ?? describe(element);
        described.set(element, now);
        return now;
      };
      const found = findMatch(reading, describeOnce, signature, root, options, ms);
      return found?.element
        ? { ...found, ...likenessOf(signature, describeOnce(found.element), options) }
        : found;
    },
    isShutIn: ({ path }) => reading.isShutIn(path, document),
    wordsAround: (element) => reading.rowOf(element)?.textContent,
    onChange(take) {
      const index = indexOf(reading, document);
      // What was found by its id has read nothing yet, and reading would keep what is drawn there waiting.
      index.observer.observe(document, watched);
      index.takers.add(take);
      return () => index.takers.delete(take);
    },
    rest() {
      const index = indexes.get(document);
      if (index?.takers.size) return false;
      index?.observer.disconnect();
      indexes.delete(document);
      return true;
    },
  };
}

/** As `Finder.find`, and nothing but the match. */
export function findMatch(
  reading: Reading,
  describe: (element: Element) => Signature,
  signature: Signature,
  root: ParentNode = document,
  options?: MatchOptions,
  ms?: number,
): Match | undefined {
  const likeness = (one: Element) => compareSignatures(signature, describe(one), options);
  for (const [name, value] of Object.entries({ ...signature.attributes, id: signature.id })) {
    if (!value || !/^(id|data-[\w-]+)$/.test(name)) continue;
    const [only, other] = root.querySelectorAll(`[${name}=${JSON.stringify(value)}]`);
    if (!only || other || !isVisible(only)) continue;
    const score = likeness(only);
    if (score >= sureScore) return { element: only, score, margin: score };
  }
  const index = indexOf(reading, root);
  if (!index.read(ms)) return undefined;
  const found = index.search(signature);
  const candidates = found.filter(isVisible);
  const points = weighSignatures(signature, candidates.map(describe), options, index.size());
  // What holds the best, or is held by it, is the same thing to a person and no rival.
  const { index: best, ...rest } = verdictOn(points, (one, two) =>
    isNested(candidates[one] as Element, candidates[two] as Element),
  );
  const element = candidates[best as number] ?? null;
  // What holds it has its words too, and must not stand for it while it is folded away.
  const isHolder = found.some(
    (one) => !isVisible(one) && element?.contains(one) && likeness(one) > likeness(element),
  );
  return { element: isHolder ? null : element, ...rest };
}

/** Whether it is drawn. Where nothing is (a document without layout) everything counts as drawn. */
export const isVisible = (element: Element): boolean =>
  element.checkVisibility?.({ visibilityProperty: true }) ?? true;
