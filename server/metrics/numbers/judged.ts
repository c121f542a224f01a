import { sql } from 'kysely';
import type { Ask } from '../ask.ts';
import type { Metric } from '../metric.ts';
import { accountsThen } from './accounts.ts';

/** Rows (account_id, level, health, risk): what was thought of each account at the end of the period. */
export const judgedThen = ({ scope: { environmentId }, period }: Ask) =>
  period.endsDaysAgo === 0
    ? sql`
      select s.account_id, s.level, s.health, s.risk from account_summary s where s.environment_id = ${environmentId}`
    : sql`
      select distinct on (d.account_id) d.account_id, d.level, d.health, d.risk from account_day d
      where d.environment_id = ${environmentId} and d.day between ${period.to}::date - 6 and ${period.to}::date
      order by d.account_id, d.day desc`;

/** The product sits in their work and enough of them come. */
export const isHealthy = sql<boolean>`j.health in ('process', 'integration', 'customised')`;
export const isLow = sql<boolean>`j.level = 'low'`;
export const isInDanger = sql<boolean>`j.risk in ('ordinary', 'high')`;

const accountsThat = (condition: ReturnType<typeof sql<boolean>>): Metric => ({
  noun: 'accounts',
  part: (ask) => sql`
    select c.id from (${accountsThen(ask)}) as c join (${judgedThen(ask)}) as j on j.account_id = c.id
    where ${condition}`,
  whole: accountsThen,
});

export const healthyAccounts = accountsThat(isHealthy);
export const lowAccounts = accountsThat(isLow);
export const accountsAtRisk = accountsThat(isInDanger);
