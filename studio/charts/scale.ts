/** Ticks of a value axis from 0 to at least `max`, at round whole numbers, with at most five steps between. */
export function ticksUpTo(max: number): number[] {
  if (max <= 0) return [0, 1];
  const power = 10 ** Math.max(0, Math.floor(Math.log10(max)) - 1);
  const step = [1, 2, 5, 10, 20, 50].map((factor) => factor * power).find((size) => max / size <= 5) ?? max;
  return Array.from({ length: Math.ceil(max / step) + 1 }, (_, index) => index * step);
}

/** Which of `count` labels are written, so that they stand at least `space` px apart; always the last. */
export function labelledIndexes(count: number, width: number, space: number): number[] {
  const most = Math.max(1, Math.floor(width / space));
  const every = Math.max(1, Math.ceil(count / most));
  return Array.from({ length: count }, (_, index) => index).filter(
    (index) => (count - 1 - index) % every === 0,
  );
}

export interface Area {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** Where each value lies: evenly from left to right, 0 at the bottom and `max` at the top of the area. */
export function pointsOf(values: readonly number[], max: number, area: Area): { x: number; y: number }[] {
  const between = values.length > 1 ? area.width / (values.length - 1) : 0;
  return values.map((value, index) => ({
    x: area.left + (values.length > 1 ? index * between : area.width / 2),
    y: area.top + area.height * (1 - (max > 0 ? value / max : 0)),
  }));
}

const round = (value: number) => Math.round(value * 100) / 100;

/** A straight line through the points, as SVG path data. */
export const linePath = (points: readonly { x: number; y: number }[]) =>
  points.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${round(x)} ${round(y)}`).join('');

/** The line closed down to the bottom of the area. */
export function areaPath(points: readonly { x: number; y: number }[], area: Area): string {
  const first = points[0];
  const last = points.at(-1);
  if (!first || !last) return '';
  const bottom = round(area.top + area.height);
  return `${linePath(points)}L${round(last.x)} ${bottom}L${round(first.x)} ${bottom}Z`;
}

/** One bar per value, with a gap that shrinks where there are many. A value above 0 is at least 1.5 px high. */
export function barsOf(values: readonly number[], max: number, area: Area): Area[] {
  const slot = values.length > 0 ? area.width / values.length : 0;
  const gap = Math.min(8, slot * 0.28);
  return values.map((value, index) => {
    const height = max > 0 && value > 0 ? Math.max(1.5, (value / max) * area.height) : 0;
    return {
      left: area.left + index * slot + gap / 2,
      top: area.top + area.height - height,
      width: Math.max(1, slot - gap),
      height,
    };
  });
}

/** Which of `count` values lies nearest to `x`. */
export function indexAt(x: number, count: number, area: Area, isBars: boolean): number {
  const share = (x - area.left) / area.width;
  const index = isBars ? Math.floor(share * count) : Math.round(share * (count - 1));
  return Math.max(0, Math.min(count - 1, index));
}
