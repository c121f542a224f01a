import { expect, test } from 'vitest';
import { hasNotCome } from '../../../studio/accounts/has-not-come.ts';

test('only who was named by a server and did nothing has not come', () => {
  const named = { activatedAt: null, activeDays28: 0, uses28: 0 };
  expect(hasNotCome(named)).toBe(true);
  expect(hasNotCome({ ...named, activatedAt: '2026-03-01T08:00:00Z' })).toBe(false);
  // A server told what they do.
  expect(hasNotCome({ ...named, activeDays28: 3 })).toBe(false);
  expect(hasNotCome({ ...named, uses28: 2 })).toBe(false);
});
