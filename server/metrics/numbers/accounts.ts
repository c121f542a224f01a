import { sql } from 'kysely';
import { activeDays } from '../active-days.ts';
import { isAskedAccount } from '../among.ts';
import { type Ask, endOf, type Period, periodBefore } from '../ask.ts';
import type { Members, Metric } from '../metric.ts';
import { countedScores } from '../nps.ts';

/** Accounts as of the end of the period: seen, and not lost, by then. */
export const accountsThen = (ask: Ask): Members => sql`
  select account.id from account
  where ${isAskedAccount(ask)}
    and (${ask.period.endsDaysAgo === 0}::boolean or (account.first_seen_at at time zone coalesce(
      account.time_zone, (select time_zone from workspace where id = ${ask.scope.workspaceId})
    ))::date <= ${ask.period.to}::date)
    and (account.churned_on is null or account.churned_on > ${ask.period.to}::date)`;

/** Those of them in which a registered user was active in the period. */
export const activeAccountsIn = (ask: Ask, period: Period = ask.period): Members => sql`
  select c.id from (${accountsThen(ask)}) as c
  where c.id in (
    select d.account_id from (${activeDays(ask, period)}) as d
    join "user" u on u.environment_id = ${ask.scope.environmentId} and u.id = d.user_id
    where not u.is_anonymous and u.deactivated_at is null and coalesce(u.exclusion_set, u.exclusion, 'none') = 'none'
  )`;

export const accounts: Metric = { noun: 'accounts', part: accountsThen };

export const activeAccounts: Metric = {
  noun: 'accounts',
  part: (ask) => activeAccountsIn(ask),
  whole: accountsThen,
};

/** The last four weeks of the period, newest first. */
const weeks = ({ period }: Ask): Period[] => {
  const newest = endOf(period, 7);
  const second = periodBefore(newest);
  const third = periodBefore(second);
  return [newest, second, third, periodBefore(third)];
};

/** Somebody was active in each of four weeks. */
export const steadyAccounts: Metric = {
  noun: 'accounts',
  part: (ask) =>
    sql`${sql.join(
      weeks(ask).map((week) => sql`(${activeAccountsIn(ask, week)})`),
      sql` intersect `,
    )}`,
  whole: accountsThen,
};

/** Nobody was active in the period, but somebody in the one before. */
export const lapsedAccounts: Metric = {
  noun: 'accounts',
  part: (ask) => sql`(${activeAccountsIn(ask, periodBefore(ask.period))}) except (${activeAccountsIn(ask)})`,
  whole: accountsThen,
};

/** Somebody gave a score in the period. */
export const npsCoverage: Metric = {
  noun: 'accounts',
  part: (ask) => sql`
    select c.id from (${accountsThen(ask)}) as c
    where c.id in (select s.account_id from (${countedScores(ask)}) as s)`,
  whole: accountsThen,
  defaultDays: 180,
};
