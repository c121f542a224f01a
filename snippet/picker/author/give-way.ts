import { type Box, intersect } from '../../render/geometry.ts';

/** How much of the screen's room two boxes both want, in square pixels. */
export function overlap(one: Box, other: Box): number {
  const { left, top, right, bottom } = intersect(one, other);
  return Math.max(0, right - left) * Math.max(0, bottom - top);
}

const overlaps = (box: Box, others: readonly Box[]): number =>
  others.reduce((sum, other) => sum + overlap(box, other), 0);

interface Size {
  width: number;
  height: number;
}

/** The edge at which a bar covers less of what is shown; the one it is at, where both are alike. */
export function freerEdge(
  edge: 'onTop' | 'onBottom',
  bar: Box,
  screen: Size,
  shown: readonly Box[],
): 'onTop' | 'onBottom' {
  const height = bar.bottom - bar.top;
  const gap = edge === 'onTop' ? bar.top : screen.height - bar.bottom;
  const at = {
    onTop: { ...bar, top: gap, bottom: gap + height },
    onBottom: { ...bar, top: screen.height - gap - height, bottom: screen.height - gap },
  };
  const other = edge === 'onTop' ? 'onBottom' : 'onTop';
  return overlaps(at[other], shown) < overlaps(at[edge], shown) ? other : edge;
}

const gapPx = 8;
const marginPx = 4;
const clamp = (value: number, from: number, to: number): number => Math.max(from, Math.min(value, to));

/**
 * Where a small bar for a text goes: as near to the text as it can be without lying over what the text is part of
 * (`around`) or over `others`; where there is no such place, where it covers least.
 */
export function placeBeside(
  { width, height }: Size,
  text: Box,
  around: Box,
  others: readonly Box[],
  screen: Size,
): { x: number; y: number } {
  const inX = (x: number) => clamp(x, marginPx, screen.width - width - marginPx);
  const inY = (y: number) => clamp(y, marginPx, screen.height - height - marginPx);
  const x = inX(text.left - marginPx);
  const y = inY(text.top);
  const above = text.top - gapPx - height;
  const places = [
    { x, y: inY(around.top - gapPx - height) },
    { x, y: inY(around.bottom + gapPx) },
    { x: inX(around.right + gapPx), y },
    { x: inX(around.left - gapPx - width), y },
    { x, y: inY(above > marginPx ? above : text.bottom + gapPx) },
  ];
  const judged = places.map((place, order) => {
    const box = { left: place.x, top: place.y, right: place.x + width, bottom: place.y + height };
    // What is written in is worse to cover than what it is part of.
    const covered = overlaps(box, [around, ...others]) + 10 * overlap(box, text);
    return { place, order, covered, away: Math.abs(place.y - above) + Math.abs(place.x - x) };
  });
  judged.sort(
    (one, other) => one.covered - other.covered || one.away - other.away || one.order - other.order,
  );
  return judged[0]!.place;
}
