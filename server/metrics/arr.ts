import { sql } from 'kysely';
import type { Day } from '../../shared/rules/calendar.ts';
import { zoneOfAccount } from './among.ts';
import type { Ask } from './ask.ts';

/** The currency that most accounts pay in: amounts of others can't be added to it. */
export const mainCurrency = (environmentId: number) => sql<{ currency: string | null }>`
  select currency from account_revenue where environment_id = ${environmentId}
  group by currency order by count(*) desc, currency limit 1`;

/**
 * Rows (account_id, currency, arr): what each account paid for a year as of the day, in the currency that most
 * accounts pay in. Amounts of other currencies are left out, because they can't be added up.
 */
export const arrAt = ({ scope: { environmentId } }: Pick<Ask, 'scope'>, day: Day) => sql`
  select distinct on (v.account_id) v.account_id, v.currency, v.arr
  from account_revenue v
  where v.environment_id = ${environmentId} and v.since <= ${day}::date
    and v.currency is not distinct from (${mainCurrency(environmentId)})
  order by v.account_id, v.since desc`;

/**
 * Since when an `account` is a customer: the earliest day that is known of it. The contract's own first day is that of
 * the newest contract, which moves with every renewal.
 */
export const customerSince = (ask: Pick<Ask, 'scope'>) => sql`coalesce(
  least(account.signed_on, account.go_live_on, account.contract_starts_on, (
    select min(v.since) from account_revenue v
    where v.environment_id = account.environment_id and v.account_id = account.id
  )),
  (account.first_seen_at at time zone ${zoneOfAccount(ask)})::date
)`;
