import { boxOf, isEmpty, isSameBox, visibleBox } from './geometry.ts';
import { isCovered } from './is-covered.ts';

/**
 * Scrolls the element to the middle of the screen, in all its containers, if part of it is out of view or something
 * covers it. Where it can be seen already, nothing jumps. Asked before anything new is drawn, while the page is laid
 * out, it has nothing laid out anew.
 */
export function scrollIntoView(element: Element): void {
  if (!element.isConnected) return;
  const visible = visibleBox(element, { left: 0, top: 0, right: innerWidth, bottom: innerHeight });
  const box = boxOf(element);
  const isWhole = isSameBox(visible, box, 2);
  const isLarge = box.bottom - box.top > innerHeight * 0.8;
  const { left, top, right, bottom } = element.getBoundingClientRect();
  const isSeen = isWhole && !isCovered(element, (left + right) / 2, (top + bottom) / 2);
  if (!isEmpty(visible) && (isSeen || isLarge)) return;
  element.scrollIntoView({ block: isLarge ? 'start' : 'center', inline: 'nearest', behavior: 'instant' });
}
