import type { Transaction } from 'kysely';
import type { Context } from '../context.ts';
import { lockCatalogue } from '../db/catalogue-lock.ts';
import type { Db } from '../db/database.ts';
import { inTransaction } from '../db/in-transaction.ts';
import type { Schema } from '../db/schema.ts';
import { withRoom } from '../db/with-room.ts';
import { AppError, notFound } from '../http/app-error.ts';
import type { Scope } from '../http/scope.ts';
import {
  type FeatureRow,
  featureExists,
  raiseRevision,
  selectAppEnvironments,
  selectFeature,
} from './feature-store.ts';
import { rebuildFeature } from './rebuild-feature.ts';
import { recentDays } from './recent-days-store.ts';
import { selectVersions } from './version-store.ts';

/**
 * Changes a feature or its rules in one transaction, while nothing is added to the dictionaries. Where `change` says
 * that the rules or their days are others now, the entries that count are found anew in every environment of the app.
 *
 * @throws conflict when somebody else has saved it since `revision` was read
 */
export async function changeFeature(
  context: Context,
  scope: Scope,
  id: number,
  revision: number,
  change: (trx: Transaction<Schema>) => Promise<boolean>,
): Promise<FeatureRow> {
  await inTransaction(context.db, async (trx) => {
    const { appUrl, environmentIds } = await selectAppEnvironments(trx, scope);
    await lockCatalogue(trx, environmentIds);
    if (!(await raiseRevision(trx, scope, id, revision))) {
      if (!(await featureExists(trx, scope, id))) throw notFound('feature');
      throw new AppError('conflict', 'Somebody else has saved this feature meanwhile: load it again.');
    }
    if (await change(trx)) {
      const versions = await selectVersions(trx, scope, id);
      for (const environmentId of environmentIds) {
        await rebuildFeature(trx, environmentId, appUrl, id, versions);
      }
    }
  });
  // Read once the catalogue is free again: it may take longer than the change.
  return readFeature(context.db, scope, context.now(), id);
}

/** With what it counts. */
export async function readFeature(db: Db, scope: Scope, now: Date, id: number): Promise<FeatureRow> {
  const feature = await withRoom(db, async (trx) =>
    selectFeature(trx, scope, await recentDays(trx, scope, now, countedDays), id),
  );
  if (!feature) throw notFound('feature');
  return feature;
}

const countedDays = 28;
