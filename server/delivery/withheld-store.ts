import { sql } from 'kysely';
import type { Queryable } from '../db/database.ts';
import type { WithheldGuide } from '../db/schema/guide-runs.ts';

/** Adds a row unless the last one says the same. Two deliveries at one moment leave one. */
export async function insertWithheldIfChanged(
  db: Queryable,
  environmentId: number,
  userId: string,
  at: Date,
  guides: readonly WithheldGuide[],
): Promise<void> {
  const json = JSON.stringify(guides);
  await sql`
    insert into withheld_guides (environment_id, user_id, at, guides)
    select ${environmentId}, ${userId}::bigint, ${at}, ${json}::jsonb
    where ${json}::jsonb is distinct from coalesce((
      select w.guides from withheld_guides w
      where w.environment_id = ${environmentId} and w.user_id = ${userId}::bigint
      order by w.at desc limit 1
    ), '[]')
    on conflict do nothing`.execute(db);
}

/** What the server kept back from a user from `from` on: rows in that time, and the one that held when it began. */
export async function selectWithheld(
  db: Queryable,
  environmentId: number,
  userId: string,
  from: Date,
  to: Date,
): Promise<{ at: Date; guides: WithheldGuide[] }[]> {
  const { rows } = await sql<{ at: Date; guides: WithheldGuide[] }>`
    select at, guides from withheld_guides
    where environment_id = ${environmentId} and user_id = ${userId}::bigint and at < ${to}
      and at >= coalesce((
        select max(at) from withheld_guides
        where environment_id = ${environmentId} and user_id = ${userId}::bigint and at <= ${from}
      ), ${from})
    order by at`.execute(db);
  return rows;
}
