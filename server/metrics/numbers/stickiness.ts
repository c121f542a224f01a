import { sql } from 'kysely';
import { activePeople } from '../active-days.ts';
import { daysIn } from '../ask.ts';
import type { Metric } from '../metric.ts';
import { activePeopleIn } from './active-users.ts';

export const stickiness: Metric = {
  noun: 'users',
  part: (ask) => activePeopleIn(ask),
  figure: (ask) => sql`
    select sum(p.days)::float8 / nullif(count(*) * ${daysIn(ask.period)}::int, 0) from (${activePeople(ask)}) as p`,
};
