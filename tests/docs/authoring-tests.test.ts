import { expect, test } from 'vitest';
import { isThere, rowsOf } from './named-tests.ts';

const clauses = rowsOf('docs/authoring-tests.md').filter(({ what }) => what !== 'clause');

test('docs/authoring-tests.md names no test that is gone', () => {
  const named = clauses.flatMap(({ tests }) => tests);
  expect(named.length).toBeGreaterThan(120);
  expect(named.filter((one) => !isThere(one))).toEqual([]);
});

test('docs/authoring-tests.md names tests for each clause', () => {
  expect(clauses.filter(({ tests }) => tests.length === 0)).toEqual([]);
});
