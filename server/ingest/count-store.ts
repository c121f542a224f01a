import { sql } from 'kysely';
import { arrayOfPlain } from '../db/array-literal.ts';
import type { Queryable } from '../db/database.ts';
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
