import { describe, expect, test } from 'vitest';
import { quartersAround } from '../../../studio/accounts/criteria-card.tsx';

const starts = [
  '2025-07-01',
  '2025-10-01',
  '2026-01-01',
  '2026-04-01',
  '2026-07-01',
  '2026-10-01',
  '2027-01-01',
];
const quarters = starts.map((startsOn) => ({ startsOn, target: 8, value: null }));
const shown = (due: string | undefined, of = quarters) =>
  quartersAround(
    { quarters: of },
    of.find(({ startsOn }) => startsOn === due),
  ).map(({ startsOn }) => startsOn);

describe('of the quarters of a success criterion the account page shows', () => {
  test('the one that is due, the one before and what comes next', () => {
    expect(shown('2026-04-01')).toEqual(['2026-01-01', '2026-04-01', '2026-07-01', '2026-10-01']);
  });

  test('four also where the last one or the first is due, or none', () => {
    expect(shown('2027-01-01')).toEqual(starts.slice(-4));
    expect(shown('2025-07-01')).toEqual(starts.slice(0, 4));
    expect(shown(undefined)).toEqual(starts.slice(0, 4));
  });

  test('all where there are fewer', () => {
    expect(shown('2025-10-01', quarters.slice(0, 2))).toEqual(starts.slice(0, 2));
  });
});
