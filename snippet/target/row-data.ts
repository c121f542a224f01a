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

const hostOf = (element: Element) => (element.getRootNode() as Partial<ShadowRoot>).host;

export const rowOf = (element: Element): Element | null => {
  const host = hostOf(element);
  return element.closest(tableRow) ?? element.closest(listItem) ?? (host ? rowOf(host) : null);
};

/**
 * The row that holds an element. Text that differs from row to row at the same place is data; text that repeats
 * ("Edit", "Delete") belongs to the product. Lists count as data from ten items on, and menus never.
 */
export function cellOf(element: Element): Cell | undefined {
  const host = hostOf(element);
  // A component in a row says what the row gives it to show.
  if (host && !element.closest(anyRow)) return cellOf(host);
  const inTable = element.closest(tableRow);
  const row = rowOf(element);
  if (!row?.parentElement) return undefined;
  if (element.closest(menu) || (!inTable && row.parentElement.childElementCount < 10))
    return { element: row, isData: false };
  /** What stands in another row at the same place. */
  const twinOf = (node: Element, other: Element | null): Element | null | undefined =>
    node === row
      ? other
      : node.parentElement &&
        twinOf(node.parentElement, other)?.children[[...node.parentElement.children].indexOf(node)];
  const twins = [row.previousElementSibling, row.nextElementSibling]
    .map((sibling) => twinOf(element, sibling))
    .filter((twin) => twin?.localName === element.localName);
  // Alone in its table, a link is likelier a record and a button a command.
  const isData = twins.length
    ? twins.some((twin) => twin?.textContent !== element.textContent || twin.ariaLabel !== element.ariaLabel)
    : element.localName !== 'button';
  return { element: row, isData };
}
