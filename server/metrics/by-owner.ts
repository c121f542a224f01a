import { sql } from 'kysely';
import type { Queryable } from '../db/database.ts';
import { isAskedAccount } from './among.ts';
import { arrAt } from './arr.ts';
import type { Ask } from './ask.ts';

/** What stands behind one owner; added up, the owners are everybody. */
export interface OwnerRow {
  /** Null: accounts that nobody looks after. */
  ownerId: string | null;
  ownerName: string | null;
  accounts: number;
  users: number;
  activeUsers7: number;
  lowAccounts: number;
  atRiskAccounts: number;
  /** Calls, visits, reviews and messages in the period. */
  contacts: number;
  /** Replies to answers that fell due in the period, and those of them that were given by then. */
  repliesDue: number;
  repliesInTime: number;
  /** Customers of the first day of the period, and those of them who were lost by its last. */
  customersThen: number;
  customersLost: number;
  /** Yearly revenue on both ends of the period from the customers of its first day. */
  revenueThen: number;
  revenueNow: number;
}

/** Behaviour of the customers, work of those who look after them, business and income: of every owner on their own. */
export async function numbersByOwner(db: Queryable, ask: Ask): Promise<OwnerRow[]> {
  const { environmentId } = ask.scope;
  const { from, to } = ask.period;
  const customersThen = sql`(
    coalesce(account.contract_starts_on, account.go_live_on, account.first_seen_at::date) <= ${from}::date
    and (account.churned_on is null or account.churned_on > ${from}::date)
  )`;
  const isLost = sql`(account.churned_on is not null and account.churned_on <= ${to}::date)`;
  const { rows } = await sql<OwnerRow>`
    select account.owner_id, member.name as owner_name,
      count(*) filter (where not account.is_churned)::int as accounts,
      coalesce(sum(s.users) filter (where not account.is_churned), 0)::int as users,
      coalesce(sum(s.active_users7) filter (where not account.is_churned), 0)::int as active_users7,
      count(*) filter (where not account.is_churned and s.level = 'low')::int as low_accounts,
      count(*) filter (where not account.is_churned and s.risk in ('ordinary', 'high'))::int as at_risk_accounts,
      coalesce(sum(n.contacts), 0)::int as contacts,
      coalesce(sum(k.due), 0)::int as replies_due,
      coalesce(sum(k.in_time), 0)::int as replies_in_time,
      count(*) filter (where ${customersThen})::int as customers_then,
      count(*) filter (where ${customersThen} and ${isLost})::int as customers_lost,
      coalesce(sum(b.arr) filter (where ${customersThen}), 0)::float8 as revenue_then,
      coalesce(sum(e.arr) filter (where ${customersThen} and not ${isLost}), 0)::float8 as revenue_now
    from account
    left join member on member.id = account.owner_id
    left join account_summary s on s.environment_id = account.environment_id and s.account_id = account.id
    left join (
      select account_id, count(*) as contacts from account_note
      where environment_id = ${environmentId} and kind <> 'note' and happened_on between ${from}::date and ${to}::date
      group by account_id
    ) as n on n.account_id = account.id
    left join (
      select account_id, count(*) as due,
        count(*) filter (where done_at < due_on + 1) as in_time
      from answer_task
      where environment_id = ${environmentId} and kind = 'reply' and due_on between ${from}::date and ${to}::date
      group by account_id
    ) as k on k.account_id = account.id
    left join (${arrAt(ask, from)}) as b on b.account_id = account.id
    left join (${arrAt(ask, to)}) as e on e.account_id = account.id
    where ${isAskedAccount(ask)}
    group by account.owner_id, member.name
    order by member.name nulls last`.execute(db);
  return rows;
}
