import { sql } from 'kysely';
import { addDays } from '../../shared/rules/calendar.ts';
import { arrayOfPlain } from '../db/array-literal.ts';
import type { Scope } from '../http/scope.ts';

/*
 * Pieces of SQL that the metrics share. In them `a` is the account, joined or left-joined, `u` the user, and `d` the
 * row of facts.
 */

/** Today, in the time zone of the account or else of the workspace. */
export const todayOfAccount = ({ workspaceId }: Scope, now: Date) =>
  sql`(${now}::timestamptz at time zone coalesce(
    a.time_zone, (select time_zone from workspace where id = ${workspaceId})
  ))::date`;

/** Whom numbers of users count: not the anonymous, and not those the host app has deactivated. */
export const isRegistered = sql`(not u.is_anonymous and u.deactivated_at is null)`;

export const joinUser = sql`join "user" u on u.environment_id = d.environment_id and u.id = d.user_id`;

export const joinAccount = sql`join account a on a.environment_id = d.environment_id and a.id = d.account_id`;

/** All accounts, or only these. */
export const amongAccounts = (accountIds: readonly string[] | undefined) =>
  accountIds === undefined ? sql`true` : sql`d.account_id = any(${arrayOfPlain(accountIds)}::bigint[])`;

/** The earliest day that the last `days` days have in any time zone: a bound that an index can use. */
export const earliestDay = (now: Date, days: number): string =>
  addDays(now.toISOString().slice(0, 10), -days - 1);
