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
  /** Active users of the last 7 days, and of the four times 7 days before, newest first; also those who have left. */
  windows: [number, number, number, number, number];
  /** On which days any of them was active: bit k, counted from the left, is the k-th before the account's today. */
  days: string;
}

/** The active users of 7 days that ended `weeks` weeks ago. */
const activeIn = (weeks: number) => sql`(count(*) filter (
    where bit_count(substring(d.days from ${7 * weeks + 1}::int for 7)) > 0
  ))::int`;

/**
 * From the days that each seat keeps of its user: no fact is read, but of those who were active in the account and have
 * no seat in it any more.
 */
export async function seatActivityByAccount(
  db: Queryable,
  scope: Scope,
  now: Date,
  accountIds?: readonly string[],
): Promise<ByAccount<SeatActivity>> {
  const isMeant = sql`d.environment_id = ${scope.environmentId} and ${amongAccounts(accountIds)}`;
  const { rows } = await sql<SeatActivity & { accountId: string }>`
    select d.account_id,
      (count(*) filter (where d.has_seat and u.activated_at is not null))::int as activated_users,
      (count(*) filter (
        where d.has_seat and u.activated_at <= ${now}::timestamptz - interval '90 days'
      ))::int as activated_users_before,
      (count(*) filter (where d.first_seen_at <= ${now}::timestamptz - interval '90 days'))::int as users_before,
      array[${sql.join([0, 1, 2, 3, 4].map(activeIn))}] as windows,
      coalesce(bit_or(d.days), repeat('0', 400)::bit(400))::text as days
    from (
      select d.account_id, d.user_id, true as has_seat, d.first_seen_at, d.days >> (t.today - d.last_day) as days
      from seat d join ${todays(scope, now)} using (account_id)
      where ${isMeant}
      union all
      select d.account_id, d.user_id, false, null, bit_or(set_bit(repeat('0', 400)::bit(400), t.today - e.day, 1))
      from (
        select d.account_id, d.user_id from account_place d
        where ${isMeant} and not exists (
          select from seat s
          where s.environment_id = ${scope.environmentId} and s.account_id = d.account_id and s.user_id = d.user_id
        )
        offset 0 -- they are few: found before any of their facts is read
      ) as d
      join ${todays(scope, now)} using (account_id)
      join entry_use e on e.environment_id = ${scope.environmentId} and e.user_id = d.user_id
        and e.account_id = d.account_id and t.today - e.day between 0 and 399
      group by d.account_id, d.user_id
    ) as d
    ${joinUser(scope)}
    where ${isRegistered}
    group by d.account_id`.execute(db);
  return new Map(rows.map(({ accountId, ...activity }) => [accountId, activity]));
}
