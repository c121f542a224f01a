import { sql } from 'kysely';
import type { Queryable } from '../db/database.ts';
import type { Scope } from '../http/scope.ts';
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

/** What was known of each account so many days ago, or the last time before. */
export async function selectEarlier(
  db: Queryable,
  { environmentId }: Scope,
  now: Date,
  days: number,
): Promise<ReadonlyMap<string, Earlier>> {
  const { rows } = await sql<Earlier & { accountId: string }>`
    select distinct on (account_id) account_id, users, active_users7, features_used28, features_available, nps_score
    from account_day
    where environment_id = ${environmentId}
      and day between (${now}::timestamptz)::date - ${days + 7}::int and (${now}::timestamptz)::date - ${days}::int
    order by account_id, day desc`.execute(db);
  return new Map(rows.map(({ accountId, ...earlier }) => [accountId, earlier]));
}
