import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AnswerCondition } from '../../../shared/contract/survey.ts';
import { meetsAnswer } from '../../../shared/rules/meets-answer.ts';
import { nextStep } from '../../../shared/rules/next-step.ts';

const low: AnswerCondition = { questionId: 'q', max: 6 };
const high: AnswerCondition = { questionId: 'q', min: 9 };

describe('an answer', () => {
  const cases: [AnswerCondition, Parameters<typeof meetsAnswer>[1][string] | undefined, boolean][] = [
    [low, { score: 6 }, true],
    [low, { score: 7 }, false],
    [high, undefined, false],
    [high, { text: 'ten' }, false],
    [{ questionId: 'q', min: 2, max: 2 }, { score: 2 }, true],
    [{ questionId: 'q', options: ['a', 'b'] }, { optionId: 'b' }, true],
    [{ questionId: 'q', options: ['a', 'b'] }, { optionId: 'c' }, false],
    [{ questionId: 'q', options: ['a'] }, { optionIds: ['c', 'a'] }, true],
    [{ questionId: 'q', options: ['a'] }, { optionIds: [] }, false],
    [{ questionId: 'q' }, { text: 'anything' }, true],
    [{ questionId: 'q' }, undefined, false],
  ];
  test.each(cases)('%j by %j: %s', (condition, given, expected) => {
    expect(meetsAnswer(condition, given ? { q: given } : {})).toBe(expected);
  });
  test('to a question named like a method of objects is none', () => {
    expect(meetsAnswer({ questionId: 'toString' }, {})).toBe(false);
  });
});

describe('the next step', () => {
  const steps = [
    {
      id: 'ask',
      next: [
        { when: high, stepId: 'praise' },
        { when: low, stepId: 'sorry' },
      ],
    },
    { id: 'between' },
    { id: 'praise', when: high },
    { id: 'sorry', when: low },
    { id: 'end' },
  ];
  const from = (index: number, score?: number) =>
    steps[nextStep(steps, index, score === undefined ? {} : { q: { score } })]?.id;

  test('is the one of the first branch that holds', () => {
    expect(from(0, 10)).toBe('praise');
    expect(from(0, 3)).toBe('sorry');
  });
  test('is the following one where no branch holds', () => expect(from(0, 8)).toBe('between'));
  test('passes over steps whose answer was not given', () => {
    expect(from(1, 8)).toBe('end');
    expect(from(1)).toBe('end');
    expect(from(2, 10)).toBe('end');
  });
  test('after the last there is none', () => expect(from(4)).toBeUndefined());
  test('before the first it is the first that is meant', () => {
    expect(nextStep([{ id: 'x', when: low }, { id: 'y' }], -1, {})).toBe(1);
  });
  test('a branch to a step that is gone is none', () => {
    expect(
      nextStep([{ id: 'a', next: [{ when: high, stepId: 'gone' }] }, { id: 'b' }], 0, { q: { score: 9 } }),
    ).toBe(1);
  });

  test('comes to an end, whatever the branches, and is a step that is meant', () => {
    const condition = fc.constantFrom(low, high);
    const anyStep = fc.record({
      when: fc.option(condition, { nil: undefined }),
      next: fc.array(fc.record({ when: condition, stepId: fc.constantFrom('s0', 's1', 's2', 's3') }), {
        maxLength: 3,
      }),
    });
    fc.assert(
      fc.property(
        fc.array(anyStep, { maxLength: 4 }),
        fc.integer({ min: -1, max: 3 }),
        fc.nat({ max: 10 }),
        (all, at, score) => {
          const list = all.map((step, i) => ({ id: `s${i}`, ...step }));
          const answers = { q: { score } };
          const next = nextStep(list, Math.min(at, list.length - 1), answers);
          expect(next).toBeGreaterThanOrEqual(0);
          expect(next).toBeLessThanOrEqual(list.length);
          const { when } = list[next] ?? {};
          expect(!when || meetsAnswer(when, answers)).toBe(true);
        },
      ),
    );
  });
});
