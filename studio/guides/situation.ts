import type { Audience, ConditionOf } from '../../shared/contract/audience.ts';

type Group = Extract<Audience, { conditions: Audience[] }>;
export type Dates = ConditionOf<'dates'>;

/** What a guide's `conditions` are to an author: from when to when, and in which situation on the page. */
export interface Situation {
  dates?: Dates;
  /** Without conditions: in any. */
  page: Group;
}

const isGroup = (audience: Audience): audience is Group => 'conditions' in audience;

export function readSituation(conditions: Audience | undefined): Situation {
  if (!conditions) return { page: { type: 'all', conditions: [] } };
  if (!isGroup(conditions)) return readSituation({ type: 'all', conditions: [conditions] });
  const [first, second, ...others] = conditions.conditions;
  if (conditions.type !== 'all' || first?.type !== 'dates') return { page: conditions };
  if (second && isGroup(second) && others.length === 0) return { dates: first, page: second };
  return { dates: first, page: { type: 'all', conditions: conditions.conditions.slice(1) } };
}

/** Undefined: at any time and in any situation. `readSituation` reads the same from it. */
export function writeSituation({ dates, page }: Situation): Audience | undefined {
  const isPageOpen = page.conditions.length === 0;
  if (!dates) return isPageOpen ? undefined : page;
  return { type: 'all', conditions: isPageOpen ? [dates] : [dates, page] };
}

const twoDigits = (number: number) => String(number).padStart(2, '0');

/** The author's day in which a time lies, `YYYY-MM-DD`. */
export function dayOf(time: string): string {
  const date = new Date(time);
  return `${date.getFullYear()}-${twoDigits(date.getMonth() + 1)}-${twoDigits(date.getDate())}`;
}

/** When the author's day begins, or `later` days after it. Undefined: there is no such day. */
export function startOf(day: string, later = 0): string | undefined {
  const [year = Number.NaN, month = Number.NaN, date = Number.NaN] = day.split('-').map(Number);
  const start = new Date(year, month - 1, date + later);
  return Number.isNaN(start.getTime()) ? undefined : start.toISOString();
}
