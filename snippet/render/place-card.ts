import type { Placement } from '../../shared/contract/step.ts';
import type { Box } from './geometry.ts';

type Side = 'top' | 'right' | 'bottom' | 'left';

const gapPx = 12;
const marginPx = 8;
/** The arrow keeps so far from the card's corners. */
const cornerPx = 16;
/** The style sheet's size of the arrow. */
const arrowPx = 12;

export interface CardPlace {
  x: number;
  y: number;
  side: Side;
  /** Along the side that faces the target; `undefined` where the card lies over the target and has nothing to point at. */
  arrowAt: number | undefined;
}

const sidesInOrder: Record<Side, Side[]> = {
  top: ['top', 'bottom', 'right', 'left'],
  bottom: ['bottom', 'top', 'right', 'left'],
  left: ['left', 'right', 'bottom', 'top'],
  right: ['right', 'left', 'bottom', 'top'],
};

const clamp = (value: number, from: number, to: number): number => Math.max(from, Math.min(value, to));

/**
 * Where a card of this size goes: on the wanted side of the target, else where there is room, else (a target as big
 * as the screen) over the target. Wholly inside `bounds` as far as it is smaller than they are. All in one coordinate
 * system, the stage's; the layers, frames and zooms between target and card were dealt with when they were measured.
 */
export function placeCard(
  { width, height }: { width: number; height: number },
  target: Box,
  bounds: Box,
  wanted: Placement,
): CardPlace {
  const spare: Record<Side, number> = {
    top: target.top - bounds.top - height,
    bottom: bounds.bottom - target.bottom - height,
    left: target.left - bounds.left - width,
    right: bounds.right - target.right - width,
  };
  const sides = sidesInOrder[wanted === 'auto' ? 'bottom' : wanted];
  const [roomiest] = [...sides].sort((one, other) => spare[other] - spare[one]) as [Side];
  const side = sides.find((one) => spare[one] >= gapPx + marginPx) ?? roomiest;

  const isBelowOrAbove = side === 'top' || side === 'bottom';
  const middle = { x: (target.left + target.right) / 2, y: (target.top + target.bottom) / 2 };
  const beside = {
    top: target.top - gapPx - height,
    bottom: target.bottom + gapPx,
    left: target.left - gapPx - width,
    right: target.right + gapPx,
  }[side];
  const x = clamp(
    isBelowOrAbove ? middle.x - width / 2 : beside,
    bounds.left + marginPx,
    bounds.right - marginPx - width,
  );
  const y = clamp(
    isBelowOrAbove ? beside : middle.y - height / 2,
    bounds.top + marginPx,
    bounds.bottom - marginPx - height,
  );
  const isBeside = Math.abs((isBelowOrAbove ? y : x) - beside) < 1;
  const arrowAt = isBelowOrAbove
    ? clamp(middle.x - x - arrowPx / 2, cornerPx, width - cornerPx - arrowPx)
    : clamp(middle.y - y - arrowPx / 2, cornerPx, height - cornerPx - arrowPx);
  return { x, y, side, arrowAt: isBeside ? arrowAt : undefined };
}
