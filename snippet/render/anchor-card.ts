import type { Placement } from '../../shared/contract/step.ts';
import { followTarget } from './follow-target.ts';
import { type Box, isEmpty, visibleBox } from './geometry.ts';
import { placeCard } from './place-card.ts';

/** Around the target. */
const ringGapPx = 4;

const sides = ['top', 'right', 'bottom', 'left'].map((side) => `side-${side}`);

/** A box of the screen in the stage's own pixels, which a zoomed page or a scaled preview makes larger or smaller. */
function inStage(box: Box, stage: HTMLElement, screen: Box): Box {
  const scale = stage.offsetWidth ? (screen.right - screen.left) / stage.offsetWidth : 1;
  return {
    left: (box.left - screen.left) / scale,
    top: (box.top - screen.top) / scale,
    right: (box.right - screen.left) / scale,
    bottom: (box.bottom - screen.top) / scale,
  };
}

const write = (element: HTMLElement, property: string, value: string): void => {
  if (element.style.getPropertyValue(property) !== value) element.style.setProperty(property, value);
};

/** Draws the ring around the visible part of the target. Over the page, so that no node of the page is changed. */
function drawRing(ring: HTMLElement, target: Box, radius: string): void {
  write(ring, 'transform', `translate(${target.left - ringGapPx}px,${target.top - ringGapPx}px)`);
  write(ring, 'width', `${target.right - target.left + 2 * ringGapPx}px`);
  write(ring, 'height', `${target.bottom - target.top + 2 * ringGapPx}px`);
  write(ring, 'border-radius', radius);
}

/** The target's own rounding, widened with the ring; some rounding for square ones. */
function ringRadius(target: Element): string {
  const own = getComputedStyle(target).borderTopLeftRadius;
  return own.endsWith('%') ? own : `${Math.max(6, Number.parseFloat(own) + ringGapPx) || 6}px`;
}

export interface AnchoredCard {
  card: HTMLElement;
  pointer: HTMLElement;
  ring: HTMLElement;
  stage: HTMLElement;
  target: Element;
  wanted: Placement;
  /** The target can't be seen any more, or can be seen again. */
  onAway(isAway: boolean): void;
}

/** Keeps card and ring at the target, wherever that goes, until `signal` aborts. */
export function anchorCard(parts: AnchoredCard, signal: AbortSignal): void {
  const { card, pointer, ring, stage, target } = parts;
  const radius = ringRadius(target);

  const place = async () => {
    if (signal.aborted) return;
    const screen = stage.getBoundingClientRect();
    const visible = visibleBox(target, screen);
    const isAway = isEmpty(visible);
    parts.onAway(isAway);
    if (isAway) return;
    const box = inStage(visible, stage, screen);
    const bounds = inStage(screen, stage, screen);
    drawRing(ring, box, radius);
    const found = await placeCard(card, pointer, box, bounds, parts.wanted);
    if (signal.aborted) return;
    // Whole device pixels, or text would be blurred.
    const whole = (value: number) => Math.round(value * devicePixelRatio) / devicePixelRatio;
    write(card, 'transform', `translate(${whole(found.x)}px,${whole(found.y)}px)`);
    for (const side of sides) card.classList.toggle(side, side === `side-${found.side}`);
    card.classList.toggle('pointing', found.arrowAt !== undefined);
    if (found.arrowAt !== undefined) {
      const isVertical = found.side === 'top' || found.side === 'bottom';
      write(pointer, isVertical ? 'left' : 'top', `${found.arrowAt}px`);
      pointer.style.removeProperty(isVertical ? 'top' : 'left');
    }
    card.classList.add('placed');
  };

  followTarget(target, place, signal);
  const sizes = typeof ResizeObserver === 'function' ? new ResizeObserver(place) : undefined;
  sizes?.observe(card);
  sizes?.observe(stage);
  signal.addEventListener('abort', () => {
    sizes?.disconnect();
    card.classList.remove('placed', 'pointing', ...sides);
    card.style.transform = '';
  });
  void place();
}
