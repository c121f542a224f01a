import { sql } from 'kysely';
import { dayOfAccount, isAsked, isIn, joinAccount, withTodays } from '../among.ts';
import type { Ask } from '../ask.ts';
import type { Members, Metric } from '../metric.ts';

/** Satisfaction scores of the period, 1 to 5, from `lowest` up. */
const satisfied = (ask: Ask, lowest: number): Members => sql`
  select d.id
  from response d
  join "user" u on u.environment_id = d.environment_id and u.id = d.user_id
    and coalesce(u.exclusion_set, u.exclusion, 'none') = 'none'
  ${joinAccount(ask)} ${withTodays(ask, ask.period)}
  where ${isAsked(ask)} and d.question_kind = 'csat' and d.score >= ${lowest}::int
    and ${isIn(ask, ask.period, dayOfAccount(ask, sql`d.answered_at`))}`;

export const csat: Metric = {
  noun: 'answers',
  part: (ask) => satisfied(ask, 4),
  whole: (ask) => satisfied(ask, 1),
  defaultDays: 180,
};
