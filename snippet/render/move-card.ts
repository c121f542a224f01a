import type { Placement } from '../../shared/contract/step.ts';
import type { Box } from './geometry.ts';
import { placeCard } from './place-card.ts';

/** Around the target. */
const ringGapPx = 4;

const sides = ['top', 'right', 'bottom', 'left'].map((side) => `side-${side}`);

const written = new WeakMap<Element, Record<string, string>>();

/** Writes only what changed; a style that is read back is not worded as it was written. */
export function write(element: HTMLElement, property: string, value: string): void {
  const last = written.get(element) ?? {};
  if (last[property] === value) return;
  last[property] = value;
  written.set(element, last);
  element.style.setProperty(property, value);
}

/** Draws the ring around the visible part of the target. Over the page, so that no node of the page is changed. */
export function drawRing(ring: HTMLElement, target: Box, radius: string): void {
  write(ring, 'transform', `translate(${target.left - ringGapPx}px,${target.top - ringGapPx}px)`);
  write(ring, 'width', `${target.right - target.left + 2 * ringGapPx}px`);
  write(ring, 'height', `${target.bottom - target.top + 2 * ringGapPx}px`);
  write(ring, 'border-radius', radius);
}

/** The target's own rounding, widened with the ring; some rounding for square ones. */
export function ringRadius(target: Element): string {
  const own = getComputedStyle(target).borderTopLeftRadius;
  return own.endsWith('%') ? own : `${Math.max(6, Number.parseFloat(own) + ringGapPx) || 6}px`;
}

/** Whole device pixels, or text would be blurred. */
const whole = (value: number) => Math.round(value * devicePixelRatio) / devicePixelRatio;

/**
 * Measures the card, and gives what puts it beside `target`, pointing at it. Sizes are with fractions, and without
 * what an animation makes of them at the moment.
 */
export function aimCard(
  card: HTMLElement,
  pointer: HTMLElement,
  target: Box,
  bounds: Box,
  wanted: Placement,
): () => void {
  const { width, height } = getComputedStyle(card);
  const size = { width: Number.parseFloat(width) || 0, height: Number.parseFloat(height) || 0 };
  const { x, y, side, arrowAt } = placeCard(size, target, bounds, wanted);
  return () => {
    write(card, 'transform', `translate(${whole(x)}px,${whole(y)}px)`);
    // Adding a class that is there already would be a change to the browser.
    if (!card.classList.contains(`side-${side}`)) {
      card.classList.remove(...sides);
      card.classList.add('placed', `side-${side}`);
    }
    card.classList.toggle('pointing', arrowAt !== undefined);
    const isVertical = side === 'top' || side === 'bottom';
    write(pointer, isVertical ? 'left' : 'top', `${arrowAt}px`);
    write(pointer, isVertical ? 'top' : 'left', '');
  };
}

/** Forgets where it stood. */
export function unplace(card: HTMLElement): void {
  card.classList.remove('placed', 'pointing', ...sides);
  write(card, 'transform', '');
}
