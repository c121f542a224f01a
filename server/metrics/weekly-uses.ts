import { sql } from 'kysely';
import type { Queryable } from '../db/database.ts';
import type { Scope } from '../http/scope.ts';
import { earliestDay, todayOfAccount, weekOf } from './account-days.ts';
import { featureDayUses } from './entry-days.ts';

/** Uses of all features of an account, oldest week first; as of its last refresh. */
export async function weeklyUsesOf(
  db: Queryable,
  scope: Scope,
  now: Date,
  weeks: number,
  accountId: string,
): Promise<number[]> {
  const { rows } = await sql<{ weeksAgo: number; uses: number }>`
    select ${weekOf(todayOfAccount(scope, now, accountId))} - d.week as weeks_ago, d.uses
    from (
      select ${weekOf(sql`d.day`)} as week, sum(d.uses)::int as uses
      from ${featureDayUses(scope, accountId, earliestDay(now, weeks * 7))} as d
      group by 1
    ) as d`.execute(db);
  const uses = new Map(rows.map((row) => [row.weeksAgo, row.uses]));
  return Array.from({ length: weeks }, (_, index) => uses.get(weeks - 1 - index) ?? 0);
}
