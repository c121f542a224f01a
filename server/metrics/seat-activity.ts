import { sql } from 'kysely';
import type { Queryable } from '../db/database.ts';
import type { Scope } from '../http/scope.ts';
import { amongAccounts, isRegistered, joinUser, todays } from './account-days.ts';
import type { ByAccount } from './by-account.ts';

export interface SeatActivity {
  /** Registered users who have come themselves, not only been named by a server. */
  activatedUsers: number;
  activatedUsersBefore: number;
  /** Registered users who had been seen 90 days ago. */
  usersBefore: number;
  /** Active users of the last 7 days, and of the four times 7 days before, newest first. */
  windows: [number, number, number, number, number];
}

/** The active users of 7 days that ended `weeks` weeks ago: their bit is set among the seven that fall into them. */
const activeIn = (weeks: number) => sql`(count(*) filter (
    where d.last_day is not null
      and bit_count(substring(d.days from ${7 * weeks + 1}::int - (t.today - d.last_day) for 7)) > 0
  ))::int`;

/** From the days that each seat keeps of its user: no fact is read. */
export async function seatActivityByAccount(
  db: Queryable,
  scope: Scope,
  now: Date,
  accountIds?: readonly string[],
): Promise<ByAccount<SeatActivity>> {
  const { rows } = await sql<SeatActivity & { accountId: string }>`
    select d.account_id,
      (count(*) filter (where u.activated_at is not null))::int as activated_users,
      (count(*) filter (where u.activated_at <= ${now}::timestamptz - interval '90 days'))::int as activated_users_before,
      (count(*) filter (where d.first_seen_at <= ${now}::timestamptz - interval '90 days'))::int as users_before,
      array[${sql.join([0, 1, 2, 3, 4].map(activeIn))}] as windows
    from seat d
    join ${todays(scope, now)} using (account_id)
    ${joinUser(scope)}
    where d.environment_id = ${scope.environmentId} and ${amongAccounts(accountIds)} and ${isRegistered}
    group by d.account_id`.execute(db);
  return new Map(rows.map(({ accountId, ...activity }) => [accountId, activity]));
}
