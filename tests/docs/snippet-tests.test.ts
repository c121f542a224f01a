import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

/*
 * What docs/snippet-tests.md names: a file, in backticks and with a colon after it, and then titles in it.
 */
const page = readFileSync('docs/snippet-tests.md', 'utf8');

interface Named {
  file: string;
  title: string;
}

const namedIn = (text: string): Named[] => {
  let file = '';
  return [...text.matchAll(/`([^`]+)`(:?)/g)].flatMap(([, name = '', isFile]) => {
    if (!isFile) return { file, title: name };
    file = name;
    return [];
  });
};
const rows = page
  .split('\n')
  .filter((line) => line.startsWith('| '))
  .map((line) => namedIn(line.split(' | ')[1] ?? ''));

/** Without the numbers of what is said elsewhere, at the end of some titles. */
const codeOf = (file: string): string => {
  const path = [`tests/${file}.test.ts`, `tests/${file}.ts`].find((one) => existsSync(one));
  return path ? readFileSync(path, 'utf8').replace(/ \(statements? [^)]*\)/g, '') : '';
};
const isIn = ({ file, title }: Named): boolean => {
  const code = codeOf(file);
  return [`'${title}'`, `"${title}"`, `\`${title}\``].some((written) => code.includes(written));
};

describe('docs/snippet-tests.md', () => {
  test('names no test that is gone', () => {
    const named = rows.flat();
    expect(named.length).toBeGreaterThan(250);
    expect(named.filter((one) => !isIn(one))).toEqual([]);
  });

  test('has every test of the cases', () => {
    const files = ['target', 'scroll', 'change', 'geometry', 'layer', 'isolation', 'security', 'environment'];
    for (const file of [...files, 'accessibility'].map((name) => `browser/conformance/${name}`)) {
      const named = rows.flat().filter((one) => one.file === file);
      const cases = [...codeOf(file).matchAll(/['"`]([a-z][a-z0-9-]+: [^\n]*?)['"`][,:]/g)].map(
        ([, one]) => one,
      );
      expect(named.map(({ title }) => title)).toEqual(expect.arrayContaining(cases));
    }
  });
});
