import type { News } from '../../shared/contract/news.ts';
import type { Context } from '../context.ts';
import type { Db } from '../db/database.ts';
import type { Scope } from '../http/scope.ts';
import { announce } from '../integrations/announce.ts';
import { summarizeAccounts } from './summarize-accounts.ts';
import {
  type Summary,
  selectEnvironments,
  selectLevels,
  takeStaleSummaries,
  updateSummaries,
} from './summary-store.ts';

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
    const before = await selectLevels(trx, scope.environmentId, ids);
    const summaries = await summarizeAccounts(trx, scope, now, ids);
    await updateSummaries(trx, scope.environmentId, summaries);
    await announce(trx, scope, ...newsOfLevels(before, summaries));
    return ids.length;
  });
}

/** What is told of accounts whose level is another than the last time. */
const newsOfLevels = (
  before: Awaited<ReturnType<typeof selectLevels>>,
  summaries: ReadonlyMap<string, Summary>,
): News[] =>
  before.flatMap(({ accountId, externalId, name, level: from }) => {
    const to = summaries.get(accountId)?.level;
    return to == null || to === from
      ? []
      : [
          {
            kind: 'level.changed',
            data: { accountId: externalId, accountName: name, level: 'adoption', from, to },
          },
        ];
  });

/** The same in every environment that gets events. */
export async function refreshAllSummaries(context: Pick<Context, 'db' | 'now'>): Promise<void> {
  for (const place of await selectEnvironments(context.db)) {
    await refreshSummaries(context, { ...place, actor: { kind: 'system' } });
  }
}
