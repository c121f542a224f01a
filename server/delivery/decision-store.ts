import { sql } from 'kysely';
import type { DecisionProperties } from '../../shared/contract/decision.ts';
import type { Queryable } from '../db/database.ts';
import { eventKindCodes } from '../db/schema/events.ts';

/** What pages decided for a user in a time, oldest first. */
export async function selectPageDecisions(
  db: Queryable,
  environmentId: number,
  userId: string,
  from: Date,
  to: Date,
  guideId: string | undefined,
): Promise<{ at: Date; path: string | null; properties: DecisionProperties }[]> {
  const { rows } = await sql<{ at: Date; path: string | null; properties: DecisionProperties }>`
    select e.at, p.path, e.properties
    from event e left join page p on p.id = e.page_id
    where e.environment_id = ${environmentId} and e.user_id = ${userId}::bigint
      and e.kind = ${eventKindCodes.decision} and e.at >= ${from} and e.at < ${to}
      and (${guideId ?? null}::text is null or lower(e.properties ->> 'guideId') = ${guideId ?? null}::text)
    order by e.at, e.id
    limit 5000`.execute(db);
  return rows;
}
