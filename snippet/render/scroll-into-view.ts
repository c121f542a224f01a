import { type Box, boxOf, isEmpty, isSameBox, visibleBox } from './geometry.ts';

/** Whether something else, such as a sticky header, lies over the middle of the element. */
function isCovered(element: Element): boolean {
  const { left, top, right, bottom } = element.getBoundingClientRect();
  const root = element.getRootNode() as Document | ShadowRoot;
  const over = root.elementFromPoint((left + right) / 2, (top + bottom) / 2);
  return over !== null && over !== element && !element.contains(over) && !over.contains(element);
}

/**
 * Scrolls the element to the middle of the screen, in all its containers, if part of it is out of view or something
 * covers it. Where it can be seen already, nothing jumps.
 */
export function scrollIntoView(element: Element, bounds: Box): void {
  const visible = visibleBox(element, bounds);
  const box = boxOf(element);
  const isWhole = isSameBox(visible, box, 2);
  const isLarge = box.bottom - box.top > (bounds.bottom - bounds.top) * 0.8;
  if (!isEmpty(visible) && ((isWhole && !isCovered(element)) || isLarge)) return;
  element.scrollIntoView({ block: isLarge ? 'start' : 'center', inline: 'nearest', behavior: 'instant' });
}
