import { boxOf, intersect, isEmpty } from './geometry.ts';

const areaOf = (box: ReturnType<typeof boxOf>): number =>
  isEmpty(box) ? 0 : (box.right - box.left) * (box.bottom - box.top);

/** Takes a banner to the other edge when focus has gone to something of the page that lies under it. */
export function moveFromUnder(event: Event, card: HTMLElement): undefined {
  const focused = event.target as Element;
  if (event.type !== 'focusin') return;
  // The browser may still scroll it there.
  requestAnimationFrame(() => {
    const box = boxOf(focused);
    if (areaOf(intersect(boxOf(card), box)) > areaOf(box) / 2) card.classList.toggle('moved');
  });
}
