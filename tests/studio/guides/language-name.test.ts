import { afterEach, expect, test } from 'vitest';
import { findLanguage, offeredLanguages } from '../../../studio/guides/languages/language-name.ts';
import { locale } from '../../../studio/ui/i18n.ts';

afterEach(() => {
  locale.value = 'en';
});

test.each([
  ['French', 'fr'],
  [' canadian french ', 'fr-CA'],
  ['Deutsch', 'de'],
  ['日本語', 'ja'],
  ['eu', 'eu'],
  ['fr-CA', 'fr-CA'],
])('a language is found by its name or code: %s', (typed, expected) => {
  expect(findLanguage(typed)).toBe(expected);
});

test.each(['', 'Klingonese', 'fr_CA!'])('%j is no language', (typed) => {
  expect(findLanguage(typed)).toBeUndefined();
});

test('languages are offered by their names in the language of the studio, and each is found by it', () => {
  expect(offeredLanguages()).toContain('German');
  locale.value = 'zh-CN';
  expect(offeredLanguages()).toContain('法语');
  expect(findLanguage('法语')).toBe('fr');
  for (const name of offeredLanguages()) expect(findLanguage(name), name).toBeDefined();
});
