import { describe, expect, test } from 'vitest';
import { readAlertQuery } from '../../../studio/alerts/alerts-page.tsx';
import { conditionText } from '../../../studio/alerts/condition-text.ts';
import { conditionOf } from '../../../studio/alerts/rule-dialog.tsx';
import type { AlertRow } from '../../../studio/api.ts';
import { alertNumbers } from '../../../studio/metrics/alert-numbers.ts';
import { locale } from '../../../studio/ui/i18n.ts';

describe('an alert in words', () => {
  const alert = { metric: 'activity', isChange: false, value: 11 / 60, comparedWith: 0.2 } as AlertRow;

  test('names the numbers by which it opened', () => {
    expect(alertNumbers(alert)).toBe('Activity: 18.3% (limit 20%)');
    // Nobody is told that 20% is less than 20%.
    expect(alertNumbers({ ...alert, value: 47 / 240 })).toBe('Activity: 19.6% (limit 20%)');
    expect(
      alertNumbers({
        ...alert,
        isChange: true,
        metric: 'activeUsers7',
        value: 9,
        comparedWith: 14.5,
      }),
    ).toBe('Active users, 7 days: 9 (before 14.5)');
  });

  test('is said in Chinese too', () => {
    locale.value = 'zh-CN';
    expect(alertNumbers(alert)).toBe('活跃度：18.3%（阈值 20%）');
    locale.value = 'en';
  });
});

describe('a rule', () => {
  test('reads as a sentence', () => {
    expect(conditionText('activity', { type: 'threshold', is: 'below', value: 0.2 })).toBe(
      'Activity below 20%',
    );
    expect(
      conditionText('activeUsers7', {
        type: 'change',
        direction: 'either',
        share: 0.3,
        fewest: 5,
        windowDays: 28,
      }),
    ).toBe('Active users, 7 days changed by 30%');
  });

  test('reads as a sentence in Chinese, with spaces beside numbers alone', () => {
    locale.value = 'zh-CN';
    expect(conditionText('activity', { type: 'threshold', is: 'below', value: 0.2 })).toBe('活跃度低于 20%');
    expect(conditionText('risk', { type: 'threshold', is: 'above', value: 2 })).toBe('流失风险高于中度');
    locale.value = 'en';
  });

  test('is written in per cent where it is a share, and as it is elsewhere', () => {
    expect(conditionOf('activity', 'below', 20, 5)).toEqual({ type: 'threshold', is: 'below', value: 0.2 });
    expect(conditionOf('daysToRenewal', 'below', 60, 5)).toEqual({
      type: 'threshold',
      is: 'below',
      value: 60,
    });
    expect(conditionOf('activeUsers7', 'falls', 30, 5)).toMatchObject({
      type: 'change',
      direction: 'down',
      share: 0.3,
      fewest: 5,
    });
  });
});

test('the address of the alerts may be wrong without harm', () => {
  expect(readAlertQuery({ state: 'loud', owner: 'all', offset: '-1' })).toEqual({
    state: 'active',
    limit: 50,
    offset: 0,
  });
  expect(readAlertQuery({ state: 'snoozed', owner: 'team' })).toMatchObject({
    state: 'snoozed',
    owner: 'team',
  });
});
