import type { Queryable } from '../db/database.ts';
import { announce, isAwaited } from '../integrations/announce.ts';
import type { KeyedEnvironment } from '../workspaces/environment-by-key.ts';
import { selectResponseNews } from './response-store.ts';

/** Tells other systems of answers, in the transaction that keeps them and those who gave them. */
export async function announceResponses(
  trx: Queryable,
  place: Pick<KeyedEnvironment, 'workspaceId' | 'environmentId'>,
  ids: readonly string[],
): Promise<void> {
  const kind = 'response.recorded';
  if (ids.length === 0 || !(await isAwaited(trx, place, kind))) return;
  const told = await selectResponseNews(trx, place.environmentId, ids);
  await announce(trx, place, ...told.map((data) => ({ kind, data }) as const));
}
