import { expect, test } from 'vitest';
import { nextWorkingDay } from '../../../shared/rules/working-day.ts';

test.each([
  ['2026-03-02', '2026-03-03'],
  ['2026-03-05', '2026-03-06'],
  ['2026-03-06', '2026-03-09'],
  ['2026-03-07', '2026-03-09'],
  ['2026-03-08', '2026-03-09'],
])('the working day after %s is %s', (day, next) => expect(nextWorkingDay(day)).toBe(next));
