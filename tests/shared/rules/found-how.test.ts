import { expect, test } from 'vitest';
import { foundHow, isWorthDescribing } from '../../../shared/rules/found-how.ts';

test('a sure match is exact while it looks as it was described, and healed when it has changed', () => {
  expect(foundHow(0.99, 0.999)).toBe('exact');
  expect(foundHow(0.8, 0.7)).toBe('healed');
});

test('a match that is not sure is neither', () => {
  expect(foundHow(0.55, 0.99)).toBeUndefined();
});

test('only what was healed, far ahead of any rival, is worth describing anew', () => {
  expect(isWorthDescribing('healed', 0.6)).toBe(true);
  expect(isWorthDescribing('healed', 0.2)).toBe(false);
  expect(isWorthDescribing('exact', 0.6)).toBe(false);
});
