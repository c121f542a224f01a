import {
  arrow,
  computePosition,
  flip,
  offset,
  type Placement,
  type Platform,
  shift,
} from '@floating-ui/core';
import type { Placement as WantedPlacement } from '../../shared/contract/step.ts';
import type { Box } from './geometry.ts';

const gapPx = 12;
const marginPx = 8;
const cornerPx = 16;

export interface CardPlace {
  x: number;
  y: number;
  side: 'top' | 'right' | 'bottom' | 'left';
  /** Along the side that faces the target; `undefined` where the card lies over the target and has nothing to point at. */
  arrowAt: number | undefined;
}

const fallbacks: Record<string, Placement[]> = {
  top: ['bottom', 'right', 'left'],
  bottom: ['top', 'right', 'left'],
  left: ['right', 'bottom', 'top'],
  right: ['left', 'bottom', 'top'],
};

const rectOf = ({ left, top, right, bottom }: Box) => ({
  x: left,
  y: top,
  width: right - left,
  height: bottom - top,
});

/** With fractions, and without what an animation makes of it at the moment. */
function sizeOf(element: Element) {
  const { width, height } = getComputedStyle(element);
  return { width: Number.parseFloat(width) || 0, height: Number.parseFloat(height) || 0 };
}

const clamp = (value: number, from: number, to: number): number => Math.max(from, Math.min(value, to));

/**
 * Where the card goes: on the wanted side of the target, else where there is room, else (a target as big as the
 * screen) over the target. Wholly inside `bounds` as far as it is smaller than they are. All in one coordinate
 * system, the stage's; the layers, frames and zooms between target and card were dealt with when they were measured.
 */
export async function placeCard(
  card: HTMLElement,
  pointer: HTMLElement,
  target: Box,
  bounds: Box,
  wanted: WantedPlacement,
): Promise<CardPlace> {
  const size = sizeOf(card);
  const placement = wanted === 'auto' ? 'bottom' : wanted;
  const platform: Platform = {
    getElementRects: () => ({ reference: rectOf(target), floating: { x: 0, y: 0, ...size } }),
    getClippingRect: () => rectOf(bounds),
    getDimensions: sizeOf,
  };
  const found = await computePosition(target, card, {
    platform,
    placement,
    middleware: [
      offset(gapPx),
      flip({ padding: marginPx, crossAxis: false, fallbackPlacements: fallbacks[placement] }),
      shift({ padding: marginPx }),
      arrow({ element: pointer, padding: cornerPx }),
    ],
  });
  const x = clamp(found.x, bounds.left + marginPx, bounds.right - marginPx - size.width);
  const y = clamp(found.y, bounds.top + marginPx, bounds.bottom - marginPx - size.height);
  const isBeside = Math.abs(x - found.x) < 1 && Math.abs(y - found.y) < 1;
  const { arrow: at } = found.middlewareData;
  return {
    x,
    y,
    side: found.placement as CardPlace['side'],
    arrowAt: isBeside ? (at?.x ?? at?.y) : undefined,
  };
}
