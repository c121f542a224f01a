import { boxOf, isEmpty, isSameBox, visibleBox } from './geometry.ts';
import { isCovered } from './is-covered.ts';

/**
 * Scrolls the element to the middle of the screen, in all its containers, if part of it is out of view or something
 * covers it. Where it can be seen already, nothing jumps. Asked before anything new is drawn, while the page is laid
 * out, it has nothing laid out anew.
 *
 * @param isQuick what covers it is not asked: that takes the browser as long as all the rest
 */
export function scrollIntoView(element: Element, isQuick?: boolean): void {
  if (!element.isConnected) return;
  const visible = visibleBox(element, { left: 0, top: 0, right: innerWidth, bottom: innerHeight });
  const box = boxOf(element);
  const isLarge = box.bottom - box.top > innerHeight * 0.8;
  const isFree = () => {
    const { left, top, right, bottom } = element.getBoundingClientRect();
    return !isCovered(element, (left + right) / 2, (top + bottom) / 2);
  };
  const isSeen = isLarge || (isSameBox(visible, box, 2) && (isQuick || isFree()));
  if (!isEmpty(visible) && isSeen) return;
  element.scrollIntoView({ block: isLarge ? 'start' : 'center', inline: 'nearest', behavior: 'instant' });
}
