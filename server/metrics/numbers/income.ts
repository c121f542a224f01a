import { sql } from 'kysely';
import { isAskedAccount } from '../among.ts';
import { arrAt, mainCurrency } from '../arr.ts';
import type { Ask } from '../ask.ts';
import type { Members, Metric } from '../metric.ts';
import { cohort, keptUntil } from './renewal.ts';

/**
 * Rows (account_id, renewed): contracts that followed an earlier one in the period, with what they are worth in a year as
 * far as the earlier one was worth as much. What is above that is expansion; amounts of other currencies are left out.
 */
export const renewalsIn = ({ scope: { environmentId }, period: { from, to } }: Ask) => sql`
  select v.account_id,
    case when v.currency is not distinct from (${mainCurrency(environmentId)}) then least(v.arr, p.arr) end as renewed
  from account_revenue v
  left join lateral (
    select e.arr from account_revenue e
    where e.environment_id = v.environment_id and e.account_id = v.account_id and e.since < v.since
      and e.currency is not distinct from v.currency
    order by e.since desc limit 1
  ) as p on true
  where v.environment_id = ${environmentId} and v.is_renewal and v.since between ${from}::date and ${to}::date`;

const renewed = (ask: Ask): Members => sql`
  select account.id from account
  where ${isAskedAccount(ask)} and account.id in (select v.account_id from (${renewalsIn(ask)}) as v)`;

/** Whether the contract of an `account` ended in the period without another, or the account was lost in it. */
export const isNotRenewed = ({ period: { from, to } }: Ask) => sql<boolean>`(
    account.churned_on between ${from}::date and ${to}::date
    or not account.is_churned and account.contract_ends_on >= ${from}::date and account.contract_ends_on < ${to}::date
  )`;

export const renewedAccounts: Metric = {
  noun: 'accounts',
  part: renewed,
  whole: (ask) => sql`
    ${renewed(ask)} union select account.id from account where ${isAskedAccount(ask)} and ${isNotRenewed(ask)}`,
  defaultDays: 365,
};

export const renewedRevenue: Metric = {
  noun: 'accounts',
  part: renewed,
  figure: (ask) => sql`
    select coalesce(sum(v.renewed), 0) from (${renewalsIn(ask)}) as v
    join account on account.environment_id = ${ask.scope.environmentId} and account.id = v.account_id
    where ${isAskedAccount(ask)}`,
  defaultDays: 365,
};

/** Customers of the first day who pay more on the last, and how much more. */
const expanded = (ask: Ask) => sql<{ id: string; more: number }>`
  select c.id, e.arr - b.arr as more
  from (${cohort(ask, keptUntil(ask))}) as c
  join (${arrAt(ask, ask.period.from)}) as b on b.account_id = c.id
  join (${arrAt(ask, ask.period.to)}) as e on e.account_id = c.id
  where e.arr > b.arr`;

export const expandedAccounts: Metric = {
  noun: 'accounts',
  part: (ask) => sql`select x.id from (${expanded(ask)}) as x`,
  whole: (ask) => cohort(ask),
  defaultDays: 365,
};

export const expandedRevenue: Metric = {
  noun: 'accounts',
  part: expandedAccounts.part,
  figure: (ask) => sql`select coalesce(sum(x.more), 0) from (${expanded(ask)}) as x`,
  defaultDays: 365,
};
