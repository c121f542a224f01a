import { describe, expect, test } from 'vitest';
import { distributionOf, groupByRun } from '../../../studio/accounts/nps.ts';
import type { ResponseRow } from '../../../studio/api.ts';

const response = (given: Partial<ResponseRow>): ResponseRow => ({
  id: 'r',
  guideId: 'g',
  version: 1,
  runId: 'run',
  questionId: 'q',
  questionKind: 'nps',
  scale: '1-10',
  score: null,
  choice: null,
  choices: null,
  text: null,
  userId: 'u',
  accountId: 'a',
  answeredAt: '2026-05-01T00:00:00Z',
  userName: 'Ada',
  accountName: 'Acme',
  guideName: 'Half-year NPS',
  question: 'How likely?',
  ...given,
});

test('score and comment of one passage stand together, in the order of the newest', () => {
  const groups = groupByRun([
    response({ id: '1', runId: 'b', text: 'Late comment' }),
    response({ id: '2', runId: 'a', score: 9 }),
    response({ id: '3', runId: 'b', score: 4 }),
    response({ id: '4', runId: 'a', userId: 'other', score: 8 }),
  ]);
  expect(groups.map(({ responses }) => responses.map(({ id }) => id))).toEqual([['1', '3'], ['2'], ['4']]);
});

describe('the distribution', () => {
  const given = [10, 10, 7, 1].map((score) => response({ score }));

  test('has every score of its scale, also those nobody gave', () => {
    const counts = distributionOf(given, '1-10');
    expect(counts).toHaveLength(10);
    expect(counts.filter(({ count }) => count > 0)).toEqual([
      { score: 1, count: 1 },
      { score: 7, count: 1 },
      { score: 10, count: 2 },
    ]);
  });

  test('never mixes two scales', () => {
    const counts = distributionOf([...given, response({ scale: '0-10', score: 0 })], '0-10');
    expect(counts).toHaveLength(11);
    expect(counts.reduce((sum, { count }) => sum + count, 0)).toBe(1);
  });
});
