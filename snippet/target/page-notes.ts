import type { Reading } from './reading.ts';

type Root = Document | ShadowRoot;

/** What describing many elements of one page would read again and again. Made for one moment: the page changes. */
export interface PageNotes {
  /** The last heading or legend before the element. */
  headingBefore(element: Element): Element | undefined;
  /** Its text as descriptions have it. */
  textOf(element: Element): string;
  /** Which of the elements with the same tag, role and label, of the first 500 with that tag; none when alone. */
  placeAmongAlike(element: Element): [number, number] | undefined;
}

const headings = 'h1,h2,h3,h4,h5,h6,legend,[role=heading]';

export function takeNotes({ foldText, readText }: Reading): PageNotes {
  const lists = new Map<Root, Element[]>();
  const texts = new Map<Element, string>();
  const groups = new Map<Root, Map<string, Element[]>>();

  const textOf = (element: Element): string => {
    const text = texts.get(element) ?? foldText(readText(element, 90));
    texts.set(element, text);
    return text;
  };
  const labelOf = (element: Element) =>
    `${element.localName}|${element.getAttribute('role')}|${element.ariaLabel}|${textOf(element)}`;

  return {
    textOf,
    headingBefore(element) {
      const root = element.getRootNode() as Root;
      const list = lists.get(root) ?? Array.from(root.querySelectorAll?.(headings) ?? []);
      lists.set(root, list);
      // The headings are in order: those before the element come first.
      let low = 0;
      let high = list.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (element.compareDocumentPosition(list[middle] as Element) & 2) low = middle + 1;
        else high = middle;
      }
      // A heading around the element precedes it too, but is no heading of it.
      while (list[low - 1]?.contains(element)) low--;
      return list[low - 1];
    },
    placeAmongAlike(element) {
      const root = element.getRootNode() as Root;
      const byLabel = groups.get(root) ?? new Map<string, Element[]>();
      groups.set(root, byLabel);
      if (!byLabel.has(element.localName)) {
        byLabel.set(element.localName, []);
        for (const other of Array.from(root.querySelectorAll?.(element.localName) ?? []).slice(0, 500)) {
          const label = labelOf(other);
          const group = byLabel.get(label) ?? [];
          byLabel.set(label, group);
          group.push(other);
        }
      }
      const alike = byLabel.get(labelOf(element)) ?? [];
      const index = alike.indexOf(element);
      return alike.length > 1 && index >= 0 ? [index, alike.length] : undefined;
    },
  };
}
