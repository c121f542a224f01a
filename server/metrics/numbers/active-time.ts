import { sql } from 'kysely';
import { eventKindCodes } from '../../db/schema/events.ts';
import { joinUser } from '../account-days.ts';
import { dayOfAccount, isAsked, isAskedUser, isIn, joinAccount, withTodays } from '../among.ts';
import type { Ask } from '../ask.ts';
import type { Metric } from '../metric.ts';

/**
 * Rows (user_id, day, client, seconds): how long people were there and did something, by day and by what with: `mobile`,
 * or null for everything else. From the raw events.
 */
export const timeSpent = (ask: Ask) => sql`
  select d.user_id, d.day, d.client, sum(d.seconds) as seconds
  from (
    select coalesce(l.user_id, d.user_id) as user_id, ${dayOfAccount(ask, sql`d.at`)} as day,
      d.properties->>'client' as client, (d.properties->>'seconds')::int as seconds
    from event d
    left join user_link l on l.environment_id = d.environment_id and l.anonymous_user_id = d.user_id
      and l.moved_at is not null
    ${joinAccount(ask)} ${withTodays(ask, ask.period)}
    where ${isAsked(ask)} and d.kind = ${eventKindCodes.session}
      and d.day between ${ask.period.from}::date - 2 and ${ask.period.to}::date + 2
      and ${isIn(ask, ask.period, dayOfAccount(ask, sql`d.at`))}
  ) as d
  ${joinUser(ask.scope)} where ${isAskedUser(ask)}
  group by d.user_id, d.day, d.client`;

/** Minutes. */
export const activeTime: Metric = {
  noun: 'users',
  part: (ask) => sql`select distinct t.user_id as id from (${timeSpent(ask)}) as t`,
  figure: (ask) => sql`
    select percentile_cont(0.5) within group (order by t.seconds) / 60.0
    from (select sum(seconds) as seconds from (${timeSpent(ask)}) as s group by user_id, day) as t`,
};
