import { addDays, type Day } from './calendar.ts';

/** Half a year in which everybody is asked once: `2026-H1` is January to June. They sort as texts. */
export type HalfYear = string;

export const halfYearOf = (day: Day): HalfYear => `${day.slice(0, 4)}-H${day.slice(5, 7) <= '06' ? 1 : 2}`;

/** Its first and last day. */
export function daysOfHalfYear(half: HalfYear): { from: Day; to: Day } {
  const year = half.slice(0, 4);
  return half.endsWith('1')
    ? { from: `${year}-01-01`, to: `${year}-06-30` }
    : { from: `${year}-07-01`, to: `${year}-12-31` };
}

export const halfYearBefore = (half: HalfYear): HalfYear =>
  halfYearOf(addDays(daysOfHalfYear(half).from, -1));
