import { sql } from 'kysely';
import type { Queryable } from '../db/database.ts';
import type { Scope } from '../http/scope.ts';
import { amongAccounts, isRegistered, joinUser, todays } from './account-days.ts';
import type { ByAccount } from './by-account.ts';

/**
 * On which days any registered user was active: bit k, counted from the left, is the k-th before the account's today.
 * Of whoever has a seat it says so; of the few who gave theirs up, what they used.
 */
export async function activeDaysByAccount(
  db: Queryable,
  scope: Scope,
  now: Date,
  accountIds: readonly string[],
): Promise<ByAccount<string>> {
  const meant = sql`d.environment_id = ${scope.environmentId} and ${amongAccounts(accountIds)}`;
  const { rows } = await sql<{ accountId: string; days: string }>`
    select d.account_id, bit_or(d.days)::text as days
    from (
      select d.account_id, d.user_id, d.days >> (t.today - d.last_day) as days
      from seat d join ${todays(scope, now)} using (account_id)
      where ${meant} and d.last_day is not null
      union all
      select d.account_id, d.user_id, used.days
      from account_place d
      join ${todays(scope, now)} using (account_id)
      cross join lateral (
        select bit_or(set_bit(repeat('0', 400)::bit(400), t.today - e.day, 1)) as days
        from entry_use e
        where e.environment_id = d.environment_id and e.user_id = d.user_id and e.account_id = d.account_id
          and t.today - e.day between 0 and 399
      ) as used
      where ${meant} and not exists (
        select from seat s
        where s.environment_id = d.environment_id and s.account_id = d.account_id and s.user_id = d.user_id
      )
    ) as d
    ${joinUser(scope)}
    where d.days is not null and ${isRegistered}
    group by d.account_id`.execute(db);
  return new Map(rows.map(({ accountId, days }) => [accountId, days]));
}
