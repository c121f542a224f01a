import { isDeepStrictEqual } from 'node:util';
import type { FeatureInput } from '../../shared/contract/feature.ts';
import type { Context } from '../context.ts';
import { lockCatalogue } from '../db/catalogue-lock.ts';
import type { Queryable } from '../db/database.ts';
import { inTransaction } from '../db/in-transaction.ts';
import { AppError, notFound } from '../http/app-error.ts';
import type { Scope } from '../http/scope.ts';
import { audit } from '../workspaces/audit.ts';
import { changes } from '../workspaces/changes.ts';
import { changeFeature, readFeature } from './change-feature.ts';
import {
  archiveFeatureRow,
  type FeatureRow,
  insertFeature,
  selectAppEnvironments,
  selectFeatureInput,
  updateFeature,
} from './feature-store.ts';
import { moduleExists } from './module-store.ts';
import { rebuildFeature } from './rebuild-feature.ts';
import { insertVersion, selectVersions, updateVersion } from './version-store.ts';

/** Makes a feature, counted from the first day on in every environment of the app. */
export async function createFeature(
  context: Context,
  scope: Scope,
  input: FeatureInput,
): Promise<FeatureRow> {
  const id = await inTransaction(context.db, async (trx) => {
    const { appUrl, environmentIds } = await selectAppEnvironments(trx, scope);
    await requireModule(trx, scope, input.moduleId);
    await lockCatalogue(trx, environmentIds);
    const featureId = await insertFeature(trx, scope, context.now(), input);
    const first = { featureId, version: 1, rules: input.rules, startsOn: null, endsOn: null };
    await insertVersion(trx, scope, context.now(), first);
    for (const environmentId of environmentIds) {
      await rebuildFeature(trx, environmentId, appUrl, featureId, [first]);
    }
    await audit(trx, scope, context.now(), 'feature.created', `feature:${featureId}`, { name: input.name });
    return featureId;
  });
  return readFeature(context.db, scope, context.now(), id);
}

/**
 * Saves a feature. Other rules than before replace those of the newest version, on all of its days: for a correction.
 * For a redesign of the host app, begin another version (`beginVersion`).
 *
 * @throws conflict when somebody else has saved it since `revision` was read
 */
export function saveFeature(
  context: Context,
  scope: Scope,
  id: number,
  { revision, ...input }: FeatureInput & { revision: number },
): Promise<FeatureRow> {
  return changeFeature(context, scope, id, revision, async (trx) => {
    await requireModule(trx, scope, input.moduleId);
    const before = await selectFeatureInput(trx, scope, id);
    await updateFeature(trx, scope, id, input);
    const newest = (await selectVersions(trx, scope, id)).at(-1);
    if (!before || !newest) throw notFound('feature');
    const isChanged = !isDeepStrictEqual(newest.rules, input.rules);
    if (isChanged) await updateVersion(trx, scope, id, newest.version, { ...newest, rules: input.rules });
    const details = changes<FeatureInput>({ ...before, rules: newest.rules }, input);
    await audit(trx, scope, context.now(), 'feature.saved', `feature:${id}`, details);
    return isChanged;
  });
}

/** Takes a feature out of the catalogue; nothing is lost, as uses are kept by entry. */
export async function archiveFeature(context: Context, scope: Scope, id: number): Promise<void> {
  await inTransaction(context.db, async (trx) => {
    const { appUrl, environmentIds } = await selectAppEnvironments(trx, scope);
    await lockCatalogue(trx, environmentIds);
    if (!(await archiveFeatureRow(trx, scope, context.now(), id))) throw notFound('feature');
    for (const environmentId of environmentIds) {
      await rebuildFeature(trx, environmentId, appUrl, id, []);
    }
    await audit(trx, scope, context.now(), 'feature.archived', `feature:${id}`);
  });
}

async function requireModule(db: Queryable, scope: Scope, moduleId: number | null): Promise<void> {
  if (moduleId === null || (await moduleExists(db, scope, moduleId))) return;
  throw new AppError('invalid_request', 'The request is not valid: see details for each fault.', {
    details: [{ path: 'moduleId', message: 'There is no such module.' }],
  });
}
