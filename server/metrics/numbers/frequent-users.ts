import { sql } from 'kysely';
import { activePeople } from '../active-days.ts';
import { daysIn } from '../ask.ts';
import type { Metric } from '../metric.ts';
import { activePeopleIn } from './active-users.ts';

/** Two days a week, in a period of whatever length. */
export const frequentUsers: Metric = {
  noun: 'users',
  part: (ask) => sql`
    select p.user_id as id from (${activePeople(ask)}) as p
    where p.days >= ${Math.ceil((daysIn(ask.period) * 2) / 7)}::int`,
  whole: (ask) => activePeopleIn(ask),
};
