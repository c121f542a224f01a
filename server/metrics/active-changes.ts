/** So many days make a day, a week and a month of active users. */
export const windows = [1, 7, 28] as const;

/** Differences of DAU, WAU and MAU from the day before. */
export type Change = [dau: number, wau: number, mau: number];

/**
 * Adds what one person's days change: they count from a day of activity on until the window ends or they are active
 * again, and so once, whatever the window.
 *
 * @param days whole numbers, one for each day, in order
 * @param times -1 takes them away
 */
export function addChanges(changes: Map<number, Change>, days: readonly number[], times: 1 | -1): void {
  const add = (day: number, window: number, by: number) => {
    const change = changes.get(day) ?? [0, 0, 0];
    change[window]! += by;
    changes.set(day, change);
  };
  for (const [index, day] of days.entries()) {
    const next = days[index + 1] ?? Number.POSITIVE_INFINITY;
    for (const [window, length] of windows.entries()) {
      add(day, window, times);
      add(Math.min(day + length, next), window, -times);
    }
  }
}
