import { afterEach, describe, expect, test } from 'vitest';
import {
  formatAgo,
  formatDate,
  formatList,
  formatNumber,
  formatShare,
  formatSigned,
  locale,
  plural,
  t,
} from '../../../studio/ui/i18n.ts';

afterEach(() => {
  locale.value = 'en';
});

const greeting = { en: 'Hello', 'zh-CN': '你好' };
const count = { en: (n: number) => plural(n, 'account'), 'zh-CN': (n: number) => `${n} 个客户` };

describe('a phrase', () => {
  test('is said in the studio’s language', () => {
    expect(t(greeting)).toBe('Hello');
    locale.value = 'zh-CN';
    expect(t(greeting)).toBe('你好');
  });

  test('takes arguments', () => {
    expect(t(count, 1)).toBe('1 account');
    expect(t(count, 1200)).toBe('1,200 accounts');
    locale.value = 'zh-CN';
    expect(t(count, 3)).toBe('3 个客户');
  });
});

describe('numbers', () => {
  test('show a tenth only where a share is small, so that 7.5% is not 8%', () => {
    expect(formatShare(0.075)).toBe('7.5%');
    expect(formatShare(0.1)).toBe('10%');
    expect(formatShare(0.834)).toBe('83%');
    expect(formatShare(0)).toBe('0%');
  });

  test('carry their sign where they are scores', () => {
    expect(formatSigned(34)).toBe('+34');
    expect(formatSigned(-24)).toBe('−24');
    expect(formatSigned(0)).toBe('0');
  });

  test('are grouped as the language does', () => {
    expect(formatNumber(1_234_567)).toBe('1,234,567');
  });
});

describe('dates', () => {
  test('leave a day what it is, in whatever time zone the reader sits', () => {
    expect(formatDate('2026-01-01')).toBe('Jan 1, 2026');
    locale.value = 'zh-CN';
    expect(formatDate('2026-01-01')).toBe('2026年1月1日');
  });

  test('say how long ago', () => {
    const now = new Date('2026-05-20T12:00:00Z');
    expect(formatAgo('2026-05-20T11:59:55Z', now)).toBe('now');
    expect(formatAgo('2026-05-20T11:57:00Z', now)).toBe('3 minutes ago');
    expect(formatAgo('2026-05-19T11:00:00Z', now)).toBe('yesterday');
    expect(formatAgo('2026-05-04T12:00:00Z', now)).toBe('2 weeks ago');
    locale.value = 'zh-CN';
    expect(formatAgo('2026-05-20T11:57:00Z', now)).toBe('3 分钟前');
    expect(formatAgo('2026-05-22T12:00:00Z', now)).toBe('后天');
    expect(formatAgo('2026-02-20T12:00:00Z', now)).toBe('2 个月前');
  });
});

test('a list is joined as the language does', () => {
  expect(formatList(['a', 'b', 'c'])).toBe('a, b, and c');
  locale.value = 'zh-CN';
  expect(formatList(['a', 'b'])).toBe('a和b');
});
