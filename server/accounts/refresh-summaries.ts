import type { Context } from '../context.ts';
import type { Db } from '../db/database.ts';
import type { Scope } from '../http/scope.ts';
import { summarizeAccounts } from './summarize-accounts.ts';
import { selectEnvironments, takeStaleSummaries, updateSummaries } from './summary-store.ts';

/** Accounts of one transaction: whoever stores events of theirs waits for it. */
const accountsAtOnce = 500;

/**
 * Makes the numbers anew that lists show, of those accounts (among these, or all) where they may have changed. Afterwards all are up to date
 * with what was committed before.
 */
export async function refreshSummaries(
  { db, now }: Pick<Context, 'db' | 'now'>,
  { owners: _, ...scope }: Scope,
  accountIds?: readonly string[],
): Promise<void> {
  // Of everybody, whoever asks: the numbers are kept for all.
  while ((await refreshSome(db, scope, now(), accountIds)) === accountsAtOnce);
}

function refreshSome(db: Db, scope: Scope, now: Date, among?: readonly string[]): Promise<number> {
  return db.transaction().execute(async (trx) => {
    const ids = await takeStaleSummaries(trx, scope.environmentId, now, accountsAtOnce, among);
    if (ids.length === 0) return 0;
    // After it, in statements of their own: they see all that had been stored when the accounts were taken.
    await updateSummaries(trx, scope.environmentId, await summarizeAccounts(trx, scope, now, ids));
    return ids.length;
  });
}

/** The same in every environment that gets events. */
export async function refreshAllSummaries(context: Pick<Context, 'db' | 'now'>): Promise<void> {
  for (const place of await selectEnvironments(context.db)) {
    await refreshSummaries(context, { ...place, actor: { kind: 'system' } });
  }
}
