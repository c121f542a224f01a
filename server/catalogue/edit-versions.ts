import type { RulePeriod, TagRule } from '../../shared/contract/feature.ts';
import { addDays } from '../../shared/rules/calendar.ts';
import type { Context } from '../context.ts';
import { AppError, notFound } from '../http/app-error.ts';
import type { Scope } from '../http/scope.ts';
import { audit } from '../workspaces/audit.ts';
import { changes } from '../workspaces/changes.ts';
import { changeFeature } from './change-feature.ts';
import { type FeatureRow, featureExists } from './feature-store.ts';
import {
  deleteVersion,
  insertVersion,
  type StoredVersion,
  selectVersions,
  selectVersionUses,
  updateVersion,
} from './version-store.ts';

/** A version of a feature's rules with what it has counted in the environment. */
export interface VersionRow extends Omit<StoredVersion, 'featureId'> {
  uses: number;
  firstUsedOn: string | null;
  lastUsedOn: string | null;
}

/** The history of a feature's rules, newest first. */
export async function listVersions({ db }: Context, scope: Scope, featureId: number): Promise<VersionRow[]> {
  if (!(await featureExists(db, scope, featureId))) throw notFound('feature');
  const versions = await selectVersions(db, scope, featureId);
  const used = new Map((await selectVersionUses(db, scope, featureId)).map((row) => [row.version, row]));
  return versions
    .map(({ featureId: _, ...version }) => ({
      ...version,
      uses: used.get(version.version)?.uses ?? 0,
      firstUsedOn: used.get(version.version)?.firstUsedOn ?? null,
      lastUsedOn: used.get(version.version)?.lastUsedOn ?? null,
    }))
    .toReversed();
}

/**
 * Lets other rules count from `startsOn` on; the newest version so far ends the day before and keeps what it counted.
 *
 * @throws invalid_request when the newest version begins on that day or later
 */
export function beginVersion(
  context: Context,
  scope: Scope,
  featureId: number,
  { revision, startsOn, rules }: { revision: number; startsOn: string; rules: TagRule[] },
): Promise<FeatureRow> {
  return changeFeature(context, scope, featureId, revision, async (trx) => {
    const newest = newestOf(await selectVersions(trx, scope, featureId));
    if (newest.startsOn !== null && newest.startsOn >= startsOn) {
      throw faulty('startsOn', 'must be after the day on which the version before it begins');
    }
    const dayBefore = addDays(startsOn, -1);
    if (newest.endsOn === null || newest.endsOn >= startsOn) {
      await updateVersion(trx, scope, featureId, newest.version, { ...newest, endsOn: dayBefore });
    }
    const version = newest.version + 1;
    await insertVersion(trx, scope, context.now(), { featureId, version, rules, startsOn, endsOn: null });
    await audit(trx, scope, context.now(), 'feature.rules-begun', `feature:${featureId}`, {
      version,
      startsOn,
    });
    return true;
  });
}

/**
 * Moves the first and last day of a version.
 *
 * @throws invalid_request when it ends before it begins or would overlap another version
 */
export function moveVersion(
  context: Context,
  scope: Scope,
  featureId: number,
  version: number,
  { revision, ...period }: RulePeriod & { revision: number },
): Promise<FeatureRow> {
  return changeFeature(context, scope, featureId, revision, async (trx) => {
    const versions = await selectVersions(trx, scope, featureId);
    const moved = versions.find((each) => each.version === version);
    if (!moved) throw notFound('version');
    if (isBefore(period.endsOn, period.startsOn)) throw faulty('endsOn', 'is before the first day');
    const rival = versions.find((each) => each !== moved && overlaps(each, period));
    if (rival) throw faulty('startsOn', `would overlap version ${rival.version}`);
    await updateVersion(trx, scope, featureId, version, { rules: moved.rules, ...period });
    await audit(trx, scope, context.now(), 'feature.rules-moved', `feature:${featureId}`, {
      version,
      ...changes<RulePeriod>({ startsOn: moved.startsOn, endsOn: moved.endsOn }, period),
    });
    return true;
  });
}

/** Takes the newest version back; the one before it goes on where it had been ended for it. */
export function removeNewestVersion(
  context: Context,
  scope: Scope,
  featureId: number,
  revision: number,
): Promise<FeatureRow> {
  return changeFeature(context, scope, featureId, revision, async (trx) => {
    const versions = await selectVersions(trx, scope, featureId);
    const newest = newestOf(versions);
    const before = versions.at(-2);
    if (!before)
      throw new AppError('conflict', 'These are the only rules: change them, or delete the feature.');
    await deleteVersion(trx, scope, featureId, newest.version);
    const wasEndedForIt = newest.startsOn !== null && before.endsOn === addDays(newest.startsOn, -1);
    if (wasEndedForIt) {
      await updateVersion(trx, scope, featureId, before.version, { ...before, endsOn: newest.endsOn });
    }
    const { version } = newest;
    await audit(trx, scope, context.now(), 'feature.rules-removed', `feature:${featureId}`, { version });
    return true;
  });
}

function newestOf(versions: readonly StoredVersion[]): StoredVersion {
  const newest = versions.at(-1);
  if (!newest) throw notFound('feature');
  return newest;
}

/** Days compare as texts; null is an open end. */
const isBefore = (endsOn: string | null, startsOn: string | null) =>
  endsOn !== null && startsOn !== null && endsOn < startsOn;

const overlaps = (one: RulePeriod, other: RulePeriod) =>
  !isBefore(one.endsOn, other.startsOn) && !isBefore(other.endsOn, one.startsOn);

const faulty = (path: string, message: string) =>
  new AppError('invalid_request', 'The request is not valid: see details for each fault.', {
    details: [{ path, message }],
  });
