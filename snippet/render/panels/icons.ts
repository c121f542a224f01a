import { create, drawIcon } from '../create.ts';

const circle = 'M8 1.2a6.8 6.8 0 1 1 0 13.6 6.8 6.8 0 0 1 0-13.6z';

export const drawTick = (): SVGElement => drawIcon('M3.2 8.6l3.2 3.2 6.4-7.4');

/** Filled where its row is done. */
export const drawMark = (): HTMLElement =>
  create('span', { class: 'mark', 'aria-hidden': 'true' }, drawTick());

/** A circle that closes as `--share` (0–100) grows, with a tick in it. Words beside it say the same. */
export const drawProgressRing = (): HTMLElement =>
  create('span', { class: 'sign meter' }, drawIcon(circle), drawIcon(circle), drawTick());

export function drawChevron(): SVGElement {
  const chevron = drawIcon('M4 6l4 4 4-4');
  chevron.classList.add('chevron');
  return chevron;
}
