import { sql } from 'kysely';
import type { Queryable } from '../db/database.ts';
import type { Scope } from '../http/scope.ts';
import { isRegistered, joinUser, todays } from './account-days.ts';

export interface UnitUse {
  /** Null: people of whom no unit is known. */
  name: string | null;
  users: number;
  activatedUsers: number;
  activeUsers7: number;
  activeUsers28: number;
}

/** How far the roll-out is in each unit of an account, largest first. */
export async function selectUnits(
  db: Queryable,
  scope: Scope,
  now: Date,
  accountId: string,
): Promise<UnitUse[]> {
  const { rows } = await sql<UnitUse>`
    select u.unit as name, count(*)::int as users,
      (count(*) filter (where u.activated_at is not null))::int as activated_users,
      (count(*) filter (where t.today - d.last_day < 7))::int as active_users7,
      (count(*) filter (where t.today - d.last_day < 28))::int as active_users28
    from seat d join ${todays(scope, now)} using (account_id) ${joinUser(scope)}
    where d.environment_id = ${scope.environmentId} and d.account_id = ${accountId} and ${isRegistered}
    group by u.unit
    order by u.unit is null, users desc, u.unit`.execute(db);
  return rows;
}
