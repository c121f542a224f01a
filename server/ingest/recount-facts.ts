import type { Queryable } from '../db/database.ts';
import { rewriteActivity, rewriteUses, selectWorkspaceZone } from './fact-store.ts';
import { qualifyingKindCodes } from './qualifying-kinds.ts';

/**
 * Counts every day of these accounts anew from their stored events: their time zone has changed. The caller holds
 * the catalogue's lock for itself (`lockCatalogue`), so that nobody adds in between.
 */
export async function recountFacts(
  trx: Queryable,
  environmentId: number,
  accountIds: readonly string[],
): Promise<void> {
  if (accountIds.length === 0) return;
  const timeZone = await selectWorkspaceZone(trx, environmentId);
  await rewriteActivity(trx, environmentId, timeZone, accountIds, qualifyingKindCodes);
  await rewriteUses(trx, environmentId, timeZone, accountIds);
}
