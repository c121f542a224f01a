import { isDeepStrictEqual } from 'node:util';
import type { FeatureInput } from '../../shared/contract/feature.ts';
import type { Context } from '../context.ts';
import { lockCatalogue } from '../db/catalogue-lock.ts';
import type { Queryable } from '../db/database.ts';
import { inTransaction } from '../db/in-transaction.ts';
import { AppError, notFound } from '../http/app-error.ts';
import type { Scope } from '../http/scope.ts';
import { audit } from '../workspaces/audit.ts';
import {
  archiveFeatureRow,
  type FeatureRow,
  insertFeature,
  lockFeature,
  selectAppEnvironments,
  selectFeatures,
  updateFeature,
} from './feature-store.ts';
import { moduleExists } from './module-store.ts';
import { rebuildFeature } from './rebuild-feature.ts';

/** Makes a feature and counts it backwards over all stored events of every environment of the app. */
export async function createFeature(
  context: Context,
  scope: Scope,
  input: FeatureInput,
): Promise<FeatureRow> {
  return inTransaction(context.db, async (trx) => {
    const { appUrl, environmentIds } = await selectAppEnvironments(trx, scope);
    await requireModule(trx, scope, input.moduleId);
    await lockCatalogue(trx, environmentIds);
    const id = await insertFeature(trx, scope, context.now(), input);
    for (const environmentId of environmentIds) {
      await rebuildFeature(trx, environmentId, appUrl, { id, rules: input.rules });
    }
    await audit(trx, scope, context.now(), 'feature.created', `feature:${id}`, { name: input.name });
    return readFeature(trx, scope, context.now(), id);
  });
}

/**
 * Saves a feature; counted anew where its rules have changed.
 *
 * @throws conflict when somebody else has saved it since `revision` was read
 */
export async function saveFeature(
  context: Context,
  scope: Scope,
  id: number,
  { revision, ...input }: FeatureInput & { revision: number },
): Promise<FeatureRow> {
  return inTransaction(context.db, async (trx) => {
    const { appUrl, environmentIds } = await selectAppEnvironments(trx, scope);
    await requireModule(trx, scope, input.moduleId);
    await lockCatalogue(trx, environmentIds);
    const before = await lockFeature(trx, scope, id);
    if (!before) throw notFound('feature');
    if (!(await updateFeature(trx, scope, id, revision, input))) {
      throw new AppError('conflict', 'Somebody else has saved this feature meanwhile: load it again.');
    }
    if (!isDeepStrictEqual(before.rules, input.rules)) {
      for (const environmentId of environmentIds) {
        await rebuildFeature(trx, environmentId, appUrl, { id, rules: input.rules });
      }
    }
    await audit(trx, scope, context.now(), 'feature.saved', `feature:${id}`, { name: input.name });
    return readFeature(trx, scope, context.now(), id);
  });
}

/** Takes a feature out of the catalogue; its facts go too, as they can be counted again from the events. */
export async function archiveFeature(context: Context, scope: Scope, id: number): Promise<void> {
  await inTransaction(context.db, async (trx) => {
    const { appUrl, environmentIds } = await selectAppEnvironments(trx, scope);
    await lockCatalogue(trx, environmentIds);
    if (!(await archiveFeatureRow(trx, scope, context.now(), id))) throw notFound('feature');
    for (const environmentId of environmentIds) {
      await rebuildFeature(trx, environmentId, appUrl, { id, rules: [] });
    }
    await audit(trx, scope, context.now(), 'feature.archived', `feature:${id}`);
  });
}

async function readFeature(db: Queryable, scope: Scope, now: Date, id: number): Promise<FeatureRow> {
  const [feature] = await selectFeatures(db, scope, now, id);
  if (!feature) throw notFound('feature');
  return feature;
}

async function requireModule(db: Queryable, scope: Scope, moduleId: number | null): Promise<void> {
  if (moduleId === null || (await moduleExists(db, scope, moduleId))) return;
  throw new AppError('invalid_request', 'The request is not valid: see details for each fault.', {
    details: [{ path: 'moduleId', message: 'There is no such module.' }],
  });
}
