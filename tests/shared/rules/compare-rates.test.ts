import { describe, expect, test } from 'vitest';
import {
  type Cluster,
  compareRates,
  smallestDifference,
  studentQuantile,
} from '../../../shared/rules/compare-rates.ts';

const none = { users: 0, reached: 0 };
const shown = (users: number, reached: number): Cluster => ({ shown: { users, reached }, heldOut: none });
const heldOut = (users: number, reached: number): Cluster => ({ shown: none, heldOut: { users, reached } });
const mixed = (one: [number, number], other: [number, number]): Cluster => ({
  shown: { users: one[0], reached: one[1] },
  heldOut: { users: other[0], reached: other[1] },
});

test.each([
  [1, 12.706],
  [2, 4.303],
  [3, 3.182],
  [4, 2.776],
  [5, 2.571],
  [10, 2.228],
  [30, 2.042],
  [120, 1.98],
  [10_000, 1.96],
])('Student’s t of %i degrees of freedom is that of the tables', (degrees, table) => {
  expect(studentQuantile(degrees)).toBeCloseTo(table, 2);
});

describe('two parts', () => {
  test('of which 30 of 100 and 12 of 100 did it differ by 18 points; below 30 people each there are too few (statement 31)', () => {
    const people = (count: number, reached: number, of: typeof shown) =>
      Array.from({ length: count }, (_, n) => of(1, n < reached ? 1 : 0));
    const {
      shown: asked,
      heldOut: kept,
      difference,
      verdict,
    } = compareRates([...people(100, 30, shown), ...people(100, 12, heldOut)]);
    expect([asked.rate, asked.users, kept.rate, kept.users]).toEqual([0.3, 100, 0.12, 100]);
    expect(difference?.value).toBeCloseTo(0.18, 10);
    expect(verdict).toBe('better');
    expect(compareRates([...people(100, 30, shown), ...people(29, 3, heldOut)]).verdict).toBe('tooFew');
  });

  test('drawn by account: a worked example', () => {
    // Four accounts of ten had it: 8, 6, 7, 7 of them did it. Four were kept from it: 3, 5, 4, 4.
    const clusters = [
      ...[8, 6, 7, 7].map((reached) => shown(10, reached)),
      ...[3, 5, 4, 4].map((reached) => heldOut(10, reached)),
    ];
    // Rates 28/40 and 16/40. Each account is off by (1, −1, 0, 0) ÷ 40 and (−1, 1, 0, 0) ÷ 40, so the squares add up
    // to 4 ÷ 1600; times 8 ÷ 7 the variance is 0.00285714, its root 0.0534522. Student’s t of 3 is 3.18245.
    const { difference, ...rest } = compareRates(clusters);
    expect(rest).toEqual({
      shown: { users: 40, reached: 28, accounts: 4, rate: 0.7 },
      heldOut: { users: 40, reached: 16, accounts: 4, rate: 0.4 },
      verdict: 'better',
    });
    expect(difference?.value).toBeCloseTo(0.3, 10);
    expect(difference?.low).toBeCloseTo(0.3 - 3.18245 * 0.0534522, 4);
    expect(difference?.high).toBeCloseTo(0.3 + 3.18245 * 0.0534522, 4);
  });

  test('say less the more alike the people of an account are', () => {
    const spread = [8, 6, 7, 7, 3, 5, 4, 4];
    const alike = [10, 10, 8, 0, 10, 6, 0, 0];
    const width = (reached: number[]) => {
      const { difference } = compareRates(
        reached.map((count, i) => (i < 4 ? shown(10, count) : heldOut(10, count))),
      );
      return difference!.high - difference!.low;
    };
    expect(width(alike)).toBeGreaterThan(3 * width(spread));
    expect(
      compareRates(alike.map((count, i) => (i < 4 ? shown(10, count) : heldOut(10, count)))).verdict,
    ).toBe('unclear');
  });

  test('drawn by user: what the people of an account have in common cancels out', () => {
    // Accounts differ much from each other, and in each the guide brings two of ten more.
    const levels = [0, 2, 4, 6, 8, 1, 3, 5];
    const { difference, verdict } = compareRates(levels.map((level) => mixed([10, level + 2], [10, level])));
    expect(difference?.value).toBeCloseTo(0.2, 10);
    expect(difference!.high - difference!.low).toBeLessThan(1e-9);
    expect(verdict).toBe('better');
  });

  test('equal the plain comparison where everybody is a cluster of their own', () => {
    // 60 of 100 against 45 of 100: √(0.6·0.4/100 + 0.45·0.55/100) = 0.069821, within a hundredth of itself.
    const people = [
      ...Array.from({ length: 100 }, (_, i) => shown(1, i < 60 ? 1 : 0)),
      ...Array.from({ length: 100 }, (_, i) => heldOut(1, i < 45 ? 1 : 0)),
    ];
    const { difference, verdict } = compareRates(people);
    const half = (difference!.high - difference!.low) / 2;
    expect(half / (studentQuantile(99) * 0.069821)).toBeCloseTo(1, 2);
    expect(verdict).toBe('better');
  });

  test('are too few below 30 users on either side, or with a single account', () => {
    expect(compareRates([shown(20, 9), shown(20, 9), heldOut(20, 1), heldOut(9, 1)])).toMatchObject({
      verdict: 'tooFew',
      difference: null,
      heldOut: { users: 29 },
    });
    expect(compareRates([shown(20, 9), shown(20, 9), heldOut(40, 1)]).verdict).toBe('tooFew');
    expect(compareRates([])).toMatchObject({ verdict: 'tooFew', shown: { rate: null } });
  });

  test('can say that it does harm', () => {
    const clusters = [
      ...[1, 2, 1, 2].map((reached) => shown(10, reached)),
      ...[8, 7, 8, 7].map((reached) => heldOut(10, reached)),
    ];
    expect(compareRates(clusters).verdict).toBe('worse');
  });
});

describe('the smallest difference that will show', () => {
  const accounts = Array.from({ length: 100 }, () => ({ users: 10, reached: 2 }));

  test('of users: a worked example', () => {
    // 1,000 users of whom 20% do it anyway, half kept back: 2.801585 · √(0.16/1000 · 4) = 0.070875.
    expect(smallestDifference(accounts, { of: 'user', percent: 50 })).toBeCloseTo(0.070875, 5);
  });

  test('is larger the fewer are kept back, and with whole accounts that differ', () => {
    const ten = smallestDifference(accounts, { of: 'user', percent: 10 })!;
    expect(ten).toBeGreaterThan(smallestDifference(accounts, { of: 'user', percent: 50 })!);
    const unequal = accounts.map((account, i) => ({ ...account, reached: i < 20 ? 10 : 0 }));
    expect(smallestDifference(unequal, { of: 'account', percent: 50 })!).toBeGreaterThan(
      2 * smallestDifference(unequal, { of: 'user', percent: 50 })!,
    );
  });

  test('is not known where one part would be too small', () => {
    expect(smallestDifference(accounts.slice(0, 20), { of: 'user', percent: 10 })).toBeNull();
    expect(smallestDifference(accounts.slice(0, 10), { of: 'account', percent: 10 })).toBeNull();
  });
});
