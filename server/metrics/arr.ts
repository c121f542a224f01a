import { sql } from 'kysely';
import type { Day } from '../../shared/rules/calendar.ts';
import type { Ask } from './ask.ts';

/**
 * Rows (account_id, currency, arr): what each account paid for a year as of the day, in the currency that most
 * accounts pay in. Amounts of other currencies are left out, because they can't be added up.
 */
export const arrAt = ({ scope: { environmentId } }: Pick<Ask, 'scope'>, day: Day) => sql`
  select distinct on (v.account_id) v.account_id, v.currency, v.arr
  from account_revenue v
  where v.environment_id = ${environmentId} and v.since <= ${day}::date
    and v.currency is not distinct from (
      select currency from account_revenue where environment_id = ${environmentId}
      group by currency order by count(*) desc, currency limit 1
    )
  order by v.account_id, v.since desc`;
