import type { News, NewsKind } from '../../shared/contract/news.ts';
import type { Queryable } from '../db/database.ts';
import type { Scope } from '../http/scope.ts';
import { hasListener, insertDeliveries } from './delivery-store.ts';

/**
 * Tells the environment's webhooks what has happened. To be called in the transaction that makes it happen: then the
 * news is sent if and only if that is committed. Costs one indexed look where nobody listens.
 */
export async function announce(
  trx: Queryable,
  place: Pick<Scope, 'workspaceId' | 'environmentId'>,
  ...news: readonly News[]
): Promise<void> {
  if (news.length > 0) await insertDeliveries(trx, place, news);
}

/** Whether anybody wants to know: for news that take reading to put together. */
export const isAwaited = (
  db: Queryable,
  place: Pick<Scope, 'workspaceId' | 'environmentId'>,
  kind: NewsKind,
): Promise<boolean> => hasListener(db, place, kind);
