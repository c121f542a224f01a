import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { expect, test } from 'vitest';

const named = [...readFileSync('docs/security.md', 'utf8').matchAll(/`([\w./-]+)`/g)].map(
  ([, name = '']) => name,
);
const tests = new Set(
  globSync(
    'tests/{browser,budgets,docs,faults,journeys,layout,server,shared,snippet,studio}/**/*.test.{ts,tsx}',
  ).map((path) => basename(path).replace(/\.tsx?$/, '')),
);

test('every test and file that the page on security leans on is there', () => {
  const wanted = named.filter((name) => name.endsWith('.test'));
  expect(wanted.length).toBeGreaterThan(60);
  expect(wanted.filter((name) => !tests.has(basename(name)))).toEqual([]);
  const files = named.filter((name) => /^(server|shared|snippet|tests)\/.*(\.ts|\/)$/.test(name));
  expect(files.filter((name) => !existsSync(name))).toEqual([]);
});
