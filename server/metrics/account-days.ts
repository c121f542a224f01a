import { type RawBuilder, sql } from 'kysely';
import { addDays } from '../../shared/rules/calendar.ts';
import { arrayOfPlain } from '../db/array-literal.ts';
import { inPortfolio } from '../db/in-portfolio.ts';
import type { Scope } from '../http/scope.ts';

/*
 * Pieces of SQL that the metrics share. In them `d` is a row of facts, `u` its user and `t` the account's today.
 * Facts are grouped before anything is joined to them: there are many of them and few accounts.
 */

const todayIn = (now: Date, zone: ReturnType<typeof sql>) =>
  sql`(${now}::timestamptz at time zone ${zone})::date`;

const workspaceZone = ({ workspaceId }: Scope) =>
  sql`(select time_zone from workspace where id = ${workspaceId})`;

/** Today in the workspace's time zone: the day of users without an account. */
export const todayOfWorkspace = (scope: Scope, now: Date) => todayIn(now, workspaceZone(scope));

/**
 * A table expression: today of every account of the portfolio, in its own time zone or else the workspace's; as
 * `t (account_id, today)`.
 */
export const todays = (scope: Scope, now: Date) => sql`(
    select a.id as account_id, ${todayIn(now, sql`coalesce(a.time_zone, ${workspaceZone(scope)})`)} as today
    from account a where a.environment_id = ${scope.environmentId} and ${inPortfolio(scope, 'a')}
    offset 0 -- worked out once per account, not once per row of facts
  ) as t`;

/** Today of one account; null where it is not in the portfolio. */
export const todayOfAccount = (scope: Scope, now: Date, accountId: string) => sql`(
    select ${todayIn(now, sql`coalesce(a.time_zone, ${workspaceZone(scope)})`)}
    from account a
    where a.environment_id = ${scope.environmentId} and a.id = ${accountId}::bigint and ${inPortfolio(scope, 'a')}
  )`;

/**
 * Whom numbers of users count: not the anonymous, not those the host app has deactivated, and neither bots nor people
 * of the workspace itself nor test users, unless somebody has said by hand that they count.
 */
export const isRegistered = sql`(
    not u.is_anonymous and u.deactivated_at is null and coalesce(u.exclusion_set, u.exclusion, 'none') = 'none'
  )`;

/**
 * The same of what people did while they were still unknown, or said: only bots, people of the workspace and test users
 * are left out. An index knows them, so that nobody else is looked up. They may be many, bots above all: asked for in a
 * list they would be read again for each fact, once the list is too long for memory.
 */
export const isNotLeftOut = (
  { environmentId }: Pick<Scope, 'environmentId'>,
  userId: RawBuilder<unknown>,
) => sql`
  not exists (
    select from "user" o
    where o.environment_id = ${environmentId} and o.id = ${userId}
      and coalesce(o.exclusion_set, o.exclusion, 'none') <> 'none'
  )`;

/** Joins the users of facts that were grouped into `d`. */
export const joinUser = ({ environmentId }: Scope) =>
  sql`join "user" u on u.environment_id = ${environmentId} and u.id = d.user_id`;

/** Number of the week that a day belongs to; weeks begin on Monday, as 3 January 2000 was. */
export const weekOf = (day: ReturnType<typeof sql>) => sql`((${day} - date '2000-01-03') / 7)`;

/** All accounts, or only these. */
export const amongAccounts = (accountIds: readonly string[] | undefined) =>
  accountIds === undefined ? sql`true` : sql`d.account_id = any(${arrayOfPlain(accountIds)}::bigint[])`;

/** The earliest day that the last `days` days have in any time zone: a bound that an index can use. */
export const earliestDay = (now: Date, days: number): string =>
  addDays(now.toISOString().slice(0, 10), -days - 1);

/** The latest day that the one so many days ago has in any time zone. */
export const latestDay = (now: Date, daysAgo: number): string =>
  addDays(now.toISOString().slice(0, 10), 2 - daysAgo);
