import { describe, expect, it, test } from 'vitest';
import { concordance, interval } from '../../../server/metrics/concordance.ts';

describe('how well a signal tells the lost from the kept', () => {
  const of = (lost: number[], kept: number[]) =>
    concordance(
      lost.map((value) => ({ lost: value, kept })),
      kept.length,
    );

  it('is 1 where every lost account stood out, 0 where every kept one did, a half where all are alike', () => {
    expect(of([3, 2], [1, 0])?.auc).toBe(1);
    expect(of([0, 1], [2, 3])?.auc).toBe(0);
    expect(of([1, 1], [1, 1, 1])?.auc).toBe(0.5);
  });

  it('is the share of pairs, in which ties count half', () => {
    // 2 beats 0 and 1 and ties with 2; 1 beats 0, ties with 1, loses to 2: 2.5 of 3 and 1.5 of 3.
    expect(of([2, 1], [0, 1, 2])?.auc).toBeCloseTo(4 / 6);
  });

  it('compares each lost account with those of its own day', () => {
    const comparisons = [
      { lost: 1, kept: [0, 0, 0, 0] },
      { lost: 1, kept: [2] },
    ];
    expect(concordance(comparisons, 5)?.auc).toBe(0.5);
  });

  it('says nothing where there is nothing to compare', () => {
    expect(concordance([], 10)).toBeUndefined();
    expect(concordance([{ lost: 1, kept: [] }], 0)).toBeUndefined();
  });
});

describe('the interval of an area', () => {
  test.each([
    [0.5, 10, 10],
    [0.8, 8, 30],
    [1, 5, 10],
    [0, 5, 10],
  ])('of %d from %d lost and %d kept holds it, and stays within 0 and 1', (auc, lost, kept) => {
    const { low, high } = interval(auc, lost, kept);
    expect(low).toBeLessThanOrEqual(auc);
    expect(high).toBeGreaterThanOrEqual(auc);
    expect(low).toBeGreaterThanOrEqual(0);
    expect(high).toBeLessThanOrEqual(1);
    expect(high - low).toBeGreaterThan(0.05);
  });

  it('is the mirror image for the mirrored area', () => {
    const { low, high } = interval(0.7, 9, 40);
    const mirrored = interval(0.3, 9, 40);
    expect(mirrored.low).toBeCloseTo(1 - high);
    expect(mirrored.high).toBeCloseTo(1 - low);
  });

  it('gets narrower the more accounts there are', () => {
    const width = (lost: number, kept: number) => {
      const { low, high } = interval(0.75, lost, kept);
      return high - low;
    };
    expect(width(20, 80)).toBeLessThan(width(5, 20));
    expect(width(5, 200)).toBeLessThan(width(5, 20));
  });

  it('holds the true area about as often as it says, also for few accounts', () => {
    // Exponential values, the lost ones three times as large: the true area is 3 / 4.
    let seed = 7;
    const random = () => {
      seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
      return (seed + 1) / 2 ** 32;
    };
    const draw = (scale: number, n: number) => Array.from({ length: n }, () => -scale * Math.log(random()));
    const rounds = 2000;
    const held = Array.from({ length: rounds }, () => {
      const kept = draw(1, 20);
      const found = concordance(
        draw(3, 8).map((lost) => ({ lost, kept })),
        kept.length,
      )!;
      return found.low <= 0.75 && found.high >= 0.75;
    }).filter(Boolean).length;
    expect(held / rounds).toBeGreaterThan(0.93);
    expect(held / rounds).toBeLessThan(0.985);
  });
});
