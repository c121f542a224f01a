import { type RawBuilder, sql } from 'kysely';
import type { Day } from '../../shared/rules/calendar.ts';
import { arrayOfPlain } from '../db/array-literal.ts';
import { inPortfolio } from '../db/in-portfolio.ts';
import { earliestDay, isRegistered, latestDay, todayOfWorkspace, todays } from './account-days.ts';
import { type Ask, daysIn, type Period } from './ask.ts';

/*
 * The conditions that make a metric one of an account, a portfolio, a segment or everybody, and of some days: the same
 * pieces in every metric, so that two numbers of one question are of the same people and days.
 */

/** Whether the question is about accounts at all. If not, people without an account belong to the answer too. */
export const asksAccounts = ({ scope, among }: Pick<Ask, 'scope' | 'among'>): boolean =>
  scope.owners !== undefined ||
  among.accountIds !== undefined ||
  among.ownerId !== undefined ||
  among.teamId !== undefined ||
  among.tier !== undefined ||
  among.industry !== undefined ||
  among.region !== undefined ||
  among.stage !== undefined;

/** Whether it is about some people of the accounts, not all. */
export const asksSomePeople = ({ among }: Pick<Ask, 'among'>): boolean =>
  among.role !== undefined || among.userIds !== undefined;

/** Whether the question is about everybody: no part of them is named. */
export const asksEverybody = (ask: Pick<Ask, 'scope' | 'among'>): boolean =>
  !asksAccounts(ask) && !asksSomePeople(ask);

/** The accounts that the question is about: a condition on the table `account`. */
export function isAskedAccount({ scope, among }: Pick<Ask, 'scope' | 'among'>): RawBuilder<boolean> {
  const { accountIds, ownerId, teamId, tier, industry, region, stage } = among;
  const conditions = [
    sql<boolean>`account.environment_id = ${scope.environmentId}`,
    inPortfolio(scope),
    ...(accountIds ? [sql<boolean>`account.id = any(${arrayOfPlain(accountIds)}::bigint[])`] : []),
    ...(ownerId === undefined ? [] : [sql<boolean>`account.owner_id is not distinct from ${ownerId}::uuid`]),
    ...(teamId === undefined ? [] : [isOfTeam(scope, teamId)]),
    ...(tier === undefined ? [] : [sql<boolean>`account.tier = ${tier}`]),
    ...(industry === undefined ? [] : [sql<boolean>`account.industry = ${industry}`]),
    ...(region === undefined ? [] : [sql<boolean>`account.region = ${region}`]),
    ...(stage === undefined ? [] : [isAtStage(scope, stage)]),
  ];
  return sql<boolean>`(${sql.join(conditions, sql` and `)})`;
}

const isOfTeam = ({ workspaceId }: Ask['scope'], teamId: number) => sql<boolean>`account.owner_id in (
    select b.member_id from membership b where b.workspace_id = ${workspaceId} and b.team_id = ${teamId}::int)`;

/** The stage is judged, so it stands in the account's summary. */
const isAtStage = ({ environmentId }: Ask['scope'], stage: string) => sql<boolean>`account.id in (
    select s.account_id from account_summary s where s.environment_id = ${environmentId} and s.stage = ${stage})`;

/** Facts of those accounts and people: a condition on rows `d` that have `account_id` and `user_id`. */
export function isAsked(ask: Pick<Ask, 'scope' | 'among'>): RawBuilder<boolean> {
  const { userIds } = ask.among;
  const conditions = [
    sql<boolean>`d.environment_id = ${ask.scope.environmentId}`,
    ...(asksAccounts(ask)
      ? [sql<boolean>`d.account_id in (select account.id from account where ${isAskedAccount(ask)})`]
      : []),
    ...(userIds ? [sql<boolean>`d.user_id = any(${arrayOfPlain(userIds)}::bigint[])`] : []),
  ];
  return sql<boolean>`(${sql.join(conditions, sql` and `)})`;
}

/** Those users whom the question counts: a condition on `u`. */
export function isAskedUser({ among }: Pick<Ask, 'among'>): RawBuilder<boolean> {
  const { role, userIds } = among;
  const conditions = [
    sql<boolean>`${isRegistered}`,
    ...(role === undefined ? [] : [sql<boolean>`u.traits->>'role' = ${role}`]),
    ...(userIds ? [sql<boolean>`u.id = any(${arrayOfPlain(userIds)}::bigint[])`] : []),
  ];
  return sql<boolean>`(${sql.join(conditions, sql` and `)})`;
}

/** Joins to facts `d` what `isIn` needs to know of them. */
export const withTodays = ({ scope, now }: Ask, { endsDaysAgo }: Period) =>
  endsDaysAgo === undefined ? sql`` : sql`left join ${todays(scope, now)} on t.account_id = d.account_id`;

