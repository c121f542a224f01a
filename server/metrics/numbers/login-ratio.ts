import { sql } from 'kysely';
import { joinUser } from '../account-days.ts';
import { activeDays } from '../active-days.ts';
import { dayOfAccount, isAsked, isAskedUser, joinAccount } from '../among.ts';
import type { Ask } from '../ask.ts';
import type { Metric } from '../metric.ts';
import { registeredUsers } from './users.ts';

/** Rows (day): the working days of the period. */
const workingDays = ({ period: { from, to } }: Ask) => sql`
  select day::date from generate_series(${from}::date, ${to}::date, interval '1 day') as days(day)
  where extract(isodow from day) < 6`;

/** Rows (user_id, day) of active people on working days. */
const presence = (ask: Ask) => sql`
  select distinct d.user_id, d.day
  from (${activeDays(ask)}) as d ${joinUser(ask.scope)}
  where ${isAskedUser(ask)} and extract(isodow from d.day) < 6`;

/** Rows (user_id, since): registered users and the day on which each was first seen. */
const arrivals = (ask: Ask) => sql`
  select d.user_id, min(${dayOfAccount(ask, sql`d.first_seen_at`)}) as since
  from (
    select s.environment_id, s.account_id, s.user_id, s.first_seen_at from seat s
    union all
    select o.environment_id, null, o.id, o.first_seen_at from "user" o
    where not exists (select from seat s where s.environment_id = o.environment_id and s.user_id = o.id)
  ) as d
  ${joinUser(ask.scope)} ${joinAccount(ask)}
  where ${isAsked(ask)} and ${isAskedUser(ask)}
  group by d.user_id`;

export const loginRatio: Metric = {
  noun: 'users',
  part: (ask) => sql`select distinct user_id as id from (${presence(ask)}) as p`,
  whole: registeredUsers,
  figure: (ask) => sql`
    with registered as materialized (${arrivals(ask)}), present as materialized (${presence(ask)})
    select avg(signed_in::float8 / registered) from (
      select w.day,
        (select count(*) from present p where p.day = w.day) as signed_in,
        (select count(*) from registered r where r.since <= w.day) as registered
      from (${workingDays(ask)}) as w
    ) as days
    where registered > 0`,
};
