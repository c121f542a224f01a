import type { Queryable } from '../db/database.ts';
import type { Scope } from '../http/scope.ts';
import { activeUsersByAccount } from '../metrics/active-users.ts';
import { countFeaturesAvailable } from '../metrics/features-available.ts';
import { featuresUsedByAccount } from '../metrics/features-used.ts';
import { npsByAccount } from '../metrics/nps.ts';
import { registeredUsersByAccount } from '../metrics/registered-users.ts';
import { weeklyActiveUsersByAccount } from '../metrics/weekly-active-users.ts';
import type { AccountListing } from './account-store.ts';

/** An account as every list of accounts shows it. `id` is the host app's own. */
export interface AccountRow {
  id: string;
  name: string;
  users: number;
  activeUsers7: number;
  activeUsers28: number;
  featuresUsed: number;
  featuresAvailable: number;
  lastSeenAt: Date;
  nps: { score: number; n: number } | null;
  /** The last 12 weeks, oldest first. */
  weeklyActiveUsers: number[];
}

export const weeksInRow = 12;

/**
 * The rows of these accounts, in their order, made with one query per number, however many accounts there are.
 * `isAll`: these are all there are, so that the queries need not name them.
 */
export async function accountRows(
  db: Queryable,
  scope: Scope,
  now: Date,
  accounts: readonly AccountListing[],
  isAll: boolean,
): Promise<AccountRow[]> {
  const ids = isAll ? undefined : accounts.map(({ id }) => id);
  const [users, active, used, available, nps, weekly] = await Promise.all([
    registeredUsersByAccount(db, scope, ids),
    activeUsersByAccount(db, scope, now, ids),
    featuresUsedByAccount(db, scope, now, ids),
    countFeaturesAvailable(db, scope),
    npsByAccount(db, scope, now, ids),
    weeklyActiveUsersByAccount(db, scope, now, weeksInRow, ids),
  ]);
  return accounts.map(({ id, externalId, name, lastSeenAt }) => {
    const score = nps.get(id);
    return {
      id: externalId,
      name,
      users: users.get(id) ?? 0,
      activeUsers7: active.get(id)?.last7 ?? 0,
      activeUsers28: active.get(id)?.last28 ?? 0,
      featuresUsed: used.get(id) ?? 0,
      featuresAvailable: available,
      lastSeenAt,
      nps: score ? { score: score.score, n: score.n } : null,
      weeklyActiveUsers: weekly.get(id) ?? Array.from({ length: weeksInRow }, () => 0),
    };
  });
}