/** Whether `day` of a fact `d` lies in the period, after `withTodays`. */
export function isIn(
  { scope, now }: Ask,
  period: Period,
  day: RawBuilder<unknown> = sql`d.day`,
): RawBuilder<boolean> {
  const { from, to, endsDaysAgo } = period;
  if (endsDaysAgo === undefined) return sql<boolean>`${day} between ${from}::date and ${to}::date`;
  const today = sql`coalesce(t.today, ${todayOfWorkspace(scope, now)})`;
  const last = endsDaysAgo + daysIn(period) - 1;
  // The first condition is one that an index can use.
  return sql<boolean>`(${day} between ${earliestDay(now, last + 1)}::date and ${latestDay(now, endsDaysAgo)}::date
    and ${today} - ${day} between ${endsDaysAgo}::int and ${last}::int)`;
}

/** On which day of the account's time zone a moment of a fact `d` lies, after a left join of `account a`. */
export const dayOfAccount = ({ scope }: Pick<Ask, 'scope'>, at: RawBuilder<unknown>) =>
  sql`(${at} at time zone coalesce(a.time_zone, (select time_zone from workspace where id = ${scope.workspaceId})))::date`;

/** What `dayOfAccount` says, where no account is joined: for the few facts of which the day has to be known. */
export const dayOfFact = ({ scope }: Pick<Ask, 'scope'>, at: RawBuilder<unknown>) =>
  sql`(${at} at time zone ${zoneOfFact(scope)})::date`;

/** No day of anybody's is further than this from the same day of the workspace, or in UTC. */
const farthestDays = 3;

const utc = (day: Day, more: number) => sql`((${day}::date + ${more}::int)::timestamp at time zone 'UTC')`;

/** Whether the moment `at` was on the day or before it. On which day it was (`dayOf`) has to be known near its end alone. */
export const isMomentUntil = (
  day: Day,
  at: RawBuilder<unknown>,
  dayOf: RawBuilder<unknown>,
): RawBuilder<boolean> => sql<boolean>`(
    ${at} < ${utc(day, farthestDays + 1)} and case
      when ${at} < ${utc(day, -farthestDays)} then true
      else ${dayOf} <= ${day}::date
    end
  )`;

/**
 * Whether the moment `at` of a fact `d` lies in the period. Only near the ends it has to be known which day it was for its
 * account: telling that takes longer than reading the fact, so only there the account is looked up.
 */
export function isMomentIn(ask: Ask, period: Period, at: RawBuilder<unknown>): RawBuilder<boolean> {
  const { from, to, endsDaysAgo } = period;
  const day = sql`(${at} at time zone place.zone)::date`;
  const ago = sql`(${ask.now}::timestamptz at time zone place.zone)::date - ${day}`;
  const isExactly =
    endsDaysAgo === undefined
      ? sql`${day} between ${from}::date and ${to}::date`
      : sql`${ago} between ${endsDaysAgo}::int and ${endsDaysAgo + daysIn(period) - 1}::int`;
  return sql<boolean>`(
    ${at} >= ${utc(from, -farthestDays)} and ${at} < ${utc(to, farthestDays + 1)} and case
      when ${at} >= ${utc(from, farthestDays)} and ${at} < ${utc(to, -farthestDays)} then true
      else (
        select ${isExactly}
        from (
          select ${zoneOfFact(ask.scope)} as zone offset 0
        ) as place
      )
    end
  )`;
}

/** The time zone that decides the days of a row of the table `account`. */
export const zoneOfAccount = ({ scope }: Pick<Ask, 'scope'>) =>
  sql`coalesce(account.time_zone, (select time_zone from workspace where id = ${scope.workspaceId}))`;

const zoneOfFact = ({ environmentId, workspaceId }: Ask['scope']) => sql`coalesce(
    (select z.time_zone from account z where z.environment_id = ${environmentId} and z.id = d.account_id),
    (select time_zone from workspace where id = ${workspaceId})
  )`;

/** The account of a fact `d`, where it has one, as `a`. */
export const joinAccount = ({ scope }: Pick<Ask, 'scope'>) =>
  sql`left join account a on a.environment_id = ${scope.environmentId} and a.id = d.account_id`;

/** Leaves only facts `d` of people in the role, where one is asked for. */
export const ofRole = ({ scope, among }: Pick<Ask, 'scope' | 'among'>) =>
  among.role === undefined
    ? sql``
    : sql`join "user" r on r.environment_id = ${scope.environmentId} and r.id = d.user_id
        and r.traits->>'role' = ${among.role}`;
