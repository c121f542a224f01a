import { describe, expect, test } from 'vitest';
import { type SurveyFacts, surveyEligibility } from '../../../shared/rules/survey-eligibility.ts';

const person = (parts: Partial<SurveyFacts> = {}): SurveyFacts => ({
  isIdentified: true,
  accountSince: '2020-01-01',
  userSince: '2020-01-01',
  dismissedOn: [],
  ...parts,
});

describe('more than three months with the product', () => {
  const early = person({ accountSince: '2024-01-10', userSince: '2024-01-12' });
  const colleague = person({ accountSince: '2024-01-10', userSince: '2024-03-20' });

  test.each([
    [early, '2024-04-10', 'accountTooNew', '2024-04-11'],
    [early, '2024-04-11', 'userTooNew', '2024-04-13'],
    [early, '2024-04-12', 'userTooNew', '2024-04-13'],
    [early, '2024-04-13', 'eligible', undefined],
    [colleague, '2024-06-20', 'userTooNew', '2024-06-21'],
    [colleague, '2024-06-21', 'eligible', undefined],
    [person({ accountSince: '2024-05-01' }), '2024-06-21', 'accountTooNew', '2024-08-02'],
    [person({ accountSince: undefined }), '2024-06-21', 'eligible', undefined],
    [person({ accountSince: '2030-01-01' }), '2024-06-21', 'accountTooNew', '2030-04-02'],
    [person({ userSince: '2023-11-30' }), '2024-02-29', 'userTooNew', '2024-03-01'],
    [person({ isIdentified: false }), '2024-06-21', 'notIdentified', undefined],
  ] as const)('%o on %s: %s', (facts, today, reason, mayAskOn) => {
    const result = surveyEligibility(facts, today);
    expect(result.reason).toBe(reason);
    expect(result.isEligible).toBe(reason === 'eligible');
    expect('mayAskOn' in result ? result.mayAskOn : undefined).toBe(mayAskOn);
  });
});

describe('half a year after an answer', () => {
  test.each([
    ['2024-05-01', 'answeredRecently'],
    ['2024-10-31', 'answeredRecently'],
    ['2024-11-01', 'eligible'],
  ])('answered on 2024-05-01, on %s: %s', (today, reason) => {
    expect(surveyEligibility(person({ answeredOn: '2024-05-01' }), today).reason).toBe(reason);
  });
});

describe('a dismissal is repeated once in its wave, no sooner than after 14 days', () => {
  test.each([
    [['2024-05-01'], '2024-05-01', 'dismissedRecently'],
    [['2024-05-01'], '2024-05-14', 'dismissedRecently'],
    [['2024-05-01'], '2024-05-15', 'eligible'],
    [['2024-05-01', '2024-05-15'], '2024-05-29', 'dismissedRecently'],
    [['2024-05-15', '2024-05-01'], '2024-10-31', 'dismissedRecently'],
    [['2024-05-01', '2024-05-15'], '2024-11-01', 'eligible'],
    // The next wave has its own repeat.
    [['2024-05-01', '2024-05-15', '2024-11-01'], '2024-11-14', 'dismissedRecently'],
    [['2024-05-01', '2024-05-15', '2024-11-01'], '2024-11-15', 'eligible'],
    // A dismissal at the very end of a wave does not reach beyond it.
    [['2024-05-01', '2024-10-30'], '2024-11-01', 'eligible'],
  ] as const)('dismissed on %o, on %s: %s', (dismissedOn, today, reason) => {
    expect(surveyEligibility(person({ dismissedOn }), today).reason).toBe(reason);
  });
});
