import { sql } from 'kysely';
import { isNotLeftOut } from '../account-days.ts';
import { isAsked, isMomentIn, ofRole } from '../among.ts';
import type { Ask } from '../ask.ts';
import type { Members, Metric } from '../metric.ts';

/** Satisfaction scores of the period, 1 to 5, from `lowest` up. */
const satisfied = (ask: Ask, lowest: number): Members => sql`
  select d.id
  from response d ${ofRole(ask)}
  where ${isAsked(ask)} and ${isNotLeftOut(ask.scope, sql`d.user_id`)} and d.question_kind = 'csat' and d.score >= ${lowest}::int
    and ${isMomentIn(ask, ask.period, sql`d.answered_at`)}`;

export const csat: Metric = {
  noun: 'answers',
  part: (ask) => satisfied(ask, 4),
  whole: (ask) => satisfied(ask, 1),
  defaultDays: 180,
};
