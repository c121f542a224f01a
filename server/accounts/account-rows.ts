import type { Queryable } from '../db/database.ts';
import type { Scope } from '../http/scope.ts';
import { activeUsersByAccount } from '../metrics/active-users.ts';
import { type FeaturesAvailable, featuresAvailable } from '../metrics/features-available.ts';
import { featuresUsedByAccount } from '../metrics/features-used.ts';
import { npsByAccount } from '../metrics/nps.ts';
import { registeredUsersByAccount } from '../metrics/registered-users.ts';
import { weeklyActiveUsersByAccount } from '../metrics/weekly-active-users.ts';
import type { AccountListing, CountedListing } from './account-store.ts';
import type { SummaryNumbers } from './summary-store.ts';

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

/** An account with the numbers that were made of it. */
export const withNumbers = (account: CountedListing, available: FeaturesAvailable): CountedAccount => ({
  ...account,
  numbers: {
    id: account.externalId,
    name: account.name,
    users: account.users,
    activeUsers7: account.activeUsers7,
    activeUsers28: account.activeUsers28,
    featuresUsed: account.featuresUsed28,
    featuresAvailable: available.countFor(account.id),
    lastSeenAt: account.lastSeenAt,
    nps: account.npsScore === null ? null : { score: account.npsScore, n: account.npsN },
  },
});

/** The numbers of these accounts as of now, by their 64-bit ids: one query per number, however many accounts. */
export async function countAccountNumbers(
  db: Queryable,
  scope: Scope,
  now: Date,
  ids: readonly string[],
): Promise<Map<string, SummaryNumbers>> {
  const users = await registeredUsersByAccount(db, scope, ids);
  const active = await activeUsersByAccount(db, scope, now, ids);
  const available = await featuresAvailable(db, scope, ids);
  const features = await featuresUsedByAccount(db, scope, now, available, ids);
  const nps = await npsByAccount(db, scope, now, ids);
  return new Map(
    ids.map((id) => [
      id,
      {
        users: users.get(id) ?? 0,
        activeUsers7: active.get(id)?.last7 ?? 0,
        activeUsers28: active.get(id)?.last28 ?? 0,
        featuresUsed28: features.get(id) ?? 0,
        npsScore: nps.get(id)?.score ?? null,
        npsN: nps.get(id)?.n ?? 0,
      },
    ]),
  );
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
