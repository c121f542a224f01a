import type { Queryable } from '../db/database.ts';
import { givePlaces, noteLeftOut, rewriteEntryDays, takeChangedDays } from './entry-day-store.ts';

/**
 * Brings the sets of people of these accounts up to date with their facts: only days are looked at that have changed,
 * and those after them. To be called while their summaries are held.
 */
export async function keepEntryDays(
  trx: Queryable,
  environmentId: number,
  accountIds: readonly string[],
): Promise<void> {
  const changed = await takeChangedDays(trx, environmentId, accountIds);
  if (changed.length > 0) {
    await givePlaces(trx, environmentId, changed);
    await rewriteEntryDays(trx, environmentId, changed);
  }
  await noteLeftOut(trx, environmentId, accountIds);
}
