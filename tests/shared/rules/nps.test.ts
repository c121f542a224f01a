import { describe, expect, test } from 'vitest';
import { isOnScale } from '../../../shared/rules/is-on-scale.ts';
import { npsGroup, npsInterval, npsScore } from '../../../shared/rules/nps.ts';

describe('the score', () => {
  test('of nobody is none', () => expect(npsScore({ promoters: 0, passives: 0, detractors: 0 })).toBeNull());

  test.each([
    [18, 12, 10, 20],
    [1, 0, 0, 100],
    [0, 0, 4, -100],
    [3, 3, 3, 0],
    [2, 0, 1, 33],
    [1, 0, 2, -33],
    [1, 7, 0, 13],
    [0, 7, 1, -13],
  ])('of %i promoters, %i passives and %i detractors is %i', (promoters, passives, detractors, score) => {
    expect(npsScore({ promoters, passives, detractors })).toBe(score);
  });
});

test.each([
  [0, 'detractors'],
  [6, 'detractors'],
  [7, 'passives'],
  [8, 'passives'],
  [9, 'promoters'],
  [10, 'promoters'],
])('%i belongs to the %s', (score, group) => expect(npsGroup(score)).toBe(group));

test('a scale holds both its ends and nothing between or beyond its steps', () => {
  expect([0, 1, 10, 11, 5.5].map((score) => isOnScale(score, '0-10'))).toEqual([
    true,
    true,
    true,
    false,
    false,
  ]);
  expect([0, 1, 10, 11, -1].map((score) => isOnScale(score, '1-10'))).toEqual([
    false,
    true,
    true,
    false,
    false,
  ]);
});

describe('the interval of a score', () => {
  test('holds the score, narrows with more answers and never leaves the scale', () => {
    const few = npsInterval({ promoters: 18, passives: 12, detractors: 10 })!;
    const many = npsInterval({ promoters: 1800, passives: 1200, detractors: 1000 })!;
    expect(few[0]).toBeLessThan(20);
    expect(few[1]).toBeGreaterThan(20);
    expect(many[1] - many[0]).toBeLessThan((few[1] - few[0]) / 5);
    expect(npsInterval({ promoters: 1, passives: 0, detractors: 0 })![1]).toBeLessThanOrEqual(100);
    expect(npsInterval({ promoters: 0, passives: 0, detractors: 0 })).toBeNull();
  });

  test('mirrors itself with its score', () => {
    const [low, high] = npsInterval({ promoters: 7, passives: 2, detractors: 1 })!;
    expect(npsInterval({ promoters: 1, passives: 2, detractors: 7 })).toEqual([0 - high, 0 - low]);
  });
});
