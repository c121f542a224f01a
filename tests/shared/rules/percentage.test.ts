import fc from 'fast-check';
import { expect, test } from 'vitest';
import { placeInHundred } from '../../../shared/rules/percentage.ts';

test('the same id is always at the same place', () => {
  expect(placeInHundred('ann', 'beta')).toBe(placeInHundred('ann', 'beta'));
  // Written down, so that nobody changes who is in a running experiment.
  expect(placeInHundred('ann', 'beta')).toBeCloseTo(22.60193412657827, 6);
});

test('every place is from 0 to below 100', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (id, salt) => {
      const place = placeInHundred(id, salt);
      return place >= 0 && place < 100;
    }),
  );
});

test.each([5, 25, 50, 90])('about %i of a hundred people are in', (percent) => {
  const people = Array.from({ length: 20_000 }, (_, i) => `user-${i}`);
  const share = people.filter((id) => placeInHundred(id, 'beta') < percent).length / people.length;
  expect(Math.abs(share * 100 - percent)).toBeLessThan(1.2);
});

test('two salts choose independently', () => {
  const people = Array.from({ length: 20_000 }, (_, i) => String(i));
  const inBoth = people.filter((id) => placeInHundred(id, 'a') < 50 && placeInHundred(id, 'b') < 50).length;
  expect(Math.abs(inBoth / people.length - 0.25)).toBeLessThan(0.015);
});
