import type { Queryable } from '../db/database.ts';
import type { Scope } from '../http/scope.ts';
import { markSummariesStale } from './summary-store.ts';

/** Something that the account is judged by has changed: it is judged anew before anybody sees it again. */
export const judgeAnew = (trx: Queryable, { environmentId }: Scope, accountId: string): Promise<void> =>
  markSummariesStale(trx, environmentId, [accountId]);
