import { describe, expect, test } from 'vitest';
import type { Condition } from '../../../shared/contract/audience.ts';
import { decisionReasons } from '../../../shared/contract/decision.ts';
import { conditionText, decisionText } from '../../../shared/rules/decision-text.ts';

describe.each(['en', 'zh-CN'] as const)('in %s', (language) => {
  test.each(decisionReasons)('%s is a sentence, with and without its details', (reason) => {
    const detail = {
      conditions: 'c',
      rule: 'accountTooNew',
      mayAskOn: '2026-01-01',
      path: '/x',
      category: 'news',
      until: 'u',
      count: 1,
      limit: 2,
      lastShownAt: 't',
      trigger: 'exitIntent',
      waitSeconds: 3,
    };
    const end = language === 'en' ? /^[^{}[\]]+\.$/ : /^[^{}[\]]+。$/;
    expect(decisionText({ reason, detail }, language)).toMatch(end);
    expect(decisionText({ reason }, language)).toMatch(end);
  });

  const conditions: Condition[] = [
    { type: 'userTrait', trait: 'role', operator: 'is', value: 'admin' },
    { type: 'accountTrait', trait: 'plan', operator: 'isSet' },
    { type: 'event', name: 'deal.won', operator: 'atLeast', times: 3, withinDays: 7, by: 'account' },
    { type: 'feature', featureId: 4, operator: 'atMost', times: 0, withinDays: 7, by: 'user' },
    { type: 'guideState', guideId: 'g', state: 'notSeen' },
    { type: 'segment', segmentId: 's' },
    { type: 'percentage', of: 'account', percent: 10, salt: '' },
    { type: 'dates', from: '2026-01-01T00:00:00Z', to: '2026-02-01T00:00:00Z' },
    { type: 'dates' },
    { type: 'language', isOneOf: ['en', 'fr'] },
    { type: 'device', isOneOf: ['phone', 'tablet'] },
    { type: 'url', pattern: '/orders/*' },
    { type: 'element', is: 'absent', target: { signature: { v: 1, tag: 'button', name: 'Save', path: [] } } },
    { type: 'elementText', text: 'Paid' },
  ];
  test.each(conditions)('$type is a phrase', (condition) => {
    expect(conditionText(condition, language)).toMatch(/^\S.*\S$/);
    expect(conditionText(condition, language)).not.toContain('undefined');
  });
});

test('names what ids stand for', () => {
  const names = {
    segments: new Map([['s', 'Trial']]),
    features: new Map([[4, 'Export']]),
    guides: new Map([['g', 'Welcome']]),
  };
  expect(conditionText({ type: 'segment', segmentId: 's' }, 'en', names)).toBe('in segment Trial');
  expect(conditionText({ type: 'guideState', guideId: 'g', state: 'completed' }, 'zh-CN', names)).toBe(
    '已完成“Welcome”',
  );
  expect(decisionText({ reason: 'notMeant', detail: { conditions: 'in segment Trial' } }, 'en')).toBe(
    'Not in the audience: in segment Trial.',
  );
  expect(decisionText({ reason: 'quietDay', detail: { count: 2, limit: 2 } }, 'en')).toBe(
    'Quiet rule: 2 of 2 started today.',
  );
});

test('tells times as the reader writes them, or in UTC', () => {
  const shown = {
    reason: 'frequency',
    detail: { count: 2, lastShownAt: '2026-11-02T13:21:07.000Z' },
  } as const;
  expect(decisionText(shown, 'en')).toBe('Shown often enough: 2×, last on 2026-11-02 13:21 UTC.');
  expect(decisionText(shown, 'en', (time) => `<${time}>`)).toBe(
    'Shown often enough: 2×, last on <2026-11-02T13:21:07.000Z>.',
  );
  const asked = { reason: 'askedRecently', detail: { rule: 'userTooNew', mayAskOn: '2026-12-27' } } as const;
  expect(decisionText(asked, 'en', (time) => `<${time}>`)).toBe(
    'Surveys keep a quiet time: the user is too new; may ask from <2026-12-27>.',
  );
});
