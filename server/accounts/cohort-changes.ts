/** 3 January 2000, counted from the first. */
const aMonday = 2;

const mondayOf = (day: number): number => day - ((((day - aMonday) % 7) + 7) % 7);

/** What people's days change in how many of a cohort came in each week since. Days and weeks are numbers from 2000 on. */
export class CohortChanges {
  readonly #users = new Map<number, Map<number, number>>();

  /**
   * @param cohort Monday of the week in which the person came first; null: they are in none
   * @param times -1 takes them away
   */
  add(cohort: number | null, days: readonly number[], times: 1 | -1): void {
    if (cohort === null) return;
    const weeks = this.#users.get(cohort) ?? new Map<number, number>();
    this.#users.set(cohort, weeks);
    for (const week of new Set(days.map(mondayOf))) {
      if (week >= cohort) weeks.set(week, (weeks.get(week) ?? 0) + times);
    }
  }

  all(): { cohort: number; week: number; users: number }[] {
    return [...this.#users].flatMap(([cohort, weeks]) =>
      [...weeks].flatMap(([week, users]) => (users === 0 ? [] : [{ cohort, week, users }])),
    );
  }
}
