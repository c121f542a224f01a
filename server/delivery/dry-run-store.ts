import { sql } from 'kysely';
import { arrayOfText } from '../db/array-literal.ts';
import type { Queryable } from '../db/database.ts';
import { eventKindCodes } from '../db/schema/events.ts';
import type { Scope } from '../http/scope.ts';

/** Row ids between which users lie, both included. */
export interface Between {
  first: string;
  last: string;
}

export interface StoredMoment {
  userId: string;
  at: Date;
  path: string | null;
  /** Null: a page was opened. */
  event: string | null;
}

/** Pages that these users opened, and the tracked events of these names, since a time, each user's in order. */
export async function selectMoments(
  db: Queryable,
  environmentId: number,
  { first, last }: Between,
  since: Date,
  eventNames: readonly string[],
): Promise<StoredMoment[]> {
  const { rows } = await sql<StoredMoment>`
    select e.user_id, e.at, p.path, case when e.kind = ${sql.lit(eventKindCodes.track)} then n.name end as event
    from event e
    left join page p on p.id = e.page_id
    left join event_name n on n.id = e.name_id
    where e.environment_id = ${environmentId} and e.user_id between ${first}::bigint and ${last}::bigint
      and e.at >= ${since} and e.day >= ${since}::date - 2 and e.flags & 2 = 0
      and (e.kind = ${sql.lit(eventKindCodes.page)}
        or e.kind = ${sql.lit(eventKindCodes.track)} and n.name = any(${arrayOfText(eventNames)}::text[]))
    order by e.user_id, e.at, e.id`.execute(db);
  return rows;
}

export interface StoredState {
  userId: string;
  guideId: string;
  version: number;
  startedCount: number;
  lastShownAt: Date;
  completedAt: Date | null;
  dismissedAt: Date | null;
}

/** What these users had done with each guide before a time. */
export async function selectStatesBefore(
  db: Queryable,
  environmentId: number,
  { first, last }: Between,
  before: Date,
): Promise<StoredState[]> {
  const { rows } = await sql<StoredState>`
    select user_id, guide_id, max(version) as version, count(started_at)::int as started_count,
      max(last_shown_at) as last_shown_at, max(completed_at) as completed_at, max(dismissed_at) as dismissed_at
    from guide_run
    where environment_id = ${environmentId} and user_id between ${first}::bigint and ${last}::bigint
      and last_shown_at < ${before}
    group by user_id, guide_id`.execute(db);
  return rows;
}

/** On how many of the last 400 days each of these users was active; whoever never was is not in it. */
export async function selectActiveDays(
  db: Queryable,
  environmentId: number,
  { first, last }: Between,
): Promise<Map<string, number>> {
  const { rows } = await sql<{ userId: string; days: number }>`
    select user_id, bit_count(days)::int as days from person_days
    where environment_id = ${environmentId} and user_id between ${first}::bigint and ${last}::bigint`.execute(
    db,
  );
  return new Map(rows.map(({ userId, days }) => [userId, days]));
}

export async function countRegistered(db: Queryable, { environmentId }: Scope): Promise<number> {
  const { total } = await db
    .selectFrom('user')
    .where('environmentId', '=', environmentId)
    .where('isAnonymous', '=', false)
    .where('deactivatedAt', 'is', null)
    .select(sql<number>`count(*)::int`.as('total'))
    .executeTakeFirstOrThrow();
  return total;
}

/** A guide of the app that is not archived, with its draft and the number of its newest version. */
export async function selectDraft(db: Queryable, { workspaceId, appId }: Scope, guideId: string) {
  return db
    .selectFrom('guide')
    .where('id', '=', guideId)
    .where('workspaceId', '=', workspaceId)
    .where('appId', '=', appId)
    .where('archivedAt', 'is', null)
    .select((eb) => [
      'id',
      'kind',
      'name',
      'draft',
      eb
        .selectFrom('guideVersion')
        .whereRef('guideVersion.guideId', '=', 'guide.id')
        .select(sql<number>`coalesce(max(version), 0)::int`.as('newest'))
        .as('newest'),
    ])
    .executeTakeFirst();
}
