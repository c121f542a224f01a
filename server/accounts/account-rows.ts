import type { Queryable } from '../db/database.ts';
import type { Scope } from '../http/scope.ts';
import { activeUsersByAccount } from '../metrics/active-users.ts';
import { featuresAvailable } from '../metrics/features-available.ts';
import { featuresUsedByAccount } from '../metrics/features-used.ts';
import { npsByAccount } from '../metrics/nps.ts';
import { registeredUsersByAccount } from '../metrics/registered-users.ts';
import { weeklyActiveUsersByAccount } from '../metrics/weekly-active-users.ts';
import type { AccountListing } from './account-store.ts';

/** The numbers by which a list of accounts can be sorted. `id` is the host app's own. */
export interface AccountNumbers {
  id: string;
  name: string;
  users: number;
  activeUsers7: number;
  activeUsers28: number;
  featuresUsed: number;
  featuresAvailable: number;
  lastSeenAt: Date;
  nps: { score: number; n: number } | null;
}

/** An account as every list of accounts shows it. */
export interface AccountRow extends AccountNumbers {
  /** The last 12 weeks, oldest first. */
  weeklyActiveUsers: number[];
}

export const weeksInRow = 12;

/** A row on its way: it still knows by which id the facts name the account. */
export interface CountedAccount extends AccountListing {
  numbers: AccountNumbers;
}

/**
 * The numbers of these accounts, in their order, made with one query per number, however many accounts there are.
 * `isAll`: these are all there are, so that the queries need not name them.
 */
export async function countAccountNumbers(
  db: Queryable,
  scope: Scope,
  now: Date,
  accounts: readonly AccountListing[],
  isAll: boolean,
): Promise<CountedAccount[]> {
  const ids = isAll ? undefined : accounts.map(({ id }) => id);
  const available = await featuresAvailable(db, scope, ids);
  const [users, active, used, nps] = await Promise.all([
    registeredUsersByAccount(db, scope, ids),
    activeUsersByAccount(db, scope, now, ids),
    featuresUsedByAccount(db, scope, now, available, ids),
    npsByAccount(db, scope, now, ids),
  ]);
  return accounts.map((account) => {
    const { id, externalId, name, lastSeenAt } = account;
    const score = nps.get(id);
    const numbers = {
      id: externalId,
      name,
      users: users.get(id) ?? 0,
      activeUsers7: active.get(id)?.last7 ?? 0,
      activeUsers28: active.get(id)?.last28 ?? 0,
      featuresUsed: used.get(id) ?? 0,
      featuresAvailable: available.countFor(id),
      lastSeenAt,
      nps: score ? { score: score.score, n: score.n } : null,
    };
    return { ...account, numbers };
  });
}

/** The finished rows: their weeks are counted last, because no list is sorted by them. */
export async function addWeeks(
  db: Queryable,
  scope: Scope,
  now: Date,
  accounts: readonly CountedAccount[],
): Promise<AccountRow[]> {
  const weekly = await weeklyActiveUsersByAccount(
    db,
    scope,
    now,
    weeksInRow,
    accounts.map(({ id }) => id),
  );
  return accounts.map(({ id, numbers }) => ({
    ...numbers,
    weeklyActiveUsers: weekly.get(id) ?? Array.from({ length: weeksInRow }, () => 0),
  }));
}

/** Both of them. */
export const accountRows = async (
  db: Queryable,
  scope: Scope,
  now: Date,
  accounts: readonly AccountListing[],
): Promise<AccountRow[]> =>
  addWeeks(db, scope, now, await countAccountNumbers(db, scope, now, accounts, false));
