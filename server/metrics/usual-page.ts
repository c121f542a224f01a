import { sql } from 'kysely';
import type { Queryable } from '../db/database.ts';
import { ofPortfolio } from '../db/in-portfolio.ts';
import type { Scope } from '../http/scope.ts';
import { earliestDay } from './account-days.ts';

/** The path of the page on which a feature had most of its uses in the last 90 days. Undefined: no page had. */
export async function usualPage(
  db: Queryable,
  scope: Scope,
  now: Date,
  featureId: number,
): Promise<string | undefined> {
  const { rows } = await sql<{ path: string }>`
    select p.path
    from (
      select d.page_id, sum(d.uses) as uses, sum(sum(d.uses)) over () as all_uses
      from entry_use d
      join feature_source s on s.environment_id = d.environment_id and s.kind = d.kind and s.entry_id = d.entry_id
        and d.day between s.starts_on and s.ends_on
      where d.environment_id = ${scope.environmentId} and s.feature_id = ${featureId}
        and d.day >= ${earliestDay(now, 90)}::date and ${ofPortfolio(scope)}
      group by d.page_id
    ) as d
    join page p on p.environment_id = ${scope.environmentId} and p.id = d.page_id
    where d.uses * 2 > d.all_uses`.execute(db);
  return rows[0]?.path;
}
