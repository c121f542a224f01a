import { type RawBuilder, sql } from 'kysely';
import { dayAt, daysBetween } from '../../../shared/rules/calendar.ts';
import { hasChanged } from '../../db/has-changed.ts';
import { isRegistered } from '../account-days.ts';
import { isAsked, isAskedAccount, isMomentUntil, zoneOfAccount } from '../among.ts';
import { type Ask, daysIn, endOf, type Period, periodBefore } from '../ask.ts';
import type { Members, Metric } from '../metric.ts';
import { countedScores } from '../nps.ts';

/** The days that a summary tells of its account. */
const daysTold = 400;

/** A condition on the table `account`: seen, and not lost, by the end of the period. */
const wasThere = (ask: Ask) => sql`(
    ${isAskedAccount(ask)}
    and (${ask.period.endsDaysAgo === 0}::boolean or ${isMomentUntil(
      ask.period.to,
      sql`account.first_seen_at`,
      sql`(account.first_seen_at at time zone ${zoneOfAccount(ask)})::date`,
    )})
    and (account.churned_on is null or account.churned_on > ${ask.period.to}::date)
  )`;

/** Accounts as of the end of the period. */
export const accountsThen = (ask: Ask): Members => sql`
  select account.id from account where ${wasThere(ask)}`;

/**
 * Those of them of which the condition holds. The summary `s` of an account says on which days a registered user was active;
 * it is missing where it is out of date.
 */
const accountsWhere = (ask: Ask, condition: RawBuilder<unknown>): Members => {
  const { environmentId } = ask.scope;
  return sql`
    select account.id from account
    left join account_summary s on s.environment_id = ${environmentId} and s.account_id = account.id
      and not ${hasChanged(environmentId)} and s.due_at > ${ask.now} and s.due_at <= ${ask.now}::timestamptz + interval '26 hours'
    where ${wasThere(ask)} and ${condition}`;
};

/** Whether a registered user of the account was active in the period; where the summary doesn't say so, its days are looked at. */
const wasActiveIn = (ask: Ask, period: Period) => {
  const { environmentId } = ask.scope;
  const first = daysBetween(period.from, dayAt(ask.now, 'UTC'));
  const isTold = ask.among.userIds === undefined && first < daysTold - 2;
  const ago =
    period.endsDaysAgo === undefined ? sql`s.as_of - ${period.to}::date` : sql`${period.endsDaysAgo}::int`;
  return sql`(
    case when ${isTold}::boolean and s.account_id is not null
      then position(B'1' in substring(s.active_days from 1 + ${ago} for ${daysIn(period)}::int)) > 0
      else exists (
        select from user_day d join "user" u on u.environment_id = ${environmentId} and u.id = d.user_id
        where d.environment_id = ${environmentId} and d.account_id = account.id and ${isDayOf(ask, period)}
          and ${isRegistered} and ${ask.among.userIds ? isAsked(ask) : sql`true`}
      ) end
  )`;
};

export const activeAccountsIn = (ask: Ask): Members => accountsWhere(ask, wasActiveIn(ask, ask.period));

/** Whether a day `d` of the table `account` lies in the period. */
const isDayOf = (ask: Ask, period: Period) => {
  const { from, to, endsDaysAgo } = period;
  if (endsDaysAgo === undefined) return sql`d.day between ${from}::date and ${to}::date`;
  const today = sql`(${ask.now}::timestamptz at time zone ${zoneOfAccount(ask)})::date`;
  const oldest = endsDaysAgo + daysIn(period) - 1;
  return sql`d.day between ${today} - ${oldest}::int and ${today} - ${endsDaysAgo}::int`;
};

export const accounts: Metric = { noun: 'accounts', part: accountsThen };

export const activeAccounts: Metric = {
  noun: 'accounts',
  part: activeAccountsIn,
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
    accountsWhere(
      ask,
      sql.join(
        weeks(ask).map((week) => wasActiveIn(ask, week)),
        sql` and `,
      ),
    ),
  whole: accountsThen,
};

/** Nobody was active in the period, but somebody in the one before. */
export const lapsedAccounts: Metric = {
  noun: 'accounts',
  part: (ask) =>
    accountsWhere(
      ask,
      sql`${wasActiveIn(ask, periodBefore(ask.period))} and not ${wasActiveIn(ask, ask.period)}`,
    ),
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
