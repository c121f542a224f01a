import { expect, test } from 'vitest';
import { withUnit } from '../../../studio/ui/with-unit.ts';

test('a unit stands beside its number, a sign at it, as that of every other share', () => {
  expect(withUnit('3.1', 'd')).toBe('3.1 d');
  expect(withUnit('94.4', '%')).toBe('94.4%');
});

test('a number without a unit is the number', () => {
  expect(withUnit('12', '')).toBe('12');
});
