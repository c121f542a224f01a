import { expect, test } from 'vitest';
import type { Step } from '../../../shared/contract/step.ts';
import { stepsForAll } from '../../../shared/rules/steps-for-all.ts';
import { buildStep } from '../../support/build-guide.ts';

const when = { questionId: 'q', min: 9 };
const forAll = (...steps: Step[]) => [...stepsForAll(steps)].join(' ');

test('everybody comes to every step of a plain guide', () => {
  expect(forAll(buildStep('a'), buildStep('b'), buildStep('c'))).toBe('a b c');
});

test('not to one that is shown after certain answers alone', () => {
  expect(forAll(buildStep('a'), buildStep('b', { when }), buildStep('c'))).toBe('a c');
});

test('nor to one that an answer or a button leads past; one that is led back to is come to all the same', () => {
  const past = buildStep('a', { next: [{ when, stepId: 'c' }] });
  expect(forAll(past, buildStep('b'), buildStep('c'))).toBe('a c');
  const button = (stepId: string) =>
    buildStep('x', {
      blocks: [
        {
          id: 'go',
          type: 'buttons',
          buttons: [
            {
              id: 'one',
              label: { byLocale: { en: 'Go' } },
              look: 'primary',
              action: { type: 'goToStep', stepId },
            },
          ],
        },
      ],
    });
  expect(forAll(button('c'), buildStep('b'), buildStep('c'))).toBe('x c');
  expect(forAll(buildStep('a'), buildStep('b'), button('a'), buildStep('c'))).toBe('a b x c');
});
