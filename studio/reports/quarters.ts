import { addDays, addMonths, type Day } from '../../shared/rules/calendar.ts';

export interface Quarter {
  /** Such as `2026-Q1`. */
  name: string;
  year: string;
  quarter: string;
  startsOn: Day;
  endsOn: Day;
}

/** The quarter of `today` and those before it, newest first. */
export function lastQuarters(today: Day, count: number): Quarter[] {
  const year = today.slice(0, 4);
  const first = `${year}-${String(Math.floor((Number(today.slice(5, 7)) - 1) / 3) * 3 + 1).padStart(2, '0')}-01`;
  return Array.from({ length: count }, (_, index) => {
    const startsOn = addMonths(first, -3 * index);
    const quarter = String(Math.floor((Number(startsOn.slice(5, 7)) - 1) / 3) + 1);
    return {
      name: `${startsOn.slice(0, 4)}-Q${quarter}`,
      year: startsOn.slice(0, 4),
      quarter,
      startsOn,
      endsOn: addDays(addMonths(startsOn, 3), -1),
    };
  });
}
