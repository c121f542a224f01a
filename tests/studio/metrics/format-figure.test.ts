import { afterEach, describe, expect, test } from 'vitest';
import { changeOf, formatValue } from '../../../studio/metrics/format-figure.ts';
import { locale } from '../../../studio/ui/i18n.ts';

afterEach(() => {
  locale.value = 'en';
});

describe('a value', () => {
  test('has its unit as a word, one of it in the singular', () => {
    expect(formatValue('replyTime', 0.9)).toBe('0.9 days');
    expect(formatValue('replyTime', 1)).toBe('1 day');
    expect(formatValue('payback', 1)).toBe('1 month');
    locale.value = 'zh-CN';
    expect(formatValue('replyTime', 0.9)).toBe('0.9 天');
  });
});

describe('a change', () => {
  const measured = (from: string, to: string) =>
    changeOf('activeUsers', {
      ...{ from: '2026-11-01', to: '2026-11-28', value: 98, n: 98, of: null },
      before: { from, to, value: 100, n: 100, of: null },
    } as unknown as Parameters<typeof changeOf>[1])?.text;

  test('comes first in both languages, and no day of what it is held against is broken', () => {
    expect(measured('2026-10-04', '2026-10-31')).toBe('−2% on Oct\u00a04\u00a0– Oct\u00a031');
    expect(measured('2025-12-04', '2026-01-31')).toBe(
      '−2% on Dec\u00a04,\u00a02025\u00a0– Jan\u00a031,\u00a02026',
    );
    locale.value = 'zh-CN';
    expect(measured('2026-10-04', '2026-10-31')).toBe('−2%，较\u00a010月4日–10月31日');
  });
});
