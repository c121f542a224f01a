import { sql } from 'kysely';
import { joinUser } from '../account-days.ts';
import { isAskedUser } from '../among.ts';
import { daysIn } from '../ask.ts';
import { featureDays } from '../feature-days.ts';
import type { Metric } from '../metric.ts';
import { activePeopleIn } from './active-users.ts';

export const usesPerActiveUser: Metric = {
  noun: 'users',
  part: (ask) => activePeopleIn(ask),
  figure: (ask) => sql`
    select (
      select coalesce(sum(d.uses), 0)
      from (select user_id, sum(uses) as uses from (${featureDays(ask)}) as f group by user_id) as d
      ${joinUser(ask.scope)} where ${isAskedUser(ask)}
    )::float8 / nullif((select count(*) from (${activePeopleIn(ask)}) as a), 0) / (${daysIn(ask.period)}::int / 7.0)`,
};
