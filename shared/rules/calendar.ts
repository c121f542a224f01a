/** A calendar day as `YYYY-MM-DD`. Days compare and sort as texts. */
export type Day = string;

/** Five digits of a year would be before four: what is later is this day, which means “for ever” anyhow. */
const lastDay: Day = '9999-12-31';

/**
 * The same day of the month `months` later (earlier, if negative), or that month's last day where it is shorter:
 * 2025-12-31 minus three months is 2025-09-30.
 */
export function addMonths(day: Day, months: number): Day {
  const [year, month, date] = parts(day);
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const lastDate = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(date, lastDate));
  return dayOf(first);
}

export function addDays(day: Day, days: number): Day {
  const [year, month, date] = parts(day);
  return dayOf(new Date(Date.UTC(year, month - 1, date + days)));
}

/** Days from one to the other; negative when `to` is earlier. */
export const daysBetween = (from: Day, to: Day): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);

/** The first day of the day's quarter. */
export function startOfQuarter(day: Day): Day {
  const [year, month] = parts(day);
  return new Date(Date.UTC(year, month - 1 - ((month - 1) % 3), 1)).toISOString().slice(0, 10);
}

/** The Monday of the day's week. */
export function startOfWeek(day: Day): Day {
  const [year, month, date] = parts(day);
  const sinceMonday = (new Date(Date.UTC(year, month - 1, date)).getUTCDay() + 6) % 7;
  return addDays(day, -sinceMonday);
}

/** The day that a text begins with, if it is one that exists: `2024-02-30` is none. */
export function dayIn(text: string): Day | undefined {
  const day = /^\d{4}-\d{2}-\d{2}(?!\d)/.exec(text)?.[0];
  return day !== undefined && addDays(day, 0) === day ? day : undefined;
}

/** One for each time zone: making one takes fifty times as long as what it is made for. */
const dayFormats = new Map<string, Intl.DateTimeFormat>();

/** The day it is at `time` in a time zone (IANA name). */
export function dayAt(time: Date, timeZone: string): Day {
  let format = dayFormats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    });
    dayFormats.set(timeZone, format);
  }
  return format.format(time);
}

const dayOf = (time: Date): Day => (time.getUTCFullYear() > 9999 ? lastDay : time.toISOString().slice(0, 10));

function parts(day: Day): [year: number, month: number, date: number] {
  const [year = Number.NaN, month = Number.NaN, date = Number.NaN] = day.split('-').map(Number);
  return [year, month, date];
}
