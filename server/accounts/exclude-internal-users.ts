import type { Queryable } from '../db/database.ts';
import { updateInternalUsers } from './exclusion-store.ts';
import type { ToldTraits } from './people-store.ts';
import { markAllSummariesStale, markSummariesOfUsersStale } from './summary-store.ts';

/** Marks those of the users whose e-mail address has just been told, or takes the mark away. */
export async function excludeInternalUsers(
  trx: Queryable,
  environmentId: number,
  told: readonly ToldTraits[],
): Promise<void> {
  const ids = told.filter(({ traits }) => 'email' in traits).map(({ id }) => id);
  if (ids.length === 0) return;
  const changed = await updateInternalUsers(trx, environmentId, ids);
  if (changed.length > 0) await markSummariesOfUsersStale(trx, environmentId, changed);
}

/** The same for everybody: what is internal has changed. */
export async function judgeInternalUsers(trx: Queryable, environmentId: number): Promise<void> {
  await updateInternalUsers(trx, environmentId);
  await markAllSummariesStale(trx, environmentId);
}
