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

interface Trial {
  accounts: number;
  sizes: 'like' | 'unlike';
  of: 'account' | 'user';
  percent: number;
  /** By how much those who are shown it do it more often. */
  effect: number;
}

let seed = 20_26;
/** Between 0 and 1, in every run the same (mulberry32). */
function chance(): number {
  seed = (seed + 0x6d2b79f5) | 0;
  let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
}
const normal = () => Math.sqrt(-2 * Math.log(chance() || 1e-9)) * Math.cos(2 * Math.PI * chance());

/** Accounts with people who are alike, drawn as a hold-out draws them. */
const draw = ({ accounts, sizes, of, percent, effect }: Trial): Cluster[] =>
  Array.from({ length: accounts }, () => {
    const users = sizes === 'like' ? 5 + Math.floor(chance() * 12) : Math.ceil(Math.exp(2 + normal()));
    const rate = 0.1 + 0.4 * chance();
    const isKept = () => chance() * 100 < percent;
    const isAllKept = isKept();
    const parts = { shown: { users: 0, reached: 0 }, heldOut: { users: 0, reached: 0 } };
    for (let user = 0; user < users; user += 1) {
      const name = (of === 'account' ? isAllKept : isKept()) ? 'heldOut' : 'shown';
      parts[name].users += 1;
      if (chance() < rate + (name === 'shown' ? effect : 0)) parts[name].reached += 1;
    }
    return parts;
  });

const togetherIn = (cluster: Cluster) => ({
  users: cluster.shown.users + cluster.heldOut.users,
  reached: cluster.shown.reached + cluster.heldOut.reached,
});

/** Draws so often, and says how often something could be said and how often it was right. */
function tries(times: number, trial: Trial, isRight: (difference: { low: number; high: number }) => boolean) {
  let [said, hits] = [0, 0];
  for (let time = 0; time < times; time += 1) {
    const { difference } = compareRates(draw(trial));
    if (difference) said += 1;
    if (difference && isRight(difference)) hits += 1;
  }
  return { said, hits };
}

