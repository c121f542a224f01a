/** The row, list item or card that holds an element. */
export interface Cell {
  element: Element;
  /** The element's text is a record of the user's (a customer's name), not a label of the product. */
  isData: boolean;
}

const tableRow = 'tr,[role=row]';
const listItem = 'article,[role=option],[role=treeitem],[role=listitem],li';
const menu = 'th,thead,[role=navigation],[role=tablist],[role^=menu],[role=toolbar],nav';

export const anyRow = `${tableRow},${listItem}`;

/** Of the shadow root that holds the element. One that is in no page is its own root, and a link has a `host` of another sort. */
export const hostOf = (element: Element) =>
  element.isConnected && (element.getRootNode() as Partial<ShadowRoot>).host;

const nearRow = (element: Element): Element | null => element.closest(tableRow) ?? element.closest(listItem);

export const rowOf = (element: Element): Element | null => {
  const row = nearRow(element);
  const host = !row && hostOf(element);
  return host ? rowOf(host) : row;
};

/**
 * The row that holds an element. Text that differs from row to row at the same place is data; text that repeats
 * ("Edit", "Delete") belongs to the product. Lists count as data from ten items on, and menus never.
 */
export function cellOf(element: Element): Cell | undefined {
  const row = nearRow(element);
  const host = !row && hostOf(element);
  // A component in a row says what the row gives it to show.
  if (host) return cellOf(host);
  if (!row?.parentElement) return undefined;
  /** What of its kind a row holds. */
  const ofKind = (holder: Element | null) => [...(holder?.querySelectorAll(element.localName) ?? [])];
  const place = ofKind(row).indexOf(element);
  const twins = [row.previousElementSibling, row.nextElementSibling].flatMap(
    (sibling) => ofKind(sibling)[place] ?? [],
  );
  return {
    element: row,
    isData:
      !element.closest(menu) &&
      (row.matches(tableRow) || row.parentElement.childElementCount > 9) &&
      // Alone in its table, a link is likelier a record and a button a command.
      (twins.length
        ? twins.some(
            (twin) => twin.textContent !== element.textContent || twin.ariaLabel !== element.ariaLabel,
          )
        : element.localName !== 'button'),
  };
}
