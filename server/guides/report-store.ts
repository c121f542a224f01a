import { sql } from 'kysely';
import type { Queryable } from '../db/database.ts';
import { ofPortfolio } from '../db/in-portfolio.ts';
import type { Scope } from '../http/scope.ts';

/** Different users of the selected environment, each counted once however often they did it. */
export interface GuideReport {
  started: number;
  completed: number;
  dismissed: number;
  /** Users for whom at least one step's element could not be found. */
  missing: number;
  /** In the order of the newest version; steps that only older versions had come last. */
  steps: { stepId: string; shown: number; dismissed: number; missing: number }[];
}

/** Over all versions, or one. Reads the facts of runs, never the events. */
export async function selectGuideReport(
  db: Queryable,
  scope: Scope,
  guideId: string,
  version?: number,
): Promise<GuideReport> {
  const ofGuide = sql`environment_id = ${scope.environmentId} and guide_id = ${guideId}
    and (${version ?? null}::int is null or version = ${version ?? null}::int)`;
  // Steps don't know their account, their run does.
  const isSeen = scope.owners
    ? sql`(user_id, run_id) in (
        select user_id, run_id from guide_run where ${ofGuide} and ${ofPortfolio(scope, 'accountId')})`
    : sql`true`;
  const { rows: runs } = await sql<Omit<GuideReport, 'steps' | 'missing'>>`
    select count(*) filter (where started)::int as started, count(*) filter (where completed)::int as completed,
      count(*) filter (where dismissed)::int as dismissed
    from (
      select bool_or(started_at is not null) as started, bool_or(completed_at is not null) as completed,
        bool_or(dismissed_at is not null) as dismissed
      from guide_run where ${ofGuide} and ${ofPortfolio(scope, 'accountId')} group by user_id
    ) as each_user`.execute(db);
  const { rows: missing } = await sql<{ missing: number }>`
    select count(*)::int as missing
    from (select distinct user_id from guide_run_step where ${ofGuide} and ${isSeen} and missing_at is not null) as each_user
  `.execute(db);
  const { rows: steps } = await sql<GuideReport['steps'][number]>`
    select step_id, count(*) filter (where shown)::int as shown,
      count(*) filter (where dismissed)::int as dismissed, count(*) filter (where missing)::int as missing
    from (
      select step_id, bool_or(shown_at is not null) as shown, bool_or(dismissed_at is not null) as dismissed,
        bool_or(missing_at is not null) as missing
      from guide_run_step where ${ofGuide} and ${isSeen} group by step_id, user_id
    ) as each_user
    group by step_id`.execute(db);
  const { rows: ids } = await sql<{ stepId: string }>`
    select step ->> 'id' as step_id
    from guide_version v, jsonb_array_elements(v.content -> 'steps') with ordinality as s(step, place)
    where v.guide_id = ${guideId} and v.workspace_id = ${scope.workspaceId}
      and (${version ?? null}::int is null or v.version = ${version ?? null}::int)
    order by v.version desc, place`.execute(db);

  const counted = new Map(steps.map((step) => [step.stepId, step]));
  const { started = 0, completed = 0, dismissed = 0 } = runs[0] ?? {};
  return {
    started,
    completed,
    dismissed,
    missing: missing[0]?.missing ?? 0,
    // Only steps that were published: a page can claim any id.
    steps: [...new Set(ids.map(({ stepId }) => stepId))].map(
      (stepId) => counted.get(stepId) ?? { stepId, shown: 0, dismissed: 0, missing: 0 },
    ),
  };
}
