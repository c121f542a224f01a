import type { Db } from '../db/database.ts';
import { createMonthPartition } from './partition-store.ts';

/** Months further from now than this stay in the default partition: some device's clock is out of reason. */
const pastMonths = 36;
const futureMonths = 1;

/** Months since year 0: the difference of two is their distance. */
const monthNumber = (year: number, month: number) => year * 12 + month - 1;

const monthName = (number: number) =>
  `${String(Math.floor(number / 12)).padStart(4, '0')}-${String((number % 12) + 1).padStart(2, '0')}`;

/**
 * Raw events are kept in one partition per month, so that old ones are dropped instead of deleted, and questions
 * about a stretch of time read only its months. A month's partition is made when its first event arrives.
 */
export function createEventMonths(db: Db) {
  const made = new Set<number>();

  return {
    /** @param days `YYYY-MM-DD` */
    async prepare(now: Date, days: Iterable<string>): Promise<void> {
      const current = monthNumber(now.getUTCFullYear(), now.getUTCMonth() + 1);
      const months = new Set<number>();
      for (const day of days) months.add(monthNumber(Number(day.slice(0, 4)), Number(day.slice(5, 7))));
      for (const month of [...months].toSorted((a, b) => a - b)) {
        const isNear = month >= current - pastMonths && month <= current + futureMonths;
        if (!isNear || made.has(month)) continue;
        await createMonthPartition(db, monthName(month), monthName(month + 1));
        made.add(month);
      }
    },
  };
}
