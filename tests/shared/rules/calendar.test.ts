import { expect, test } from 'vitest';
import { addDays, addMonths, dayAt, dayIn, startOfWeek } from '../../../shared/rules/calendar.ts';

test.each([
  ['2025-12-31', -3, '2025-09-30'],
  ['2024-01-12', 3, '2024-04-12'],
  ['2023-11-30', 3, '2024-02-29'],
  ['2024-11-30', 3, '2025-02-28'],
  ['2024-05-01', 6, '2024-11-01'],
  ['2024-08-31', 6, '2025-02-28'],
  ['2024-12-15', 1, '2025-01-15'],
  ['2024-01-15', -1, '2023-12-15'],
  ['2024-03-31', 0, '2024-03-31'],
])('%s and %i months is %s', (day, months, result) => {
  expect(addMonths(day, months)).toBe(result);
});

test('days run over the ends of months and leap years', () => {
  expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
  expect(addDays('2024-12-31', 1)).toBe('2025-01-01');
  expect(addDays('2024-03-01', -1)).toBe('2024-02-29');
});

test('no day is after the last of the year 9999', () => {
  expect(addDays('9999-12-30', 1)).toBe('9999-12-31');
  expect(addDays('9999-12-31', 1)).toBe('9999-12-31');
  expect(addMonths('9999-11-30', 1)).toBe('9999-12-30');
  expect(addMonths('9999-11-30', 3)).toBe('9999-12-31');
});

test.each([
  ['2024-01-10', '2024-01-10'],
  ['2024-01-10T23:00:00Z', '2024-01-10'],
  ['2024-02-30', undefined],
  ['2024-1-1', undefined],
  ['2024-01-100', undefined],
  ['soon', undefined],
  ['', undefined],
])('the day in "%s" is %s', (text, day) => {
  expect(dayIn(text)).toBe(day);
});

test('the day depends on where one is', () => {
  const time = new Date('2024-05-01T16:01:00Z');
  expect(dayAt(time, 'Asia/Shanghai')).toBe('2024-05-02');
  expect(dayAt(time, 'Europe/Berlin')).toBe('2024-05-01');
});

test.each([
  ['2026-03-02', '2026-03-02'],
  ['2026-03-08', '2026-03-02'],
  ['2026-01-01', '2025-12-29'],
])('the week of %s begins on Monday %s', (day, monday) => expect(startOfWeek(day)).toBe(monday));
