import type { Queryable } from '../db/database.ts';
import { givePlaces, noteLeftOut, rewriteEntryDays, takeOpenDays } from './entry-day-store.ts';

/**
 * Keeps the sets of people of these accounts by entry and day, of days that are over: once when today has become
 * yesterday, and again when something of such a day comes late. To be called while their summaries are held.
 */
export async function keepEntryDays(
  trx: Queryable,
  environmentId: number,
  accountIds: readonly string[],
): Promise<void> {
  const open = await takeOpenDays(trx, environmentId, accountIds);
  await givePlaces(trx, environmentId, open);
  const over = open.filter(({ day, today }) => day < today);
  if (over.length > 0) await rewriteEntryDays(trx, environmentId, over);
  await noteLeftOut(trx, environmentId, accountIds);
}
