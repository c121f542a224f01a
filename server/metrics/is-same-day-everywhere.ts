import { sql } from 'kysely';
import { dayAt } from '../../shared/rules/calendar.ts';
import type { Queryable } from '../db/database.ts';
import { inPortfolio } from '../db/in-portfolio.ts';
import type { Scope } from '../http/scope.ts';
import { workspaceTimeZone } from './workspace-time-zone.ts';

/** Whether the today of every account is that of the workspace: then days that end with the one end with the other. */
export async function isSameDayEverywhere(db: Queryable, scope: Scope, now: Date): Promise<boolean> {
  const today = dayAt(now, await workspaceTimeZone(db, scope));
  const { rows } = await sql<{ isSame: boolean }>`
    select not exists (
      select from account
      where account.environment_id = ${scope.environmentId} and ${inPortfolio(scope)} and account.time_zone is not null
        and (${now}::timestamptz at time zone account.time_zone)::date <> ${today}::date
    ) as is_same`.execute(db);
  return rows[0]?.isSame ?? true;
}
