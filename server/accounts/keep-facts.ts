import type { Context } from '../context.ts';
import type { Scope } from '../http/scope.ts';
import { refreshSummaries } from './refresh-summaries.ts';
import { summarizeAccounts } from './summarize-accounts.ts';
import { selectUnkept, writeFacts } from './week-store.ts';

const accountsAtOnce = 500;

/** Keeps once a day what every customer is judged by, as the facts of its week: the last day of a week stays. */
export async function keepFacts(
  { db, now }: Pick<Context, 'db' | 'now'>,
  scope: Omit<Scope, 'owners'>,
): Promise<void> {
  for (;;) {
    const ids = await selectUnkept(db, scope, now(), accountsAtOnce);
    if (ids.length === 0) return;
    await refreshSummaries({ db, now }, scope, ids);
    const summaries = await summarizeAccounts(db, scope, now(), ids);
    const rows = [...summaries].map(([accountId, { facts }]) => ({ accountId, facts }));
    await writeFacts(db, scope.environmentId, rows);
    if (ids.length < accountsAtOnce) return;
  }
}
