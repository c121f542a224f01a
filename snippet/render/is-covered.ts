import { tag } from './shadow.ts';

/** Whether something of the page, such as a sticky header or a dialog, lies over that point of the element. */
export function isCovered(element: Element, x: number, y: number): boolean {
  const root = element.getRootNode() as Document | ShadowRoot;
  let over = root.elementFromPoint(x, y);
  if (over?.localName === tag)
    over = root.elementsFromPoint(x, y).find(({ localName }) => localName !== tag) ?? null;
  return over !== null && !element.contains(over) && !over.contains(element);
}
