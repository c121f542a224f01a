import type { Placement } from '../../shared/contract/step.ts';
import type { Box } from './geometry.ts';

/** Between target and card. */
const gapPx = 12;
/** Between card and the edges of the screen. */
const marginPx = 8;
/** Between a corner of the card and its pointer, and the pointer's own length along the card. */
const cornerPx = 16;
const pointerPx = 12;

export type Side = Exclude<Placement, 'auto'>;

export interface CardPlace {
  x: number;
  y: number;
  side: Side;
  /** Along the side that faces the target; `undefined` where the card lies over the target and has nothing to point at. */
  arrowAt: number | undefined;
}

/** Where to look for room, in turn: across first, because a card that changes its axis is the greater surprise. */
const turns: Record<Side, readonly Side[]> = {
  top: ['top', 'bottom', 'right', 'left'],
  bottom: ['bottom', 'top', 'right', 'left'],
  left: ['left', 'right', 'bottom', 'top'],
  right: ['right', 'left', 'bottom', 'top'],
};

/** Where there is less room than between `from` and `to`, the beginning counts. */
const clamp = (value: number, from: number, to: number): number => Math.max(from, Math.min(value, to));

/**
 * Where a card of this size goes: on the wanted side of the target, else on the first with room, else (a target as
 * big as the screen) over the target. Wholly inside `bounds` as far as it is smaller than they are. All in one
 * coordinate system; the layers, frames and zooms between target and card were dealt with when they were measured.
 */
export function placeCard(
  { width, height }: { width: number; height: number },
  target: Box,
  bounds: Box,
  wanted: Placement,
): CardPlace {
  const room = {
    top: target.top - bounds.top - height,
    bottom: bounds.bottom - target.bottom - height,
    left: target.left - bounds.left - width,
    right: bounds.right - target.right - width,
  };
  const order = turns[wanted === 'auto' ? 'bottom' : wanted];
  const roomiest = order.toSorted((one, other) => room[other] - room[one])[0]!;
  const side = order.find((one) => room[one] >= gapPx + marginPx) ?? roomiest;
  const isVertical = side === 'top' || side === 'bottom';
  const [middleX, middleY] = [(target.left + target.right) / 2, (target.top + target.bottom) / 2];
  const wish = {
    x: isVertical
      ? middleX - width / 2
      : side === 'left'
        ? target.left - gapPx - width
        : target.right + gapPx,
    y: !isVertical
      ? middleY - height / 2
      : side === 'top'
        ? target.top - gapPx - height
        : target.bottom + gapPx,
  };
  const x = clamp(wish.x, bounds.left + marginPx, bounds.right - marginPx - width);
  const y = clamp(wish.y, bounds.top + marginPx, bounds.bottom - marginPx - height);
  const isBeside = Math.abs(isVertical ? y - wish.y : x - wish.x) < 1;
  const pointAt = isVertical ? middleX - x : middleY - y;
  const length = isVertical ? width : height;
  const arrowAt = clamp(pointAt - pointerPx / 2, cornerPx, length - cornerPx - pointerPx);
  return { x, y, side, arrowAt: isBeside ? arrowAt : undefined };
}
