import { describe, expect, test } from 'vitest';
import { localesOf, localize, pickLocale } from '../../../shared/rules/localize.ts';

describe('the language for a reader', () => {
  test.each([
    ['fr-CA', ['fr-CA', 'fr', 'en'], 'fr-CA'],
    ['fr-CA', ['fr', 'en'], 'fr'],
    ['fr-CA', ['fr-FR', 'en'], 'fr-FR'],
    ['zh-Hans-CN', ['zh-CN', 'en'], 'zh-CN'],
    ['zh-cn', ['en', 'zh-CN'], 'zh-CN'],
    ['de', ['zh-CN', 'en'], 'en'],
  ])('who wants %s of %s is %s', (wanted, available, expected) => {
    expect(pickLocale(available, wanted, 'en')).toBe(expected);
  });
});

describe('localizing', () => {
  const guide = {
    name: 'kept',
    steps: [
      {
        title: { byLocale: { en: 'Hello', 'zh-CN': '你好' } },
        count: 2,
        spans: { byLocale: { en: [{ text: 'a' }] } },
      },
    ],
    nothing: null,
  };
  test('replaces every localized value and leaves the rest', () => {
    expect(localize(guide, 'zh-CN', 'en')).toEqual({
      name: 'kept',
      steps: [{ title: '你好', count: 2, spans: [{ text: 'a' }] }],
      nothing: null,
    });
  });
  test('uses any language there is when the default is missing too', () => {
    expect(localize({ byLocale: { fr: 'Salut' } }, 'de', 'en')).toBe('Salut');
  });
  test('lists every language that occurs', () => {
    expect(localesOf(guide).sort()).toEqual(['en', 'zh-CN']);
  });
});
