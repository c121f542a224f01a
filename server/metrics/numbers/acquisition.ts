import { sql } from 'kysely';
import { readThresholds } from '../../workspaces/thresholds.ts';
import { isAskedAccount } from '../among.ts';
import { arrAt, mainCurrency } from '../arr.ts';
import type { Ask } from '../ask.ts';
import type { Metric } from '../metric.ts';
import { keptUntil } from './renewal.ts';

/*
 * What customers bring in against what it costs to win one, which somebody has to say; null until then. Amounts are
 * those in the commonest currency.
 */

/** Rows (id, paid): everybody who has ever had a contract, and what they have paid by the end of the period. */
const paidBy = (ask: Ask) => sql<{ id: string; paid: number }>`
  select account.id, sum(v.arr * greatest(0, v.until - v.since) / 365.0) as paid
  from account
  join (
    select v.account_id, v.since, v.arr, least(
      lead(v.since) over (partition by v.account_id order by v.since), a.churned_on, ${ask.period.to}::date + 1
    ) as until
    from account_revenue v
    join account a on a.environment_id = v.environment_id and a.id = v.account_id
    where v.environment_id = ${ask.scope.environmentId} and v.since <= ${ask.period.to}::date
      and v.currency is not distinct from (${mainCurrency(ask.scope.environmentId)})
  ) as v on v.account_id = account.id
  where ${isAskedAccount(ask)}
  group by account.id`;

export const valueToCost: Metric = {
  noun: 'accounts',
  part: (ask) => sql`select p.id from (${paidBy(ask)}) as p`,
  figure: async (ask, db) => sql`
    select avg(p.paid) / nullif(${(await readThresholds(db, ask.scope)).acquisitionCost}::float8, 0)
    from (${paidBy(ask)}) as p`,
  defaultDays: 365,
};

/** Rows (id, arr): who pays on the last day of the period. */
const payingOn = (ask: Ask) => sql<{ id: string; arr: number }>`
  select account.id, v.arr from account
  join (${arrAt(ask, ask.period.to)}) as v on v.account_id = account.id
  where ${isAskedAccount(ask)} and ${keptUntil(ask)} and v.arr > 0`;

/** Months. */
export const payback: Metric = {
  noun: 'accounts',
  part: (ask) => sql`select p.id from (${payingOn(ask)}) as p`,
  figure: async (ask, db) => sql`
    select nullif(${(await readThresholds(db, ask.scope)).acquisitionCost}::float8, 0) / (avg(p.arr) / 12)
    from (${payingOn(ask)}) as p`,
  defaultDays: 365,
};
