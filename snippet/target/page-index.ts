import type { Signature } from '../../shared/contract/signature.ts';
import type { Reading } from './reading.ts';

/**
 * What is on a page, by what its elements say of themselves: a word, an id, a link leads to the elements that have
 * it. Open shadow roots and same-origin frames are part of the page. Read in slices, kept current by one
 * MutationObserver.
 */
export interface PageIndex {
  /** Reads what is new for `ms` at most; true when nothing is left. */
  read(ms?: number): boolean;
  /** How many elements it has read. */
  size(): number;
  /** The elements that share most with a description, counted by rarity; the likeliest first. */
  search(wanted: Signature): Element[];
  /** `take` is called after each change of the page, and must not throw. */
  onChange(take: () => void): () => void;
  /** Lets go of the page, unless somebody is told of its changes; tells whether it did. */
  rest(): boolean;
}

/** What has become of a page after so many changes is read anew, when there is something to look for. */
const maxChanges = 3000;
/** So many candidates are worth a closer look. */
const maxFound = 30;

const betweenWords = /[^\p{L}#]+/u;

/** All by which a description leads to elements. */
function keysOf({ tag, role, name, text, id, attributes, classes, icon, path }: Signature): Set<string> {
  const words = (name ?? text ?? '').toLowerCase();
  return new Set([
    tag,
    `:${role}`,
    `/${path.slice(0, 3)}`,
    `#${id}`,
    `^${icon}`,
    `=${words}`,
    ...words.split(betweenWords),
    ...Object.entries(attributes ?? {}).map(([key, value]) => key + value),
    ...(classes ?? []),
  ]);
}

export function createPageIndex(reading: Reading, root: ParentNode): PageIndex {
  let holders = new Map<string, Set<Element>>();
  let seen = new Set<Element>();
  /** Still to be read: with all they hold, or alone because something in them changed. */
  let whole: Element[] = [];
  let single = new Set<Element>();
  const records: MutationRecord[] = [];
  let changes = maxChanges;
  /** Elements in which a shadow root or a document may appear. */
  const borders = new Set<Element>();
  /** Documents and shadow roots. */
  let known = new WeakSet<Node>();
  const takers = new Set<() => void>();
  const observer =
    globalThis.MutationObserver &&
    new MutationObserver((news) => {
      records.push(...news);
      // The page is read anew anyway.
      if (records.length > maxChanges) changes += records.splice(0).length;
      for (const take of takers) take();
    });

  function enter(inner: ParentNode): void {
    known.add(inner);
    observer?.observe(inner, { subtree: true, childList: true, attributes: true, characterData: true });
    whole.push(...Array.from(inner.children));
  }

  function takeIn(news: MutationRecord[]): void {
    changes += news.length;
    if (changes >= maxChanges) {
      changes = 0;
      holders = new Map();
      seen = new Set();
      single = new Set();
      whole = [];
      known = new WeakSet();
      enter(root);
      return;
    }
    for (const { type, target, addedNodes } of news) {
      for (const node of Array.from(addedNodes)) if (node.nodeType === 1) whole.push(node as Element);
      // Its words are the words of what holds it.
      let around = (target.nodeType === 1 ? target : target.parentNode) as Element | null;
      for (let i = type === 'attributes' ? 3 : 0; around && i < 4; i++, around = around.parentElement) {
        single.add(around);
      }
    }
  }

  /** What it said before stays: it leads to a candidate too many, never to a wrong answer. */
  function add(element: Element): void {
    seen.add(element);
    for (const key of keysOf(reading.describeOwn(element))) {
      const others = holders.get(key);
      if (others) others.add(element);
      else holders.set(key, new Set([element]));
    }
    if (/-|frame$/.test(element.localName)) borders.add(element);
  }

  return {
    read(ms = 1e9) {
      const until = performance.now() + ms;
      takeIn([...records.splice(0), ...(observer?.takeRecords() ?? [])]);
      for (const border of borders) single.add(border);
      for (let count = 1; whole.length || single.size; count++) {
        if (count % 16 === 0 && performance.now() > until) return false;
        const [alone] = single;
        const next = whole.pop();
        const element = (next ?? alone) as Element;
        single.delete(element);
        // Nor what we have drawn: a guide is no part of the page that it points at.
        if (!element.isConnected || (element.localName?.startsWith('cairn-') ?? true)) continue;
        add(element);
        const inner = element.shadowRoot ?? reading.frameDocument(element);
        if (inner && !known.has(inner)) enter(inner);
        // Of a drawing, the whole is enough.
        if (next && element.localName !== 'svg') whole.push(...Array.from(element.children));
      }
      return true;
    },
    size: () => seen.size,
    search(wanted) {
      const points = new Map<Element, number>();
      const sets = Array.from(keysOf(wanted), (key) => holders.get(key)).filter((set) => !!set);
      // The rarest first: what everything has brings no new candidates when there are enough, or any at all.
      sets.sort((one, other) => one.size - other.size);
      for (const set of sets) {
        const weight = Math.log(1 + seen.size / set.size);
        for (const element of points.size < (set.size < 1000 ? 3 * maxFound : 1) ? set : points.keys()) {
          if (set.has(element)) points.set(element, (points.get(element) ?? 0) + weight);
        }
      }
      // Of a crowd of the same, those in a row that says what its own did: records are in no index.
      const words = wanted.row?.split(betweenWords) ?? [];
      for (const [element, weight] of points) {
        const row = reading.rowOf(element)?.textContent ?? '';
        points.set(element, weight + words.filter((word) => row.includes(word)).length);
      }
      return [...points.keys()]
        .sort((one, other) => (points.get(other) ?? 0) - (points.get(one) ?? 0))
        .filter(({ isConnected }) => isConnected)
        .slice(0, maxFound);
    },
    onChange(take) {
      // What was found by its id has read nothing yet.
      if (!known.has(root)) enter(root);
      takers.add(take);
      return () => takers.delete(take);
    },
    rest() {
      if (!takers.size) observer?.disconnect();
      return !takers.size;
    },
  };
}
