import type { News } from '../../shared/contract/news.ts';
import type { Context } from '../context.ts';
import type { Db } from '../db/database.ts';
import type { Scope } from '../http/scope.ts';
import { announce } from '../integrations/announce.ts';
import { unkeptFeatures } from '../metrics/unkept-features.ts';
import { type AccountUse, keepRevisions, writeAccountUse } from './account-use-store.ts';
import { countPeople } from './count-people.ts';
import { inEach } from './in-each.ts';
import { keepEntryDays } from './keep-entry-days.ts';
import { type MadeSummary, summarizeAccounts } from './summarize-accounts.ts';
import {
  type Few,
  type Summary,
  selectEnvironments,
  selectLarge,
  selectLevels,
  selectStaleSummaries,
  takeStaleSummaries,
  updateSummaries,
} from './summary-store.ts';

type Clock = Pick<Context, 'db' | 'now'>;

/** Accounts of one transaction: whoever erases or merges people of theirs waits for it. */
const accountsAtOnce = 500;
/** Accounts that whoever reads a list waits for. */
const accountsWaitedFor = 20;

/**
 * Makes the numbers anew that lists show, of those accounts (among these, or all) where they may have changed, and
 * adds to the active users of the company what is new in them. Afterwards these are up to date with what was committed before.
 */
export async function refreshSummaries(
  { db, now }: Clock,
  scope: Scope,
  among?: readonly string[],
): Promise<void> {
  const few = { limit: accountsAtOnce, among };
  while ((await refreshSome(db, scope, now(), few)) === accountsAtOnce);
}

/** The same where it is a matter of a few accounts: many are left to the job, which comes every few seconds. */
export async function refreshFewSummaries({ db, now }: Clock, scope: Scope): Promise<void> {
  const at = now();
  const limit = accountsWaitedFor + 1;
  const among = await selectStaleSummaries(db, scope.environmentId, at, { limit });
  if (among.length > 0 && among.length < limit)
    await refreshSome(db, scope, at, { limit, among, leavesTaken: true });
}

/**
 * The same for one account, of which somebody looks at a page. They wait where that is quickly done; the numbers of an
 * account with many people are made while they look at the last ones. Returns whether it is these that they see.
 */
export async function refreshOnSight(
  context: Pick<Context, 'db' | 'log' | 'now'>,
  scope: Scope,
  accountId: string,
): Promise<boolean> {
  const at = context.now();
  const few = { limit: 1, among: [accountId] };
  const stale = await selectStaleSummaries(context.db, scope.environmentId, at, few);
  if (stale.length === 0) return false;
  const isBehind = (await selectLarge(context.db, scope.environmentId, stale)).length > 0;
  // Whoever is already making them is left to it.
  const refreshed = refreshSome(context.db, scope, at, { ...few, leavesTaken: isBehind });
  if (isBehind) {
    refreshed.catch((error) =>
      context.log.error({ err: error }, 'the numbers of an account could not be made'),
    );
  } else await refreshed;
  return isBehind;
}

// Of everybody, whoever asks: the numbers are kept for all.
function refreshSome(db: Db, { owners: _, ...scope }: Scope, now: Date, few: Few): Promise<number> {
  return db.transaction().execute(async (trx) => {
    const ids = await takeStaleSummaries(trx, scope.environmentId, now, few);
    if (ids.length === 0) return 0;
    // After it, in statements of their own: they see all that had been stored when the accounts were taken.
    const before = await selectLevels(trx, scope.environmentId, ids);
    await keepEntryDays(trx, scope.environmentId, ids);
    const summaries = await summarizeAccounts(trx, scope, now, ids);
    await updateSummaries(trx, scope.environmentId, summaries);
    await announce(trx, scope, ...newsOfLevels(before, summaries));
    await countPeople(trx, scope.environmentId, ids);
    await writeAccountUse(trx, scope.environmentId, usesOf(summaries));
    return ids.length;
  });
}

const usesOf = (summaries: ReadonlyMap<string, MadeSummary>): Map<string, AccountUse> =>
  new Map([...summaries].map(([id, { use }]) => [id, use]));

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
export async function refreshAllSummaries(context: Clock): Promise<void> {
  await inEach(await selectEnvironments(context.db), async (place) => {
    const features = await unkeptFeatures(context.db, place);
    await refreshSummaries(context, { ...place, actor: { kind: 'system' } });
    await keepRevisions(context.db, place.environmentId, features);
  });
}
