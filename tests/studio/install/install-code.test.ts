import { describe, expect, test } from 'vitest';
import {
  htmlTag,
  identifyingCode,
  loadingCode,
  places,
  plainTag,
  policyOf,
  type TagWishes,
} from '../../../studio/install/install-code.ts';

const source = { server: 'https://cairn.example', key: 'pk_x', integrity: 'sha384-abc' };
const tag = (wishes: Partial<TagWishes> = {}) => htmlTag(source, { ...plainTag, ...wishes });
/** The attributes as a browser would read them. */
const attributes = (code: string) =>
  Object.fromEntries([...code.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, name, value]) => [name, value]));

describe('the tag', () => {
  test('is one line with nothing but where and whose', () => {
    expect(tag()).toBe('<script async src="https://cairn.example/s.js" data-key="pk_x"></script>');
  });

  test.each<[keyof TagWishes, Partial<TagWishes>, Record<string, string>]>([
    ['asksConsent', { asksConsent: true }, { 'data-consent': 'required' }],
    ['sendsText', { sendsText: false }, { 'data-text': 'off' }],
    ['ignoresPrivacySignals', { ignoresPrivacySignals: true }, { 'data-privacy-signals': 'ignore' }],
    ['build', { build: ' 2026.3.1 ' }, { 'data-build': '2026.3.1' }],
    [
      'frames',
      { frames: 'https://a.example\n https://b.example ' },
      { 'data-frames': 'https://a.example https://b.example' },
    ],
    [
      'isPinned',
      { isPinned: true },
      { src: '/vendor/cairn/s.js', integrity: 'sha384-abc', 'data-server': 'https://cairn.example/' },
    ],
  ])('says %s by its attribute, and keeps the others', (_, wishes, added) => {
    expect(attributes(tag(wishes))).toEqual({ ...attributes(tag()), ...added });
  });

  test('can’t be left by what is typed into a field', () => {
    expect(tag({ build: '"><script>alert(1)</script>' })).toContain('data-build="&quot;><script>');
    const inManager = loadingCode('gtm', source, { ...plainTag, build: `'"); alert(1)` });
    expect(inManager).toContain(String.raw`"data-build", "'\"); alert(1)"`);
    expect(loadingCode('gtm', source, { ...plainTag, build: '</script>' })).not.toMatch(
      /<\/script>.*<\/script>/s,
    );
  });
});

test.each(places)(
  '%s: code that loads it with all that was wished, and code that names the user',
  (place) => {
    const wishes = { ...plainTag, asksConsent: true, build: '7' };
    const loading = loadingCode(place, source, wishes);
    for (const part of ['https://cairn.example/s.js', 'data-key', 'pk_x', 'data-consent', 'data-build'])
      expect(loading).toContain(part);
    expect(identifyingCode(place)).toMatch(/\['identify', .+\['group', /s);
  },
);

test('the policy allows the server, and of a pinned script its own origin', () => {
  expect(policyOf(source, plainTag)).toBe(
    'script-src https://cairn.example; connect-src https://cairn.example;',
  );
  expect(policyOf(source, { ...plainTag, isPinned: true })).toBe(
    "script-src 'self'; connect-src https://cairn.example;",
  );
});
