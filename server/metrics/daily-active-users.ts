import { sql } from 'kysely';
import { addDays, dayAt } from '../../shared/rules/calendar.ts';
import type { Queryable } from '../db/database.ts';
import { ofPortfolio } from '../db/in-portfolio.ts';
import type { Scope } from '../http/scope.ts';
import { isRegistered, joinUser } from './account-days.ts';
import { workspaceTimeZone } from './workspace-time-zone.ts';

/** One entry per day, oldest first, the last of them today in the workspace's time zone. */
export async function dailyActiveUsersOf(
  db: Queryable,
  scope: Scope,
  now: Date,
  days: number,
): Promise<{ day: string; users: number }[]> {
  const today = dayAt(now, await workspaceTimeZone(db, scope));
  const first = addDays(today, 1 - days);
  const { rows } = await sql<{ day: string; users: number }>`
    select d.day, count(*)::int as users
    from (
      select d.day, d.user_id
      from user_day d
      where d.environment_id = ${scope.environmentId} and d.day between ${first}::date and ${today}::date
        and ${ofPortfolio(scope)}
      group by d.day, d.user_id
    ) as d
    ${joinUser(scope)}
    where ${isRegistered}
    group by d.day`.execute(db);
  const users = new Map(rows.map((row) => [row.day, row.users]));
  return Array.from({ length: days }, (_, index) => {
    const day = addDays(first, index);
    return { day, users: users.get(day) ?? 0 };
  });
}
