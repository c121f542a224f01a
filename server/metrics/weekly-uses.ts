import { sql } from 'kysely';
import type { Queryable } from '../db/database.ts';
import type { Scope } from '../http/scope.ts';
import { amongAccounts, earliestDay, todays, weekOf } from './account-days.ts';

/** Uses of all features of an account, oldest week first. */
export async function weeklyUsesOf(
  db: Queryable,
  scope: Scope,
  now: Date,
  weeks: number,
  accountId: string,
): Promise<number[]> {
  const byFeature = await weeklyUsesByFeature(db, scope, now, weeks, accountId);
  return Array.from({ length: weeks }, (_, index) =>
    [...byFeature.values()].reduce((sum, series) => sum + (series[index] ?? 0), 0),
  );
}

/** The same for each feature that was used, by its id. */
export async function weeklyUsesByFeature(
  db: Queryable,
  scope: Scope,
  now: Date,
  weeks: number,
  accountId: string,
): Promise<ReadonlyMap<number, number[]>> {
  const { rows } = await sql<{ featureId: number; weeksAgo: number; uses: number }>`
    select d.feature_id, ${weekOf(sql`t.today`)} - ${weekOf(sql`d.day`)} as weeks_ago, sum(d.uses)::int as uses
    from feature_use d
    join ${todays(scope, now)} using (account_id)
    where d.environment_id = ${scope.environmentId} and ${amongAccounts([accountId])}
      and d.day >= ${earliestDay(now, weeks * 7)}::date
    group by 1, 2`.execute(db);

  const byFeature = new Map<number, number[]>();
  for (const { featureId, weeksAgo, uses } of rows) {
    if (weeksAgo < 0 || weeksAgo >= weeks) continue;
    const series = byFeature.get(featureId) ?? Array.from({ length: weeks }, () => 0);
    series[weeks - 1 - weeksAgo] = uses;
    byFeature.set(featureId, series);
  }
  return byFeature;
}
