import { sql } from 'kysely';
import type { Queryable } from '../db/database.ts';
import type { Scope } from '../http/scope.ts';
import { earliestDay, todays } from '../metrics/account-days.ts';
import type { Earlier, WatchedAccount } from './meets-rule.ts';

/** Every account that has been judged and was not lost, or one of them, as rules look at it. */
export async function selectWatched(
  db: Queryable,
  { environmentId }: Scope,
  accountId?: string,
): Promise<WatchedAccount[]> {
  const { rows } = await sql<WatchedAccount>`
    select a.id, a.external_id, a.name, s.as_of as today, a.tier, s.stage, s.level, s.risk, s.health, a.owner_id, a.go_live_on,
      a.contract_ends_on, a.seats_bought, s.users, s.users_before, s.activated_users, s.active_users7,
      s.active_users_before, s.features_used28, s.features_available, s.nps_score
    from account a
    join account_summary s on s.environment_id = a.environment_id and s.account_id = a.id
    where a.environment_id = ${environmentId} and s.level is not null and not a.is_churned
      and (${accountId ?? null}::bigint is null or a.id = ${accountId ?? null}::bigint)`.execute(db);
  return rows;
}

/** What was known of each account so many of its days ago, or the last time before. */
export async function selectEarlier(
  db: Queryable,
  scope: Scope,
  now: Date,
  days: number,
): Promise<ReadonlyMap<string, Earlier>> {
  const { rows } = await sql<Earlier & { accountId: string }>`
    select distinct on (d.account_id) d.account_id, d.users, d.active_users7, d.features_used28, d.features_available,
      d.nps_score
    from account_day d
    join ${todays(scope, now)} using (account_id)
    where d.environment_id = ${scope.environmentId} and d.day >= ${earliestDay(now, days + 7)}::date
      and t.today - d.day between ${days}::int and ${days + 7}::int
    order by d.account_id, d.day desc`.execute(db);
  return new Map(rows.map(({ accountId, ...earlier }) => [accountId, earlier]));
}
