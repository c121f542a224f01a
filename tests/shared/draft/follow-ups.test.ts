import { describe, expect, test } from 'vitest';
import type { Step } from '../../../shared/contract/step.ts';
import { npsSteps } from '../../../shared/draft/starters.ts';
import { nextStep } from '../../../shared/rules/next-step.ts';

let count = 0;
const steps = npsSteps(() => `n${count++}`);
const questionOf = (step: Step | undefined) => {
  const block = step?.blocks[0];
  return block?.type === 'question' ? block.question : undefined;
};
const score = steps[0]!.blocks[0]!.id;

/** What is asked after a score. */
function askedAfter(given: number) {
  const question = questionOf(steps[nextStep(steps, 0, { [score]: { score: given } })]);
  return question?.kind === 'choice'
    ? question.options.map(({ label }) => label.byLocale.en)
    : question?.kind;
}

test('the question for a score has ten values of which the last is named in both languages (statement 2)', () => {
  expect(questionOf(steps[0])).toMatchObject({
    kind: 'nps',
    scale: '1-10',
    prompt: {
      byLocale: { en: expect.stringMatching(/recommend/), 'zh-CN': expect.stringMatching(/推荐给朋友/) },
    },
    highLabel: { byLocale: { en: 'Strongly recommend', 'zh-CN': '强烈推荐' } },
  });
});

describe('what follows on a score (statement 5)', () => {
  test.each([9, 10])('%d asks whether product or service is the reason', (given) => {
    expect(askedAfter(given)).toEqual(['The product', 'The service']);
  });
  test.each([7, 8])('%d asks a neutral question', (given) => expect(askedAfter(given)).toBe('text'));
  test.each([1, 5, 6])('%d asks whether the service was bad or the product fails the need', (given) => {
    expect(askedAfter(given)).toEqual([
      'The service was not professional',
      'The product does not meet my need',
    ]);
  });
});
