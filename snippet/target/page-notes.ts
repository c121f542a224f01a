import { readText } from './element-text.ts';

type Root = Document | ShadowRoot;

/**
 * What describing many elements of one page would read again and again. Made for one moment: the page changes.
 */
export interface PageNotes {
  /** The last heading or legend before the element; only of those inside `within`, when given. */
  headingBefore(element: Element, within: Element | null): Element | undefined;
  /** The elements with the same tag, role and label, in the order of the page; of the first 500 with that tag. */
  lookAlikes(element: Element): Element[];
}

const headings = 'h1,h2,h3,h4,h5,h6,legend,[role=heading]';

export function takeNotes(): PageNotes {
  const headingsOf = new Map<Root | Element, Element[]>();
  const groupsOf = new Map<Root, Map<string, Map<string, Element[]>>>();
  return {
    headingBefore(element, within) {
      const root = within ?? (element.getRootNode() as Root);
      let list = headingsOf.get(root);
      if (!list) {
        list = Array.from(root.querySelectorAll?.(headings) ?? []);
        headingsOf.set(root, list);
      }
      // The headings are in order: those before the element come first.
      let low = 0;
      let high = list.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        const heading = list[middle] as Element;
        if (heading !== element && element.compareDocumentPosition(heading) & 2) low = middle + 1;
        else high = middle;
      }
      // A heading around the element precedes it too, but is no heading of it.
      while (low > 0 && list[low - 1]?.contains(element)) low--;
      return list[low - 1];
    },
    lookAlikes(element) {
      const root = element.getRootNode() as Root;
      const tag = element.localName;
      const groups = groupsOf.get(root) ?? new Map<string, Map<string, Element[]>>();
      groupsOf.set(root, groups);
      let byLabel = groups.get(tag);
      if (!byLabel) {
        byLabel = new Map();
        groups.set(tag, byLabel);
        for (const other of Array.from(root.querySelectorAll?.(tag) ?? []).slice(0, 500)) {
          const label = labelOf(other);
          const group = byLabel.get(label);
          if (group) group.push(other);
          else byLabel.set(label, [other]);
        }
      }
      return byLabel.get(labelOf(element)) ?? [];
    },
  };
}

const labelOf = (element: Element) =>
  `${element.getAttribute('role') ?? ''}|${element.ariaLabel ?? ''}|${readText(element, 40)}`;
