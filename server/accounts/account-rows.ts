import type { Stage, Tier } from '../../shared/contract/account.ts';
import type { AdoptionLevel, HealthState, RiskLevel } from '../../shared/contract/judgement.ts';
import { annualValue } from '../../shared/rules/annual-value.ts';
import type { Queryable } from '../db/database.ts';
import type { Scope } from '../http/scope.ts';
import { weeklyActiveUsersByAccount } from '../metrics/weekly-active-users.ts';
import type { AccountListing, CountedListing } from './account-store.ts';

/** What a list of accounts can be sorted by. `id` is the host app's own. */
export interface AccountNumbers {
  id: string;
  name: string;
  tier: Tier | null;
  industry: string | null;
  region: string | null;
  owner: { id: string; name: string } | null;
  stage: Stage | null;
  /** Null: not judged yet, as are the three below. */
  level: AdoptionLevel | null;
  health: HealthState | null;
  risk: RiskLevel | null;
  isShallow: boolean;
  users: number;
  activeUsers7: number;
  activeUsers28: number;
  featuresUsed: number;
  featuresAvailable: number;
  activatedUsers: number;
  seatsBought: number | null;
  contractEndsOn: string | null;
  /** Of a year. */
  annualValue: number | null;
  currency: string | null;
  lastSeenAt: Date;
  nps: { score: number; n: number } | null;
  openAlerts: number;
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
export const withNumbers = (account: CountedListing): CountedAccount => ({
  ...account,
  numbers: {
    id: account.externalId,
    name: account.name,
    tier: account.tier,
    industry: account.industry,
    region: account.region,
    owner: account.ownerId === null ? null : { id: account.ownerId, name: account.ownerName ?? '' },
    stage: account.stage,
    level: account.level,
    health: account.health,
    risk: account.risk,
    isShallow: account.isShallow,
    users: account.users,
    activeUsers7: account.activeUsers7,
    activeUsers28: account.activeUsers28,
    featuresUsed: account.featuresUsed28,
    featuresAvailable: account.featuresAvailable,
    activatedUsers: account.activatedUsers,
    seatsBought: account.seatsBought,
    contractEndsOn: account.contractEndsOn,
    annualValue: annualValue(account),
    currency: account.currency,
    lastSeenAt: account.lastSeenAt,
    nps: account.npsScore === null ? null : { score: account.npsScore, n: account.npsN },
    openAlerts: account.openAlerts,
  },
});

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
