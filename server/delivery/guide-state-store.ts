import { type RawBuilder, sql } from 'kysely';
import type { GuideFacts } from '../../shared/rules/match-audience.ts';
import { arrayOfPlain } from '../db/array-literal.ts';
import { versionAsksForScore } from '../db/asks-for-score.ts';
import type { Queryable } from '../db/database.ts';

export interface GuideStateRow {
  guideId: string;
  version: number;
  startedCount: number;
  /** Null while nothing of the guide could be shown. */
  lastShownAt: Date | null;
  completedAt: Date | null;
  dismissedAt: Date | null;
  autoStartsToday: number;
}

/**
 * What one person did with each guide, from their runs, over all devices. `userIds`: the person's ids, more than one
 * when they were anonymous before they were identified. Today is the one of `timeZone`.
 */
export async function selectGuideStates(
  db: Queryable,
  environmentId: number,
  userIds: readonly string[],
  now: Date,
  timeZone: string,
): Promise<GuideStateRow[]> {
  if (userIds.length === 0) return [];
  const { rows } = await sql<GuideStateRow>`
    select guide_id, max(version) as version, count(started_at)::int as started_count,
      max(last_shown_at) as last_shown_at, max(completed_at) as completed_at, max(dismissed_at) as dismissed_at,
      (count(*) filter (
        where is_auto_start
          and started_at >= date_trunc('day', ${now}::timestamptz at time zone ${timeZone}) at time zone ${timeZone}
      ))::int as auto_starts_today
    from guide_run
    where environment_id = ${environmentId} and user_id = any(${[...userIds]}::bigint[])
    group by guide_id`.execute(db);
  return rows;
}

interface SurveyHistory {
  answeredAt: Date | null;
  dismissedAt: Date[];
  /** Days of the last 400 on which they were active. */
  activeDays: number;
}

/**
 * When somebody last gave a score, and every time they closed a survey that asks for one without giving it. Reads
 * that person's runs only.
 */
export async function selectSurveyHistory(
  db: Queryable,
  environmentId: number,
  userId: string,
): Promise<SurveyHistory> {
  const { rows } = await sql<SurveyHistory>`
    select
      (select max(a.answered_at) from response a
        join guide_version v on v.guide_id = a.guide_id and v.version = a.version
        where a.environment_id = ${environmentId} and a.user_id = ${userId}::bigint
          and a.question_kind in ('nps', 'csat') and ${versionAsksForScore}
      ) as answered_at,
      array(
        select r.dismissed_at
        from guide_run r
        join guide_version v on v.guide_id = r.guide_id and v.version = r.version
        where r.environment_id = ${environmentId} and r.user_id = ${userId}::bigint
          and r.dismissed_at is not null
          and ${versionAsksForScore}
          and not exists (
            select from response a
            where a.environment_id = r.environment_id and a.user_id = r.user_id and a.run_id = r.run_id
              and a.question_kind in ('nps', 'csat')
          )
      ) as dismissed_at,
      coalesce((select bit_count(d.days)::int from person_days d
        where d.environment_id = ${environmentId} and d.user_id = ${userId}::bigint), 0) as active_days`.execute(
    db,
  );
  return rows[0]!;
}

/** Rows (id) of all users who have seen, completed or closed a guide. Its id is a text to conditions. */
export function thoseWhoHad(
  environmentId: number,
  guideId: string,
  what: 'seen' | 'completed' | 'dismissed',
): RawBuilder<unknown> {
  const at = sql.ref({ seen: 'last_shown_at', completed: 'completed_at', dismissed: 'dismissed_at' }[what]);
  return sql`
    select distinct user_id as id from guide_run
    where environment_id = ${environmentId} and guide_id = ${guideId}::uuid and ${guideId}::uuid::text = ${guideId}::text
      and ${at} is not null`;
}

/** Whether each of these users has seen, completed or closed each guide. */
export async function selectGuideFacts(
  db: Queryable,
  environmentId: number,
  userIds: readonly string[],
  guideIds: readonly string[],
): Promise<Map<string, Map<string, GuideFacts>>> {
  const facts = new Map<string, Map<string, GuideFacts>>();
  if (guideIds.length === 0) return facts;
  const { rows } = await sql<{ userId: string; guideId: string } & GuideFacts>`
    select user_id, guide_id, bool_or(last_shown_at is not null) as is_seen,
      bool_or(completed_at is not null) as is_completed, bool_or(dismissed_at is not null) as is_dismissed
    from guide_run
    where environment_id = ${environmentId} and user_id = any(${arrayOfPlain(userIds)}::bigint[])
      and guide_id = any(${arrayOfPlain(guideIds)}::uuid[])
    group by user_id, guide_id`.execute(db);
  for (const { userId, guideId, ...known } of rows) {
    facts.set(userId, (facts.get(userId) ?? new Map<string, GuideFacts>()).set(guideId, known));
  }
  return facts;
}
