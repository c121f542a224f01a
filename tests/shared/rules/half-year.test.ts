import { describe, expect, test } from 'vitest';
import { daysOfHalfYear, halfYearBefore, halfYearOf } from '../../../shared/rules/half-year.ts';

describe('a half-year', () => {
  test.each([
    ['2026-01-01', '2026-H1', '2026-01-01', '2026-06-30', '2025-H2'],
    ['2026-06-30', '2026-H1', '2026-01-01', '2026-06-30', '2025-H2'],
    ['2026-07-01', '2026-H2', '2026-07-01', '2026-12-31', '2026-H1'],
  ])('of %s is %s', (day, half, from, to, before) => {
    expect(halfYearOf(day)).toBe(half);
    expect(daysOfHalfYear(half)).toEqual({ from, to });
    expect(halfYearBefore(half)).toBe(before);
  });
});
