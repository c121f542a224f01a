import { describe, expect, test } from 'vitest';
import { codeOf, isThere, rowsOf } from './named-tests.ts';

const named = rowsOf('docs/snippet-tests.md').flatMap(({ tests }) => tests);

describe('docs/snippet-tests.md', () => {
  test('names no test that is gone', () => {
    expect(named.length).toBeGreaterThan(250);
    expect(named.filter((one) => !isThere(one))).toEqual([]);
  });

  test('has every test of the cases', () => {
    const files = ['target', 'scroll', 'change', 'geometry', 'layer', 'isolation', 'security', 'environment'];
    for (const file of [...files, 'accessibility'].map((name) => `browser/conformance/${name}`)) {
      const cases = [...codeOf(file).matchAll(/['"`]([a-z][a-z0-9-]+: [^\n]*?)['"`][,:]/g)].map(
        ([, one]) => one,
      );
      const titles = named.filter((one) => one.file === file).map(({ title }) => title);
      expect(titles).toEqual(expect.arrayContaining(cases));
    }
  });
});
