import { expect, test } from 'vitest';
import { groupByRun } from '../../../studio/accounts/nps.ts';
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
