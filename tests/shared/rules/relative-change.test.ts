import { expect, test } from 'vitest';
import { relativeChange } from '../../../shared/rules/relative-change.ts';

test.each([
  [10, 12, 0.2],
  [10, 8, -0.2],
  [10, 14, 0.4],
  [20, 23, 0.15],
  [100, 93, -0.07],
  [10, 7, -0.3],
  [12.5, 10, -0.2],
  [0.2, 0.24, 0.2],
  [3, 4, 0.333333333],
  [5, 5, 0],
])('from %d to %d is a change of just %d', (before, now, change) => {
  expect(relativeChange(before, now)).toBe(change);
});
