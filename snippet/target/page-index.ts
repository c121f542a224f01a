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
  /** Called after each change of the page; must not throw. */
  takers: Set<() => void>;
  /** Tells it of the page's changes, once it has been told to watch, or has read. */
  observer: MutationObserver;
}

/** What of a page its index is told of. */
export const watched = { subtree: true, childList: true, attributes: true, characterData: true };

/** What has become of a page after so many changes is read anew, when there is something to look for. */
const maxChanges = 3000;
/** So many candidates are worth a closer look. */
const maxFound = 16;

const betweenWords = /[^\p{L}#]+/u;

/** All by which a description leads to elements. */
function keysOf({ tag, role, name, text, id, attributes, icon, path }: Signature): Set<string> {
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
  ]);
}

export function createPageIndex(reading: Reading, root: ParentNode): PageIndex {
  const holders = new Map<string, Set<Element>>();
  const seen = new Set<Element>();
  const unread = new Set<Element>();
  /** Documents and shadow roots. */
  const known = new Set<Node>();
  /** Elements in which a shadow root or a document may appear. */
  const borders = new Set<Element>();
  const takers = new Set<() => void>();
  /** What has changed since the page was read. */
  let records: MutationRecord[] = [];
  let changes = maxChanges;
  const observer = new MutationObserver((news) => {
    note(news);
    for (const taker of takers) taker();
  });

  function note(news: MutationRecord[]): void {
    changes += news.length;
    if (changes < maxChanges) records.push(...news);
    else {
      // What is read anew anyway is let go of: the host app may have thrown away most of it.
      records = [];
      for (const kept of [holders, seen, unread, known, borders]) kept.clear();
    }
  }

  function put(around: ParentNode): void {
    for (const element of [around, ...around.querySelectorAll('*')]) unread.add(element as Element);
  }

  function enter(inner: ParentNode | null): void {
    if (inner && !known.has(inner)) {
      known.add(inner);
      observer.observe(inner, watched);
      put(inner);
    }
  }

  function take({ type, target, addedNodes }: MutationRecord): void {
    for (const node of addedNodes) if ((node as Element).localName) put(node as Element);
    // Its words are the words of what holds it.
    let around: Node | null = target;
    for (let i = type === 'attributes' ? 3 : 0; around && i < 4; i++, around = around.parentNode) {
      unread.add(around as Element);
      // What a component is given to show are words of what it is made of.
      const { shadowRoot } = around as Element;
      if (shadowRoot && i < 2) put(shadowRoot);
    }
  }

  /** What it said before stays: it leads to a candidate too many, never to a wrong answer. */
  function add(element: Element): void {
    seen.add(element);
    for (const key of keysOf(reading.describeOwn(element))) {
      if (!holders.get(key)?.add(element)) holders.set(key, new Set([element]));
    }
    if (/-|frame$/.test(element.localName)) borders.add(element);
    look(element);
  }

  const look = (border: Element) => enter(border.shadowRoot ?? reading.frameDocument(border));

  return {
    takers,
    observer,
    read(ms = 1e9) {
      const until = performance.now() + ms;
      note(observer.takeRecords());
      if (changes < maxChanges) records.forEach(take);
      else {
        changes = 0;
        enter(root);
      }
      records = [];
      borders.forEach(look);
      let count = 0;
      for (const element of unread) {
        if (count++ % 16 === 0 && performance.now() >= until) return false;
        unread.delete(element);
        // Of a drawing, the whole is enough; a document has no name; and a guide (0) is no part of the page that it points at.
        const isRead = element.isConnected && element.localName?.indexOf('cairn-');
        if (isRead && !(element as SVGElement).ownerSVGElement) add(element);
      }
      return true;
    },
    size: () => seen.size,
    search(wanted) {
      const points = new Map<Element, number>();
      const sets = [...keysOf(wanted)].flatMap((key) => holders.get(key) ?? []);
      // The rarest first: what everything has brings no new candidates when there are enough, or any at all.
      sets.sort((one, other) => one.size - other.size);
      for (const set of sets) {
        const weight = Math.log(1 + seen.size / set.size);
        for (const element of points.size < (set.size < 1000 ? 5 * maxFound : 1) ? set : points.keys()) {
          if (set.has(element)) points.set(element, (points.get(element) ?? 0) + weight);
        }
      }
      // Of a crowd of the same, those in a row that says what its own did: records are in no index.
      const words = wanted.row?.split(betweenWords) ?? [];
      return [...points]
        .filter(([{ isConnected }]) => isConnected)
        .map(([element, weight]): [Element, number] => {
          const row = reading.rowOf(element)?.textContent;
          return [element, weight + words.filter((word) => row?.includes(word)).length];
        })
        .sort(([, one], [, other]) => other - one)
        .slice(0, maxFound)
        .map(([element]) => element);
    },
  };
}
