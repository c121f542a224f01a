import { sql } from 'kysely';
import type { Day } from '../../shared/rules/calendar.ts';
import type { Scope } from '../http/scope.ts';

/**
 * Rows (user_id, day) of activity that named no account. It is kept under accounts that have no row: their ids lie in
 * the gaps between those that have one, so that the index is asked once for each gap and days in accounts are not read.
 */
export const daysWithoutAccount = ({ environmentId }: Scope, from: Day, to: Day) => sql`
  select d.user_id, d.day
  from (
    select id, lead(id, 1, ${'9223372036854775807'}::bigint) over (order by id) as next_id
    from (
      select id from account where environment_id = ${environmentId}
      union all select ${'-9223372036854775808'}::bigint
    ) as a
  ) as gap
  cross join lateral (
    select d.user_id, d.day from user_day d
    where d.environment_id = ${environmentId} and d.account_id > gap.id and d.account_id < gap.next_id
      and d.day between ${from}::date and ${to}::date
    offset 0
  ) as d`;
