import { describe, expect, it } from 'vitest';
import { againstLine } from '../../../shared/rules/against-line.ts';

describe('a share of customers against its line', () => {
  it.each([
    [184, 200, 'met', 0],
    [180, 200, 'met', 0],
    [170, 200, 'missed', 5],
    [100, 200, 'missed', 40],
    [99, 200, 'belowFloor', 40.5],
  ])(
    'renewal of %i of %i, where 90 %% is the target and 50 %% the floor, is %s',
    (kept, of, state, points) => {
      const standing = againstLine(kept / of, { line: 0.9, floor: 0.5 });
      expect(standing.state).toBe(state);
      expect(standing.points).toBeCloseTo(points);
    },
  );

  it.each([
    [10, 200, 'met', 0],
    [16, 200, 'missed', 3],
  ])('churn of %i of %i, where 5 %% is the most, is %s', (lost, of, state, points) => {
    const standing = againstLine(lost / of, { line: 0.05, isLowerBetter: true });
    expect(standing.state).toBe(state);
    expect(standing.points).toBeCloseTo(points);
  });
});
