import { type Day, dayAt } from '../../shared/rules/calendar.ts';

const minuteMs = 60_000;

/** The first moment of a day in a time zone, to the minute: days there may begin at 1 o'clock. */
export function startOfDay(day: Day, timeZone: string): Date {
  // No zone is further than 14 hours ahead of UTC or 12 behind it.
  let before = Date.parse(`${day}T00:00:00Z`) - 15 * 60 * minuteMs;
  let after = before + 29 * 60 * minuteMs;
  while (after - before > minuteMs) {
    const middle = before + Math.floor((after - before) / 2 / minuteMs) * minuteMs;
    if (dayAt(new Date(middle), timeZone) < day) before = middle;
    else after = middle;
  }
  return new Date(after);
}
