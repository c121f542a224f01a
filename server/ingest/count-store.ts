import { sql } from 'kysely';
import { arrayOfPlain } from '../db/array-literal.ts';
import type { Queryable } from '../db/database.ts';
import { ofPortfolio } from '../db/in-portfolio.ts';
import type { Scope } from '../http/scope.ts';

export interface Count {
  environmentId: number;
  /** UTC, `YYYY-MM-DD`. */
  day: string;
  what: string;
  times: number;
}

export async function addCounts(db: Queryable, counts: readonly Count[]): Promise<void> {
  if (counts.length === 0) return;
  const sorted = counts.toSorted((a, b) => a.environmentId - b.environmentId || (a.what < b.what ? -1 : 1));
  await sql`
    insert into ingest_count as c (environment_id, day, what, times)
    select * from unnest(
      ${arrayOfPlain(sorted.map((count) => count.environmentId))}::int[],
      ${arrayOfPlain(sorted.map((count) => count.day))}::date[],
      ${arrayOfPlain(sorted.map((count) => count.what))}::text[],
      ${arrayOfPlain(sorted.map((count) => count.times))}::bigint[]
    )
    on conflict (environment_id, day, what) do update set times = c.times + excluded.times`.execute(db);
}

/** By day since then, what people did who are left out of metrics because they belong to the maker of the app. */
export async function selectInternalUse(
  db: Queryable,
  scope: Scope,
  since: string,
): Promise<{ day: string; times: number }[]> {
  const { rows } = await sql<{ day: string; times: number }>`
    select d.day, sum(d.events)::int as times
    from user_day d
    join "user" u on u.environment_id = d.environment_id and u.id = d.user_id
    where d.environment_id = ${scope.environmentId} and d.day >= ${since}
      and coalesce(u.exclusion_set, u.exclusion) in ('internal', 'test') and ${ofPortfolio(scope)}
    group by d.day order by d.day`.execute(db);
  return rows;
}

/** Days since then, both included, that have any. */
export async function selectCounts(db: Queryable, { environmentId }: Scope, since: string): Promise<Count[]> {
  const rows = await db
    .selectFrom('ingestCount')
    .where('environmentId', '=', environmentId)
    .where('day', '>=', since)
    .select(['environmentId', 'day', 'what', 'times'])
    .orderBy('day')
    .execute();
  return rows.map((row) => ({ ...row, times: Number(row.times) }));
}