test.each([
  [1, 12.706],

  [2, 4.303],
  [2.5, 3.575],
  [3, 3.182],
  [4, 2.776],
  [5, 2.571],
  [10, 2.228],
  [30, 2.042],
  [120, 1.98],
  [10_000, 1.96],
])('Student’s t of %d degrees of freedom is that of the tables', (degrees, table) => {
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
    // to 4 ÷ 1600. Each is a fourth of its part: ÷ (1 − 1/4) the variance is 0.0033333, its root 0.0577350. Student’s t
    // of 3 is 3.18245.
    const { difference, ...rest } = compareRates(clusters);
    expect(rest).toEqual({
      shown: { users: 40, reached: 28, accounts: 4, rate: 0.7 },
      heldOut: { users: 40, reached: 16, accounts: 4, rate: 0.4 },
      verdict: 'better',
    });
    expect(difference?.value).toBeCloseTo(0.3, 10);
    expect(difference?.low).toBeCloseTo(0.3 - 3.18245 * 0.057735, 4);
    expect(difference?.high).toBeCloseTo(0.3 + 3.18245 * 0.057735, 4);
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
    // 60 of 100 against 45 of 100: √(0.6·0.4/99 + 0.45·0.55/99) = 0.0701728.
    const people = [
      ...Array.from({ length: 100 }, (_, i) => shown(1, i < 60 ? 1 : 0)),
      ...Array.from({ length: 100 }, (_, i) => heldOut(1, i < 45 ? 1 : 0)),
    ];
    const { difference, verdict } = compareRates(people);
    const half = (difference!.high - difference!.low) / 2;
    expect(half / (studentQuantile(99) * 0.0701728)).toBeCloseTo(1, 5);
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

  test('name an interval that holds the true difference in 95 of 100 trials, however unlike the accounts are', () => {
    const held = (trial: Parameters<typeof draw>[0]) => {
      const { said, hits } = tries(
        1000,
        trial,
        ({ low, high }) => low <= trial.effect && trial.effect <= high,
      );
      return hits / said;
    };
    for (const of of ['account', 'user'] as const) {
      // Of some ten people each, and of one to a hundred.
      expect(held({ accounts: 60, sizes: 'like', of, percent: 30, effect: 0.1 })).toBeCloseTo(0.955, 1.3);
      expect(held({ accounts: 100, sizes: 'unlike', of, percent: 20, effect: 0.1 })).toBeCloseTo(0.955, 1.3);
    }
  });

  test('are not known for certain where everybody did it, or nobody', () => {
    const each = (accounts: number, users: number, reached: number, of: typeof shown) =>
      Array.from({ length: accounts }, () => of(users, reached));
    const nobody = compareRates([...each(40, 1, 0, shown), ...each(40, 1, 0, heldOut)]);
    // Of one in twenty nobody is to be seen among 40 in one of eight cases.
    expect(nobody.difference!.high).toBeGreaterThan(0.05);
    expect(nobody.difference!.low).toBeCloseTo(-nobody.difference!.high, 10);
    expect(nobody.verdict).toBe('unclear');
    const fewAccounts = compareRates([...each(2, 20, 20, shown), ...each(2, 20, 0, heldOut)]);
    expect(fewAccounts.verdict).toBe('unclear');
    const many = compareRates([...each(40, 1, 1, shown), ...each(40, 1, 0, heldOut)]);
    expect(many.verdict).toBe('better');
    expect(many.difference!.low).toBeGreaterThan(0.8);
    expect(many.difference!.high).toBe(1);
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
    // 1,000 users of whom 20% do it anyway, half kept back: Student’s t of 99 for 95% and for 80%, together 2.8295,
    // times √(0.16/499.5 + 0.2757 · 0.7243/499.5) = 0.026836, for 27.57% of those who are shown it do it, and vary more.
    expect(smallestDifference(accounts, { of: 'user', percent: 50 })).toBeCloseTo(2.8295 * 0.026836, 4);
  });

  test('is found in four of five cases by whoever brings just that, also with few accounts', () => {
    for (const [of, percent] of [
      ['account', 20],
      ['account', 50],
      ['user', 20],
    ] as const) {
      const promised = { accounts: 60, sizes: 'like', of, percent } as const;
      const many = draw({ ...promised, accounts: 2000, effect: 0 }).slice(0, 60);
      const effect = smallestDifference(many.map(togetherIn), { of, percent })!;
      const { said, hits } = tries(1000, { ...promised, effect }, ({ low }) => low > 0);
      expect(hits / said).toBeGreaterThan(0.72);
      expect(hits / said).toBeLessThan(0.88);
    }
  });

  test('is larger the fewer are kept back, and with whole accounts that differ', () => {
    const ten = smallestDifference(accounts, { of: 'user', percent: 10 })!;
    expect(ten).toBeGreaterThan(smallestDifference(accounts, { of: 'user', percent: 50 })!);
    const unequal = accounts.map((account, i) => ({ ...account, reached: i < 20 ? 10 : 0 }));
    expect(smallestDifference(unequal, { of: 'account', percent: 50 })!).toBeGreaterThan(
      2 * smallestDifference(unequal, { of: 'user', percent: 50 })!,
    );
  });

  test('is more than nothing where everybody does it anyway, or nobody', () => {
    for (const reached of [0, 10]) {
      const alike = accounts.map((account) => ({ ...account, reached }));
      for (const of of ['user', 'account'] as const) {
        expect(smallestDifference(alike, { of, percent: 50 })!).toBeGreaterThan(0.001);
      }
    }
  });

  test('is not known where one part would be too small', () => {
    expect(smallestDifference(accounts.slice(0, 20), { of: 'user', percent: 10 })).toBeNull();
    expect(smallestDifference(accounts.slice(0, 10), { of: 'account', percent: 10 })).toBeNull();
  });
});
