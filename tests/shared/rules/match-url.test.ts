import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { matchPageRule, matchUrl, matchWildcard } from '../../../shared/rules/match-url.ts';

const cases: [pattern: string, url: string, matches: boolean][] = [
  ['/orders', 'https://app.example/orders', true],
  ['/orders', 'https://app.example/orders/', true],
  ['/orders', 'https://app.example/orders?tab=open#top', true],
  ['/orders', 'https://app.example/orders/7', false],
  ['/orders/*', 'https://app.example/orders/7', true],
  ['/orders/*', 'https://app.example/orders', false],
  ['/orders*', 'https://app.example/orders', true],
  ['/*/edit', 'https://app.example/orders/7/edit', true],
  ['*', 'https://app.example/anything', true],
  ['/', 'https://app.example/', true],
  ['/', 'https://app.example/orders', false],
  ['/orders?tab=open', 'https://app.example/orders?page=2&tab=open', true],
  ['/orders?tab=open', 'https://app.example/orders?tab=closed', false],
  ['?tab=*', 'https://app.example/anywhere?tab=open', true],
  ['?b=2&a=1', 'https://app.example/x?a=1&b=2', true],
  ['#/deals/*', 'https://app.example/#/deals/4', true],
  ['#/deals/*', 'https://app.example/#/orders', false],
  ['/app#/deals', 'https://app.example/app#/deals', true],
  ['app.example/orders', 'https://app.example/orders', true],
  ['*.example/orders', 'https://eu.app.example/orders', true],
  ['other.example/orders', 'https://app.example/orders', false],
  ['https://app.example/*', 'https://app.example/orders', true],
  ['http://app.example/*', 'https://app.example/orders', false],
  ['localhost:4401/orders', 'http://localhost:4401/orders', true],
  ['app.example', 'https://app.example/orders', true],
  ['/客户/*', `https://app.example/${encodeURIComponent('客户')}/1`, true],
  ['/orders', 'not an address', false],
];

describe('an address pattern', () => {
  test.each(cases)('%s · %s · %s', (pattern, url, matches) => {
    expect(matchUrl(pattern, url)).toBe(matches);
  });

  test('means the same as a pattern of "any run of characters", for any texts', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', '*'), maxLength: 8 });
    const text = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 10 });
    fc.assert(
      fc.property(letters, text, (pattern, value) => {
        const naive = new RegExp(`^${pattern.replaceAll('*', '.*')}$`).test(value);
        expect(matchWildcard(pattern, value)).toBe(naive);
      }),
      { numRuns: 2000 },
    );
  });

  test('takes a number of steps bounded by pattern times text, however hostile', () => {
    let reads = 0;
    const text = new Proxy(new String('a'.repeat(4000)), {
      get(target, key) {
        reads++;
        return Reflect.get(target, key, target);
      },
    }) as string;
    const pattern = `${'*a'.repeat(40)}b`;
    expect(matchWildcard(pattern, text)).toBe(false);
    expect(reads).toBeLessThan(pattern.length * 4000);
  });
});

describe('a page rule', () => {
  test('with nothing to include means every page', () => {
    expect(matchPageRule({ include: [], exclude: [] }, 'https://app.example/x')).toBe(true);
  });
  test('lets an exclusion win over an inclusion', () => {
    const rule = { include: ['/orders*'], exclude: ['/orders/new'] };
    expect(matchPageRule(rule, 'https://app.example/orders/1')).toBe(true);
    expect(matchPageRule(rule, 'https://app.example/orders/new')).toBe(false);
    expect(matchPageRule(rule, 'https://app.example/deals')).toBe(false);
  });
});
