import { sql } from 'kysely';
import type { Ask } from './ask.ts';

/** So many days before an answer decide what somebody used most. */
export const daysOfUse = 90;

/**
 * For a lateral join: the name of the module of which the user of a row `l` (user_id, day, used_since) had used features
 * most from `used_since`, `daysOfUse` days with `day`, to `day`. For each row on its own: it is not known beforehand how many
 * there are, and a join of all to all took time by their square. `used_since` is worked out by the caller, because behind a
 * policy no index is asked by a sum that could fail.
 */
export const moduleUsedMost = ({ scope: { environmentId } }: Pick<Ask, 'scope'>) => sql`
  select o.name
  from (
    select d.feature_id, sum(d.uses) as uses
    from feature_use d
    where d.environment_id = ${environmentId} and d.user_id = l.user_id and d.day between l.used_since and l.day
    group by d.feature_id
  ) as used
  join feature f on f.id = used.feature_id
  join module o on o.id = f.module_id
  group by o.id, o.name
  order by sum(used.uses) desc, o.id limit 1`;
