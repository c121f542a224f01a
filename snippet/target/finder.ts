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
import { createPageIndex, type PageIndex } from './page-index.ts';
import type { Reading } from './reading.ts';

/** How much an element is like the wanted one, without a look at the rest of the page: 0–1. */
export interface Likeness {
  likeness: number;
  /** How much the row that it stands in is; 1 where the wanted one has none. */
  rowLikeness: number;
}

/** Of what was not found nothing is known. */
export interface Found extends Partial<Likeness> {
  /** Nothing rather than the wrong one: null below the threshold and when two are too close. */
  element: Element | null;
  /** 0–1 of the best candidate, also when it was not taken. */
  score: number;
  /** How far the best is ahead of the second that neither holds it nor is held by it. */
  margin: number;
  /** Nothing was found, and on the way to it lies a closed shadow root or a frame of another origin. */
  isShutIn?: boolean;
}

export interface Finder {
  /**
   * The element that a signature describes. First the exact and cheap way (an id or naming attribute that leads to a
   * single element which is sure on all other evidence), then the best of all that share something rare with it.
   * Reads first what it doesn't know of the page yet, for `ms` at most: undefined when that was not enough.
   */
  find(signature: Signature, root?: ParentNode, options?: MatchOptions, ms?: number): Found | undefined;
  compare(signature: Signature, element: Element, options?: MatchOptions): Likeness;
  /** What the row that an element stands in says. */
  wordsAround(element: Element): string | null | undefined;
  /** An element as it is now. */
  describe(element: Element): Signature;
  /** `take` is called after each change of the page, and must not throw. */
  onChange(take: () => void): () => void;
  /** Lets go of the page, unless somebody is told of its changes. */
  rest(): void;
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

export function createFinder(reading: Reading): Finder {
  const describe = (element: Element) => describeTarget(reading, element);
  const compare: Finder['compare'] = (signature, element, options) => {
    const now = describe(element);
    return {
      likeness: compareSignatures(signature, now, options),
      rowLikeness: signature.row ? textLikeness(signature.row, now.row ?? '') : 1,
    };
  };

  return {
    describe,
    compare,
    wordsAround: (element) => reading.rowOf(element)?.textContent,
    onChange: (take) => indexOf(reading, document).onChange(take),
    rest() {
      if (indexes.get(document)?.rest()) indexes.delete(document);
    },
    find(signature, root = document, options, ms) {
      for (const [name, value] of Object.entries({ ...signature.attributes, id: signature.id })) {
        if (!value || !/^(id|data-[\w-]+)$/.test(name)) continue;
        const [only, other] = Array.from(root.querySelectorAll(`[${name}=${JSON.stringify(value)}]`));
        const found = only && !other && isVisible(only) && compare(signature, only, options);
        const score = found ? found.likeness : 0;
        if (score >= sureScore) return { element: only as Element, score, margin: score, ...found };
      }
      const index = indexOf(reading, root);
      if (!index.read(ms)) return undefined;
      const candidates = index.search(signature).filter(isVisible);
      const described = candidates.map((candidate) => describeTarget(reading, candidate));
      const points = weighSignatures(signature, described, options, index.size());
      // What holds the best, or is held by it, is the same thing to a person and no rival.
      const { index: best, ...rest } = verdictOn(points, (one, two) =>
        isNested(candidates[one] as Element, candidates[two] as Element),
      );
      const element = candidates[best ?? -1];
      if (element) return { element, ...rest, ...compare(signature, element, options) };
      return { element: null, ...rest, isShutIn: reading.isShutIn(signature.path, root) };
    },
  };
}

/** Whether it is drawn. Where nothing is (a document without layout) everything counts as drawn. */
export const isVisible = (element: Element): boolean =>
  element.checkVisibility?.({ visibilityProperty: true }) ?? true;
