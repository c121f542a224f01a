import type { Signature } from '../../shared/contract/signature.ts';
import {
  compareSignatures,
  isClear,
  scoreSignatures,
  sureScore,
  textLikeness,
} from '../../shared/rules/match-target-signature.ts';
import { isShutIn, nestedRoots } from './deep-roots.ts';
import { describeTarget } from './describe-target.ts';
import { type PageNotes, takeNotes } from './page-notes.ts';
import type { Reading } from './reading.ts';

export interface Found {
  /** Nothing rather than the wrong one: null below the threshold and when two are too close. */
  element: Element | null;
  /** 0–1 of the best candidate, also when it was not taken. */
  score: number;
  /** How far the best is ahead of the second that neither holds it nor is held by it. */
  margin: number;
  /** Nothing was found, and on the way to it lies a closed shadow root or a frame of another origin. */
  isShutIn?: true;
}

/** A name as a part of a selector; outside browsers there may be no `CSS`. */
const escapeName = (name: string) =>
  globalThis.CSS?.escape?.(name) ??
  name.replace(/[^\w-]|^\d/g, (letter) => `\\${letter.charCodeAt(0).toString(16)} `);

/** So many candidates are described in full; the rest are left by a quick look. */
const maxDescribed = 50;

export interface Finder {
  /**
   * The element that a signature describes. First the exact and cheap way (an id or naming attribute that leads to a
   * single element which is sure on all other evidence), then the best of all elements of its kind; open shadow
   * roots and same-origin frames are looked into only when that fails.
   */
  find(signature: Signature, root?: ParentNode): Found;
  /** How much an element is like the signature, without a look at the rest of the page. */
  likeness(signature: Signature, element: Element): number;
  /** How much the row that it stands in is; 1 where the signature has none. */
  rowLikeness(signature: Signature, element: Element): number;
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

export function createFinder(reading: Reading): Finder {
  const describe = (element: Element) => describeTarget(reading, element, takeNotes(reading));
  const likeness: Finder['likeness'] = (signature, element) =>
    compareSignatures(signature, describe(element));

  function findExact(signature: Signature, root: ParentNode): Found | null {
    const selectors = Object.entries(signature.attributes ?? {})
      .filter(([name]) => name.startsWith('data-'))
      .map(([name, value]) => `[${name}="${escapeName(value)}"]`);
    if (signature.id) selectors.unshift(`#${escapeName(signature.id)}`);
    for (const selector of selectors) {
      const [only, ...others] = Array.from(root.querySelectorAll(escapeName(signature.tag) + selector));
      if (!only || others.length || !isVisible(only)) continue;
      const score = likeness(signature, only);
      if (score >= sureScore) return { element: only, score, margin: score };
    }
    return null;
  }

  function findBest(signature: Signature, roots: ParentNode[]): Found {
    const kinds = [...new Set([signature.tag, ...interchangeable(signature)])].map(escapeName);
    if (signature.role) kinds.push(`[role="${escapeName(signature.role)}"]`);
    const notes = takeNotes(reading);
    let candidates = roots.flatMap((root) => Array.from(root.querySelectorAll(kinds.join())));
    if (candidates.length > maxDescribed) candidates = likeliest(signature, candidates, notes);
    candidates = candidates.filter(isVisible);
    const described = candidates.map((candidate) => describeTarget(reading, candidate, notes));
    const scores = scoreSignatures(signature, described);
    const score = Math.max(0, ...scores);
    const winner = candidates[scores.indexOf(score)];
    if (!winner) return { element: null, score: 0, margin: 0 };
    // What holds the winner, or is held by it, is the same thing to a person and no rival.
    const isRival = (other: Element) => !other.contains(winner) && !winner.contains(other);
    const second = Math.max(0, ...scores.filter((_, i) => isRival(candidates[i] as Element)));
    const margin = score - second;
    return { element: isClear(score, margin) ? winner : null, score, margin };
  }

  return {
    likeness,
    rowLikeness: ({ row }, element) => (row ? textLikeness(row, describe(element).row) : 1),
    find(signature, root = document) {
      const exact = findExact(signature, root);
      if (exact) return exact;
      const best = findBest(signature, [root]);
      if (best.element) return best;
      const roots = [root, ...nestedRoots(root)];
      const deep = roots.length > 1 ? findBest(signature, roots) : best;
      return !deep.element && isShutIn(signature.path, roots) ? { ...deep, isShutIn: true } : deep;
    },
  };
}

/** Tags that a redesign swaps for one another. */
function interchangeable({ tag, role }: Signature): string[] {
  if (role === 'button' || role === 'link' || role === 'tab' || role === 'menuitem') return ['a', 'button'];
  return /^h\d$/.test(tag) ? ['h1', 'h2', 'h3', 'h4'] : [];
}

/** The few that share most with the signature at a quick look, in the order of the page. */
function likeliest(signature: Signature, candidates: Element[], notes: PageNotes): Element[] {
  const label = (signature.name ?? signature.text)?.toLowerCase();
  const points = candidates.map((element) => {
    let sum = element.localName === signature.tag ? 1 : 0;
    if (signature.id && element.id === signature.id) sum += 4;
    for (const [name, value] of Object.entries(signature.attributes ?? {})) {
      if (element.getAttribute(name) === value) sum += name === 'type' ? 1 : 3;
    }
    for (const name of signature.classes ?? []) if (element.classList.contains(name)) sum += 1;
    if (label) {
      const text = notes.textOf(element).toLowerCase();
      if (text === label) sum += 6;
      else if (text && (text.startsWith(label) || label.startsWith(text))) sum += 3;
    }
    const parent = element.parentElement;
    if (parent && signature.path[0]?.split(/[#[]/)[0] === parent.localName) sum += 0.5;
    return sum;
  });
  const order = points.map((_, i) => i).sort((a, b) => (points[b] ?? 0) - (points[a] ?? 0));
  return order
    .slice(0, maxDescribed)
    .sort((a, b) => a - b)
    .map((i) => candidates[i] as Element);
}

/** Whether it is drawn. Where nothing is (a document without layout) everything counts as drawn. */
export function isVisible(element: Element): boolean {
  const page = element.ownerDocument.documentElement;
  if (!page.getClientRects?.().length) return true;
  // What is skipped, as in closed <details>, has boxes too.
  return element.getClientRects().length > 0 && element.checkVisibility({ visibilityProperty: true });
}
