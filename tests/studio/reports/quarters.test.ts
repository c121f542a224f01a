import { expect, test } from 'vitest';
import { lastQuarters } from '../../../studio/reports/quarters.ts';

test('the quarters before a day, over the turn of the year', () => {
  expect(lastQuarters('2026-02-14', 3)).toEqual([
    { name: '2026-Q1', year: '2026', quarter: '1', startsOn: '2026-01-01', endsOn: '2026-03-31' },
    { name: '2025-Q4', year: '2025', quarter: '4', startsOn: '2025-10-01', endsOn: '2025-12-31' },
    { name: '2025-Q3', year: '2025', quarter: '3', startsOn: '2025-07-01', endsOn: '2025-09-30' },
  ]);
});
