import { sql } from 'kysely';
import { isAskedAccount } from '../among.ts';
import { arrAt, customerSince } from '../arr.ts';
import type { Ask } from '../ask.ts';
import type { Members, Metric } from '../metric.ts';

/** Who was a customer on the first day of the period. Whoever came later is none of it. */
export const cohort = (ask: Ask, condition = sql`true`): Members => sql`
  select account.id from account
  where ${isAskedAccount(ask)} and ${customerSince(ask)} <= ${ask.period.from}::date
    and (account.churned_on is null or account.churned_on > ${ask.period.from}::date)
    and ${condition}`;

const lostBy = (ask: Ask) => sql`account.churned_on <= ${ask.period.to}::date`;
export const keptUntil = (ask: Ask) =>
  sql`(account.churned_on is null or account.churned_on > ${ask.period.to}::date)`;

export const churn: Metric = {
  noun: 'accounts',
  part: (ask) => cohort(ask, lostBy(ask)),
  whole: (ask) => cohort(ask),
  defaultDays: 365,
};

export const logoRenewal: Metric = {
  noun: 'accounts',
  part: (ask) => cohort(ask, keptUntil(ask)),
  whole: (ask) => cohort(ask),
  defaultDays: 365,
};

/** Of the cohort, whoever paid something. */
const paying = (ask: Ask): Members =>
  cohort(
    ask,
    sql`exists (select from (${arrAt(ask, ask.period.from)}) as v where v.account_id = account.id)`,
  );

/**
 * Rows (then, now): what the cohort paid for a year on the first day and pays on the last. Amounts of different
 * currencies are not added up: only those in the workspace's commonest one count.
 */
const revenueOf = (ask: Ask) => sql`
    select sum(b.arr) as "then", sum(case when e.is_lost then 0 else coalesce(e.arr, 0) end) as now
    from (${cohort(ask)}) as c
    join (${arrAt(ask, ask.period.from)}) as b on b.account_id = c.id
    left join (
      select v.*, account.churned_on is not null and account.churned_on <= ${ask.period.to}::date as is_lost
      from (${arrAt(ask, ask.period.to)}) as v
      join account on account.environment_id = ${ask.scope.environmentId} and account.id = v.account_id
    ) as e on e.account_id = c.id and e.currency = b.currency`;

export const netRevenueRetention: Metric = {
  noun: 'accounts',
  part: paying,
  figure: (ask) => sql`select v.now / nullif(v."then", 0) from (${revenueOf(ask)}) as v`,
  defaultDays: 365,
};

/** Below zero where those who stayed pay more than what was lost. */
export const revenueChurn: Metric = {
  noun: 'accounts',
  part: paying,
  figure: (ask) => sql`select (v."then" - v.now) / nullif(v."then", 0) from (${revenueOf(ask)}) as v`,
  defaultDays: 365,
};
