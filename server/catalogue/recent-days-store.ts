import { type RawBuilder, sql } from 'kysely';
import { addDays, dayAt } from '../../shared/rules/calendar.ts';
import type { Queryable } from '../db/database.ts';
import { inPortfolio } from '../db/in-portfolio.ts';
import type { Scope } from '../http/scope.ts';
import { workspaceTimeZone } from '../metrics/workspace-time-zone.ts';

/** A condition on facts `u`. */
export type Recent = RawBuilder<boolean>;

/**
 * The condition that the fact `u` is of the last `days` days of its account, today included; of the workspace's where it
 * has none. There are millions of facts: it is a constant where the day is the same for everybody, and else looks at
 * the accounts only on the days on which they differ.
 */
export async function recentDays(db: Queryable, scope: Scope, now: Date, days: number): Promise<Recent> {
  const workspaceZone = await workspaceTimeZone(db, scope);
  const zones = await selectZones(db, scope);
  const firstDayIn = (zone: string) => addDays(dayAt(now, zone), 1 - days);
  const usual = firstDayIn(workspaceZone);
  const unusual = Map.groupBy(
    zones.filter((zone) => firstDayIn(zone) !== usual),
    firstDayIn,
  );
  if (unusual.size === 0) return sql`u.day >= ${usual}::date`;
  const among = (zones: readonly string[]) => sql`u.account_id in (
    select a.id from account a
    where a.environment_id = ${scope.environmentId} and a.time_zone = any(${zones}) and ${inPortfolio(scope, 'a')})`;
  const sooner = [...unusual].filter(([day]) => day < usual);
  const later = [...unusual].filter(([day]) => day > usual);
  const first = sooner.reduce((least, [day]) => (day < least ? day : least), usual);
  return sql`u.day >= ${first}::date and (u.day >= ${usual}::date${sql.join(
    sooner.map(([day, theirs]) => sql` or (u.day >= ${day}::date and ${among(theirs)})`),
    sql``,
  )})${sql.join(
    later.map(([day, theirs]) => sql` and (u.day >= ${day}::date or not ${among(theirs)})`),
    sql``,
  )}`;
}

/** Zones that accounts name as their own. */
async function selectZones(db: Queryable, scope: Scope): Promise<string[]> {
  const rows = await db
    .selectFrom('account as a')
    .where('a.environmentId', '=', scope.environmentId)
    .where('a.timeZone', 'is not', null)
    .where(inPortfolio(scope, 'a'))
    .select('a.timeZone')
    .distinct()
    .execute();
  return rows.flatMap(({ timeZone }) => timeZone ?? []);
}

/** Whether the grouped facts `d` name an account of the portfolio. */
export const hasAccount = (scope: Scope) => sql`exists (
    select from account a
    where a.environment_id = ${scope.environmentId} and a.id = d.account_id and ${inPortfolio(scope, 'a')})`;
