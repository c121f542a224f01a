import * as v from 'valibot';
import { expect, test } from 'vitest';
import { localeSchema } from '../../../shared/contract/text.ts';
import { findLanguage, offeredLanguages } from '../../../shared/rules/find-language.ts';

test.each([
  ['French', 'fr'],
  [' canadian french ', 'fr-CA'],
  ['Deutsch', 'de'],
  ['日本語', 'ja'],
  ['eu', 'eu'],
  ['fr-CA', 'fr-CA'],
])('a language is found by its name or code: %s', (typed, expected) => {
  expect(findLanguage(typed, 'en')).toBe(expected);
});

test.each(['', 'Klingonese', 'fr_CA!'])('%j is no language', (typed) => {
  expect(findLanguage(typed, 'en')).toBeUndefined();
});

test('languages are offered by their names in the language of whoever reads them, and each is found by it', () => {
  expect(offeredLanguages('en')).toContain('German');
  expect(offeredLanguages('zh-CN')).toContain('法语');
  expect(findLanguage('法语', 'zh-CN')).toBe('fr');
  for (const name of offeredLanguages('zh-CN')) {
    const found = findLanguage(name, 'zh-CN');
    expect(v.is(localeSchema, found), name).toBe(true);
  }
});

test.each(['e', 'en', 'zh-Hans-CN', 'en-', 'EN', 'de-1', 'abcd', 'sl-rozaj-biske-1994', 'a-b-c-d-e'])(
  'the code %s is one exactly where a draft may hold it',
  (code) => expect(findLanguage(code, 'en') !== undefined).toBe(v.is(localeSchema, code)),
);
