import { sql } from 'kysely';
import type { RunEventName } from '../../shared/contract/event.ts';
import type { Queryable } from '../db/database.ts';

/** One event of a run, named as the statements below read it from JSON. */
export interface GuideRunRow {
  user_id: string;
  account_id: string;
  at: Date;
  name: RunEventName;
  guide_id: string;
  version: number;
  run_id: string;
  /** Null for what happens to a guide without steps. Of `task.completed`: the task. */
  step_id: string | null;
  is_auto_start: boolean;
}

/**
 * Merges events into their runs and the steps of them. Every column is a smallest or a largest value, so the order
 * and number of times in which an event comes doesn't matter. Versions never published in this host app are left out.
 */
export async function mergeGuideRuns(
  trx: Queryable,
  environmentId: number,
  rows: readonly GuideRunRow[],
): Promise<void> {
  const told = sql`
    select e.*
    from json_to_recordset(${JSON.stringify(rows)}::json) as e(
      user_id bigint, account_id bigint, at timestamptz, name text,
      guide_id uuid, version int, run_id uuid, step_id text, is_auto_start boolean
    )
    join guide_version v on v.guide_id = e.guide_id and v.version = e.version
    join guide g on g.id = v.guide_id
    join environment n on n.app_id = g.app_id and n.id = ${environmentId}`;

  // Sorted by key, so that two batches which touch the same runs queue up instead of deadlocking.
  await sql`
    insert into guide_run (
      environment_id, user_id, guide_id, run_id, account_id, version,
      is_auto_start, started_at, last_shown_at, completed_at, dismissed_at
    )
    select ${environmentId}::int, user_id, guide_id, run_id, min(account_id), max(version),
      bool_and(is_auto_start) filter (where name = 'guide.started'),
      min(at) filter (where name = 'guide.started'),
      max(at) filter (where name not in ('target.missing', 'task.completed')),
      min(at) filter (where name = 'guide.completed'),
      min(at) filter (where name = 'guide.dismissed')
    from (${told}) as told
    group by user_id, guide_id, run_id
    order by user_id, guide_id, run_id
    on conflict (environment_id, user_id, guide_id, run_id) do update set
      account_id = least(guide_run.account_id, excluded.account_id),
      version = greatest(guide_run.version, excluded.version),
      is_auto_start = least(guide_run.is_auto_start, excluded.is_auto_start),
      started_at = least(guide_run.started_at, excluded.started_at),
      last_shown_at = greatest(guide_run.last_shown_at, excluded.last_shown_at),
      completed_at = least(guide_run.completed_at, excluded.completed_at),
      dismissed_at = least(guide_run.dismissed_at, excluded.dismissed_at)`.execute(trx);

  await sql`
    insert into guide_run_step (
      environment_id, guide_id, step_id, user_id, run_id, version, shown_at, missing_at, dismissed_at,
      task_done_at
    )
    select ${environmentId}::int, guide_id, step_id, user_id, run_id, max(version),
      min(at) filter (where name = 'step.shown'),
      min(at) filter (where name = 'target.missing'),
      min(at) filter (where name = 'guide.dismissed'),
      min(at) filter (where name = 'task.completed')
    from (${told}) as told
    where step_id is not null
      and name in ('step.shown', 'target.missing', 'guide.dismissed', 'task.completed')
    group by guide_id, step_id, user_id, run_id
    order by guide_id, step_id, user_id, run_id
    on conflict (environment_id, guide_id, step_id, user_id, run_id) do update set
      version = greatest(guide_run_step.version, excluded.version),
      shown_at = least(guide_run_step.shown_at, excluded.shown_at),
      missing_at = least(guide_run_step.missing_at, excluded.missing_at),
      dismissed_at = least(guide_run_step.dismissed_at, excluded.dismissed_at),
      task_done_at = least(guide_run_step.task_done_at, excluded.task_done_at)`.execute(trx);
}
