import type { Transaction } from 'kysely';
import type { Context } from '../context.ts';
import { accountIdOf } from '../db/hashed-id.ts';
import { inTransaction } from '../db/in-transaction.ts';
import type { Schema } from '../db/schema.ts';
import { notFound } from '../http/app-error.ts';
import type { Scope } from '../http/scope.ts';
import { audit } from '../workspaces/audit.ts';
import { lockAccounts } from './account-store.ts';
import { markSummariesStale } from './summary-store.ts';

/**
 * Changes something that is kept of an account and that it is judged by: all or nothing, one after the other, noted
 * in the audit log under `action`, with what `work` tells there is to say.
 *
 * @throws not_found for an id that no account of the actor has
 */
export function workOnAccount<Result>(
  { db, now }: Pick<Context, 'db' | 'now'>,
  scope: Scope,
  externalId: string,
  action: string,
  work: (
    trx: Transaction<Schema>,
    accountId: string,
    now: Date,
    tell: (details: Record<string, unknown>) => void,
  ) => Promise<Result>,
): Promise<Result> {
  return inTransaction(db, async (trx) => {
    const at = now();
    const [id] = await lockAccounts(trx, scope, [accountIdOf(scope.environmentId, externalId)]);
    if (id === undefined) throw notFound('account');
    let details: Record<string, unknown> | undefined;
    const result = await work(trx, id, at, (told) => {
      details = told;
    });
    await markSummariesStale(trx, scope.environmentId, [id]);
    await audit(trx, scope, at, action, `account:${externalId}`, details);
    return result;
  });
}
