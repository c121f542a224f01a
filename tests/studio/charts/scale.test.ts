import { describe, expect, test } from 'vitest';
import {
  areaPath,
  barsOf,
  indexAt,
  labelledIndexes,
  linePath,
  pointsOf,
  ticksUpTo,
} from '../../../studio/charts/scale.ts';

const area = { left: 10, top: 0, width: 100, height: 50 };

describe('the value axis', () => {
  test.each([
    [0, [0, 1]],
    [1, [0, 1]],
    [3, [0, 1, 2, 3]],
    [7, [0, 2, 4, 6, 8]],
    [12, [0, 5, 10, 15]],
    [60, [0, 20, 40, 60]],
    [412, [0, 100, 200, 300, 400, 500]],
    [1000, [0, 200, 400, 600, 800, 1000]],
  ])('up to %i has the ticks %j', (max, ticks) => {
    expect(ticksUpTo(max)).toEqual(ticks);
  });

  test('always reaches the highest value, in at most five whole steps', () => {
    for (let max = 1; max < 30_000; max = Math.ceil(max * 1.07)) {
      const ticks = ticksUpTo(max);
      expect(ticks.at(-1)).toBeGreaterThanOrEqual(max);
      expect(ticks.length).toBeLessThanOrEqual(6);
      expect(ticks.every(Number.isInteger)).toBe(true);
    }
  });
});

describe('labels', () => {
  test('are all written where there is room', () => {
    expect(labelledIndexes(4, 400, 80)).toEqual([0, 1, 2, 3]);
  });

  test('are thinned out evenly, the last one kept', () => {
    expect(labelledIndexes(90, 400, 80)).toEqual([17, 35, 53, 71, 89]);
  });
});

describe('a line', () => {
  test('lies between the left and right edge, 0 at the bottom', () => {
    expect(pointsOf([0, 5, 10], 10, area)).toEqual([
      { x: 10, y: 50 },
      { x: 60, y: 25 },
      { x: 110, y: 0 },
    ]);
  });

  test('of one value is a point in the middle', () => {
    expect(pointsOf([5], 10, area)).toEqual([{ x: 60, y: 25 }]);
  });

  test('lies at the bottom when all is zero', () => {
    expect(pointsOf([0, 0], 0, area).map(({ y }) => y)).toEqual([50, 50]);
  });

  test('is path data, closed downwards for the area', () => {
    const points = pointsOf([0, 10], 10, area);
    expect(linePath(points)).toBe('M10 50L110 0');
    expect(areaPath(points, area)).toBe('M10 50L110 0L110 50L10 50Z');
    expect(areaPath([], area)).toBe('');
  });
});

describe('bars', () => {
  test('stand side by side on the ground', () => {
    const bars = barsOf([10, 5], 10, area);
    expect(bars.map(({ top, height }) => top + height)).toEqual([50, 50]);
    expect(bars.map(({ height }) => height)).toEqual([50, 25]);
    expect(bars[0]!.left + bars[0]!.width).toBeLessThan(bars[1]!.left);
  });

  test('show that a small value is not none', () => {
    const [none, small] = barsOf([0, 1], 10_000, area);
    expect(none!.height).toBe(0);
    expect(small!.height).toBe(1.5);
  });
});

test('the pointer finds the nearest value, and the ends beyond the edges', () => {
  expect(indexAt(34, 5, area, false)).toBe(1);
  expect(indexAt(34, 5, area, true)).toBe(1);
  expect(indexAt(-20, 5, area, false)).toBe(0);
  expect(indexAt(500, 5, area, true)).toBe(4);
});
