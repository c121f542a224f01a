import { sql } from 'kysely';
import { joinUser } from './account-days.ts';
import { isAsked, isAskedUser, isIn, withTodays } from './among.ts';
import type { Ask, Period } from './ask.ts';

/** Rows (account_id, user_id, day), one for each day in the period on which somebody who is asked about was active. */
export const activeDays = (ask: Ask, period: Period = ask.period) => sql`
  select d.account_id, d.user_id, d.day
  from user_day d ${withTodays(ask, period)}
  where ${isAsked(ask)} and ${isIn(ask, period)}`;

/** Rows (user_id, days): registered users and on how many different days of the period they were active. */
export const activePeople = (ask: Ask, period: Period = ask.period) => sql`
  select d.user_id, d.days
  from (select user_id, count(distinct day)::int as days from (${activeDays(ask, period)}) as d group by user_id) as d
  ${joinUser(ask.scope)}
  where ${isAskedUser(ask)}`;
