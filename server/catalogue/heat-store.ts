import { sql } from 'kysely';
import { arrayOfPlain } from '../db/array-literal.ts';
import type { Queryable } from '../db/database.ts';
import { eventKindCodes } from '../db/schema/events.ts';
import type { Scope } from '../http/scope.ts';
import { earliestDay, todayOfWorkspace, todays } from '../metrics/account-days.ts';

/** Clicks on elements on these pages in the last `days` days, today included: the most used elements first. */
export async function selectClicksOnPages(
  db: Queryable,
  scope: Scope,
  now: Date,
  { pageIds, days, limit }: { pageIds: readonly number[]; days: number; limit: number },
): Promise<{ id: number; uses: number }[]> {
  const { rows } = await sql<{ id: number; uses: number }>`
    select u.entry_id as id, sum(u.uses)::int as uses
    from entry_use u left join ${todays(scope, now)} on t.account_id = u.account_id
    where u.environment_id = ${scope.environmentId} and u.kind = ${sql.lit(eventKindCodes.click)}
      and u.entry_id > 0 and u.page_id = any(${arrayOfPlain(pageIds)}::int[])
      and u.day >= ${earliestDay(now, days)}::date
      and coalesce(t.today, ${todayOfWorkspace(scope, now)}) - u.day < ${days}
    group by u.entry_id
    order by 2 desc, 1
    limit ${limit}`.execute(db);
  return rows;
}
