import { sql } from 'kysely';
import { joinUser } from '../account-days.ts';
import { asksAccounts, dayOfAccount, isAsked, isAskedUser, isMomentUntil, joinAccount } from '../among.ts';
import type { Ask } from '../ask.ts';
import type { Members, Metric } from '../metric.ts';

/** Registered users as of the end of the period: of accounts those who have a seat in them. */
export function registeredUsers(ask: Ask): Members {
  const { scope, period } = ask;
  // Whoever is there today was seen by today, in whatever time zone.
  const isCurrent = period.endsDaysAgo === 0;
  if (!asksAccounts(ask)) {
    return sql`
      select u.id from "user" u
      where u.environment_id = ${scope.environmentId} and ${isAskedUser(ask)}
        and (${isCurrent}::boolean or ${isMomentUntil(
          period.to,
          sql`u.first_seen_at`,
          sql`(u.first_seen_at at time zone (select time_zone from workspace where id = ${scope.workspaceId}))::date`,
        )})`;
  }
  return sql`
    select distinct d.user_id as id
    from seat d ${joinUser(scope)} ${joinAccount(ask)}
    where ${isAsked(ask)} and ${isAskedUser(ask)}
      and (${isCurrent}::boolean
        or ${isMomentUntil(period.to, sql`d.first_seen_at`, dayOfAccount(ask, sql`d.first_seen_at`))})`;
}

export const users: Metric = { noun: 'users', part: registeredUsers };
