import { addDays, dayAt } from '../../shared/rules/calendar.ts';
import { type TargetHealth, targetHealths } from '../../shared/rules/pick-guides.ts';
import type { Context } from '../context.ts';
import type { Scope } from '../http/scope.ts';
import { workspaceTimeZone } from '../metrics/workspace-time-zone.ts';
import { selectBuilds } from './drift-store.ts';
import { selectTargetDays, selectTargetDaysOfGuide, type TargetDay } from './target-store.ts';

type Looks = Pick<TargetDay, 'shown' | 'exact' | 'healed' | 'missing'>;

/** A target needs repair where this share of the looks of a day went without it, within the last week. */
const missingShare = 0.05;
export const repairDays = 7;

/** How often it was looked for. */
export function looksOf({ shown, exact, healed, missing }: Looks): number {
  // A page whose snippet does not tell how it found a target tells at least that it showed the step.
  const found = exact + healed > 0 ? exact + healed : shown;
  return found + missing;
}

export const isOftenMissing = (missing: number, looks: number): boolean =>
  missing > 0 && missing >= looks * missingShare;

const healthOf = (day: Looks): TargetHealth =>
  isOftenMissing(day.missing, looksOf(day)) ? 'missing' : day.healed > 0 ? 'healed' : 'found';

/** By id of each live guide whose targets were looked for in the last week: the worst that happened to one of them. */
export async function targetHealthOfGuides(
  { db, now }: Pick<Context, 'db' | 'now'>,
  scope: Scope,
): Promise<ReadonlyMap<string, TargetHealth>> {
  const today = dayAt(now(), await workspaceTimeZone(db, scope));
  const days = await selectTargetDays(db, scope, addDays(today, 1 - repairDays));
  const health = new Map<string, TargetHealth>();
  for (const day of days) {
    const worst = Math.max(
      targetHealths.indexOf(healthOf(day)),
      targetHealths.indexOf(health.get(day.guideId) ?? 'found'),
    );
    health.set(day.guideId, targetHealths[worst]!);
  }
  return health;
}

/** How the target of a step was found in one build of the host app. */
export interface StepHealth extends Looks {
  stepId: string;
  version: number;
  /** Null: the host app did not say. */
  build: string | null;
  firstDay: string;
  lastDay: string;
  /** Times it was looked for. */
  looks: number;
  health: TargetHealth;
}

const reportedDays = 28;

/** By version, step and build over the last 28 days, the newest build first. Only what was looked for. */
export async function targetHealthByBuild(
  { db, now }: Pick<Context, 'db' | 'now'>,
  scope: Scope,
  guideId: string,
): Promise<StepHealth[]> {
  const today = dayAt(now(), await workspaceTimeZone(db, scope));
  const [rows, builds] = await Promise.all([
    selectTargetDaysOfGuide(db, scope, guideId, addDays(today, 1 - reportedDays)),
    selectBuilds(db, scope),
  ]);
  return rows
    .map(({ buildId, ...row }) => ({
      ...row,
      build: builds.find(({ id }) => id === buildId)?.name ?? null,
      place: builds.findIndex(({ id }) => id === buildId),
      looks: looksOf(row),
      health: healthOf(row),
    }))
    .toSorted((a, b) => b.version - a.version || b.place - a.place)
    .map(({ place: _, ...row }) => row);
}
