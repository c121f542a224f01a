import { afterEach, expect, test } from 'vitest';
import { formatTrait } from '../../../studio/accounts/traits.tsx';
import { locale } from '../../../studio/ui/i18n.ts';

afterEach(() => {
  locale.value = 'en';
});

test.each([
  ['Enterprise', 'Enterprise'],
  [12000, '12,000'],
  [true, 'Yes'],
  [null, '–'],
  ['2027-03-31', 'Mar 31, 2027'],
  ['2027-99-99', '2027-99-99'],
  [['emea', 'priority'], 'emea and priority'],
])('the trait %j reads %s', (value, text) => {
  expect(formatTrait(value)).toBe(text);
});

test('a trait is read in the studio’s language', () => {
  locale.value = 'zh-CN';
  expect(formatTrait(false)).toBe('否');
  expect(formatTrait('2027-03-31')).toBe('2027年3月31日');
});
