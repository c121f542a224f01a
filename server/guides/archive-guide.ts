import type { Context } from '../context.ts';
import { inTransaction } from '../db/in-transaction.ts';
import { raiseConfigVersion } from '../delivery/config-version.ts';
import { notFound } from '../http/app-error.ts';
import type { Scope } from '../http/scope.ts';
import { audit } from '../workspaces/audit.ts';
import { archiveGuideRow, restoreGuideRow } from './guide-store.ts';
import { deleteAllPlans } from './plan-store.ts';
import { deleteReview } from './review-store.ts';
import { deleteAllPublications, putPublication } from './version-store.ts';

/** Takes a guide out of the list and off every environment. Its reports' facts are kept. */
export async function archiveGuide(context: Context, scope: Scope, id: string): Promise<void> {
  const now = context.now();
  await inTransaction(context.db, async (trx) => {
    const publications = await deleteAllPublications(trx, scope, id);
    if (!(await archiveGuideRow(trx, scope, now, id, publications))) throw notFound('guide');
    await deleteAllPlans(trx, scope, id);
    await deleteReview(trx, scope, id);
    for (const { environmentId } of publications) await raiseConfigVersion(trx, environmentId);
    await audit(trx, scope, now, 'guide.archived', `guide:${id}`);
  });
}

/**
 * Takes an archived guide back into the list.
 *
 * @param isLive also live again wherever it was when it was archived, as what it was; else it is a draft
 */
export async function restoreGuide(
  context: Context,
  scope: Scope,
  id: string,
  { isLive }: { isLive: boolean },
): Promise<void> {
  const now = context.now();
  await inTransaction(context.db, async (trx) => {
    const publications = await restoreGuideRow(trx, scope, id);
    if (!publications) throw notFound('guide');
    for (const { environmentId, version } of isLive ? publications : []) {
      await putPublication(trx, { ...scope, environmentId }, now, id, version);
      await raiseConfigVersion(trx, environmentId);
    }
    await audit(trx, scope, now, 'guide.restored', `guide:${id}`, { isLive });
  });
}
