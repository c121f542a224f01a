import { sql } from 'kysely';
import type { Queryable } from '../../db/database.ts';
import { joinUser } from '../account-days.ts';
import { isAskedUser } from '../among.ts';
import type { Ask, Period } from '../ask.ts';
import { featureDays } from '../feature-days.ts';
import type { Members, Metric } from '../metric.ts';
import { entitledAccounts } from '../offered-features.ts';
import { registeredUsers } from './users.ts';

const peopleWhoUsed = (ask: Ask): Members => sql`
  select d.user_id as id from (select distinct user_id from (${featureDays(ask)}) as f) as d
  ${joinUser(ask.scope)} where ${isAskedUser(ask)}`;

const accountsThatUsed = async (ask: Ask, db: Queryable): Promise<Members> => sql`
  select e.id from (${await entitledAccounts(ask, db)}) as e
  where e.id in (select d.account_id from (${featureDays(ask)}) as d)`;

/** How many people used a feature, of all registered ones. */
export const featureUsers: Metric = { noun: 'users', part: peopleWhoUsed, whole: registeredUsers };

/** Who of all registered ones has never used a feature until the end of the period, as far back as facts go. */
export const neverUsed: Metric = {
  noun: 'users',
  part: (ask) => sql`
    select p.id from (${registeredUsers(ask)}) as p
    where not exists (
      select from (${featureDays(ask, untilThen(ask.period))}) as d where d.user_id = p.id
    )`,
  whole: registeredUsers,
};

/** No day is before the first one. */
const untilThen = ({ to }: Period): Period => ({ from: '0001-01-01', to });

/** In how many accounts somebody used a feature, of those that can: who could before and can no more counts in neither. */
export const featureAccounts: Metric = {
  noun: 'accounts',
  part: accountsThatUsed,
  whole: entitledAccounts,
};

/** How often a feature was used. */
export const featureUses: Metric = {
  noun: 'users',
  part: peopleWhoUsed,
  figure: (ask) => sql`select coalesce(sum(d.uses), 0)::float8 from (${featureDays(ask)}) as d`,
};

/** Who used it in at least three of the last four weeks. */
export const habit: Metric = {
  noun: 'users',
  part: (ask) => sql`
    select d.user_id as id from (
      select w.user_id
      from (
        select distinct f.user_id, (${ask.period.to}::date - f.day) / 7 as week from (${featureDays(ask)}) as f
      ) as w
      group by w.user_id having count(*) >= 3
    ) as d
    ${joinUser(ask.scope)} where ${isAskedUser(ask)}`,
  whole: registeredUsers,
};
