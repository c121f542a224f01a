import { sql } from 'kysely';
import { joinUser } from '../account-days.ts';
import { activeDays } from '../active-days.ts';
import { isAskedUser } from '../among.ts';
import type { Ask, Period } from '../ask.ts';
import { keptActiveUsers } from '../kept-active-users.ts';
import type { Members, Metric } from '../metric.ts';

/** Who was active on at least one day of the period. Days are grouped before anybody is looked up. */
export const activePeopleIn = (ask: Ask, period: Period = ask.period): Members => sql`
  select d.user_id as id
  from (select distinct user_id from (${activeDays(ask, period)}) as days) as d
  ${joinUser(ask.scope)}
  where ${isAskedUser(ask)}`;

export const activeUsers: Metric = {
  noun: 'users',
  part: (ask) => activePeopleIn(ask),
  kept: keptActiveUsers,
};
