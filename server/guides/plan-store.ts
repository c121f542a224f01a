import { sql } from 'kysely';
import type { Queryable } from '../db/database.ts';
import { actorName, type Scope } from '../http/scope.ts';
import { actorNameOf } from './actor-name-store.ts';

/** A version that goes live by itself. */
export interface Plan {
  version: number;
  publishAt: Date;
  /** Name of who planned it. */
  plannedBy: string;
  /** Why the last try failed; null: it has not been tried. */
  fault: string | null;
  /** When it is tried again; null with a fault: given up. */
  retryAt: Date | null;
}

/** In the selected environment. */
export async function selectPlan(db: Queryable, scope: Scope, guideId: string): Promise<Plan | undefined> {
  const { rows } = await sql<Plan>`
    select version, publish_at, ${actorNameOf('planned_by')} as planned_by, fault, retry_at
    from planned_publication
    where environment_id = ${scope.environmentId} and guide_id = ${guideId}
      and workspace_id = ${scope.workspaceId}`.execute(db);
  return rows[0];
}

/** Puts a plan in the place of the one there was for the selected environment. */
export async function putPlan(
  trx: Queryable,
  { workspaceId, environmentId, actor }: Scope,
  now: Date,
  guideId: string,
  version: number,
  publishAt: Date,
): Promise<void> {
  const untried = { attempts: 0, fault: null, retryAt: null };
  const plan = { version, publishAt, plannedBy: actorName(actor), plannedAt: now, ...untried };
  await trx
    .insertInto('plannedPublication')
    .values({ environmentId, guideId, workspaceId, ...plan })
    .onConflict((conflict) => conflict.columns(['environmentId', 'guideId']).doUpdateSet(plan))
    .execute();
}

/** Whether there was a plan for the selected environment. */
export async function deletePlan(trx: Queryable, scope: Scope, guideId: string): Promise<boolean> {
  const deleted = await trx
    .deleteFrom('plannedPublication')
    .where('environmentId', '=', scope.environmentId)
    .where('guideId', '=', guideId)
    .where('workspaceId', '=', scope.workspaceId)
    .returning('guideId')
    .executeTakeFirst();
  return deleted !== undefined;
}

/** For all environments. */
export async function deleteAllPlans(trx: Queryable, scope: Scope, guideId: string): Promise<void> {
  await trx
    .deleteFrom('plannedPublication')
    .where('guideId', '=', guideId)
    .where('workspaceId', '=', scope.workspaceId)
    .execute();
}

export interface DuePlan extends Omit<Scope, 'actor'> {
  guideId: string;
  /** As the version has it. */
  guideName: string;
  version: number;
  plannedBy: string;
  /** Failed tries before this one. */
  attempts: number;
}

/** One plan of any workspace that is due, taken so that nobody else carries it out. */
export async function takeDuePlan(trx: Queryable, now: Date): Promise<DuePlan | undefined> {
  const { rows } = await sql<DuePlan>`
    delete from planned_publication p
    using environment n, guide_version v
    where n.id = p.environment_id and v.guide_id = p.guide_id and v.version = p.version and (p.environment_id, p.guide_id) = (
      select environment_id, guide_id from planned_publication
      where publish_at <= ${now} and (fault is null or retry_at <= ${now})
      order by publish_at limit 1 for update skip locked
    )
    returning p.workspace_id, n.app_id, p.environment_id, p.guide_id, v.name as guide_name,
      p.version, p.planned_by, p.attempts`.execute(trx);
  return rows[0];
}

/** Whether the plan is still the one that was tried. */
export async function noteFailedTry(
  trx: Queryable,
  { environmentId, guideId, version, attempts }: DuePlan,
  outcome: { fault: string; retryAt: Date | null },
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('plannedPublication')
    .set({ ...outcome, attempts: attempts + 1 })
    .where('environmentId', '=', environmentId)
    .where('guideId', '=', guideId)
    .where('version', '=', version)
    .where('attempts', '=', attempts)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
