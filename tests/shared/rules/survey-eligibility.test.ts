import { describe, expect, test } from 'vitest';
import { placeInWave } from '../../../shared/rules/place-in-wave.ts';
import {
  defaultSurveyRules,
  type SurveyFacts,
  surveyEligibility,
} from '../../../shared/rules/survey-eligibility.ts';

const person = (parts: Partial<SurveyFacts> = {}): SurveyFacts => ({
  isIdentified: true,
  accountSince: '2020-01-01',
  userSince: '2020-01-01',
  dismissedOn: [],
  ...parts,
});

describe('more than three months with the product (statement 3)', () => {
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

describe('half a year after an answer (statement 4)', () => {
  test.each([
    ['2024-05-01', 'answeredRecently'],
    ['2024-10-31', 'answeredRecently'],
    ['2024-11-01', 'eligible'],
  ])('answered on 2024-05-01, on %s: %s', (today, reason) => {
    expect(surveyEligibility(person({ answeredOn: '2024-05-01' }), today).reason).toBe(reason);
  });
});

describe('a dismissal is repeated once in its wave, no sooner than after 14 days (statement 4)', () => {
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

describe('people are asked one after another once a survey is live', () => {
  test.each([
    [0, '2024-06-01', 'eligible', undefined],
    [0.5, '2024-06-14', 'turnComes', '2024-06-15'],
    [0.5, '2024-06-15', 'eligible', undefined],
    [0.999, '2024-06-27', 'turnComes', '2024-06-28'],
    [0.999, '2024-06-28', 'eligible', undefined],
  ])('at place %d on %s: %s', (place, today, reason, mayAskOn) => {
    const turn = { liveSince: '2024-06-01', place };
    expect(surveyEligibility(person(), today, defaultSurveyRules, turn)).toMatchObject({
      reason,
      ...(mayAskOn && { mayAskOn }),
    });
  });

  test('on as many days as the workspace says, each with as many people', () => {
    const rules = { ...defaultSurveyRules, spreadDays: 10 };
    const askedOn = Array.from({ length: 5000 }, (_, n) => {
      const turn = { liveSince: '2024-06-01', place: placeInWave('survey', `u${n}`) };
      const result = surveyEligibility(person(), '2024-05-31', rules, turn);
      return 'mayAskOn' in result ? result.mayAskOn : undefined;
    });
    const perDay = [...Map.groupBy(askedOn, (day) => day).values()].map(({ length }) => length);
    expect(perDay).toHaveLength(10);
    expect(Math.min(...perDay)).toBeGreaterThan(400);
    expect(Math.max(...perDay)).toBeLessThan(600);
  });

  test('all at once where the workspace wants it, and in another order in each survey', () => {
    const turn = { liveSince: '2024-06-01', place: 0.999 };
    expect(surveyEligibility(person(), '2024-06-01', { ...defaultSurveyRules, spreadDays: 0 }, turn)).toEqual(
      {
        isEligible: true,
        reason: 'eligible',
      },
    );
    const order = (guideId: string) =>
      ['ann', 'ben', 'cem', 'dee', 'eva', 'flo'].toSorted(
        (a, b) => placeInWave(guideId, a) - placeInWave(guideId, b),
      );
    expect(order('one')).not.toEqual(order('two'));
  });
});

describe('what a workspace has set', () => {
  test.each([
    [{ accountMonths: 0 }, person({ accountSince: '2024-06-21' }), 'eligible'],
    [{ userMonths: 0 }, person({ userSince: '2024-06-21' }), 'eligible'],
    [{ userMonths: 1 }, person({ userSince: '2024-05-21' }), 'userTooNew'],
    [{ userMonths: 1 }, person({ userSince: '2024-05-20' }), 'eligible'],
    [{ activeDays: 5 }, person({ activeDays: 4 }), 'tooFewDays'],
    [{ activeDays: 5 }, person({ activeDays: 5 }), 'eligible'],
    [{ quietMonths: 12 }, person({ answeredOn: '2023-07-01' }), 'answeredRecently'],
  ])('%o', (set, facts, reason) => {
    expect(surveyEligibility(facts, '2024-06-21', { ...defaultSurveyRules, ...set }).reason).toBe(reason);
  });
});
