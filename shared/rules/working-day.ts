import { addDays, type Day } from './calendar.ts';

/** The next Monday to Friday after the day. Public holidays are not known. */
export function nextWorkingDay(day: Day): Day {
  const next = addDays(day, 1);
  const weekday = new Date(`${next}T00:00:00Z`).getUTCDay();
  return weekday === 6 ? addDays(next, 2) : weekday === 0 ? addDays(next, 1) : next;
}
