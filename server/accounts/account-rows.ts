import type { Stage, Tier } from '../../shared/contract/account.ts';
import type { AdoptionLevel, HealthState, RiskLevel } from '../../shared/contract/judgement.ts';
import type { AccountListing } from './account-list-store.ts';

/** An account as every list of accounts shows it. `id` is the host app's own. */
export interface AccountRow {
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
  /** In which its days begin; null: the workspace's. */
  timeZone: string | null;
  lastSeenAt: Date;
  nps: { score: number; n: number } | null;
  openAlerts: number;
  /** The last 12 weeks, oldest first. */
  weeklyActiveUsers: number[];
}

export const weeksInRow = 12;

export const toAccountRow = (account: AccountListing): AccountRow => ({
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
  annualValue: account.annualValue,
  currency: account.currency,
  timeZone: account.timeZone,
  lastSeenAt: account.lastSeenAt,
  nps: account.npsScore === null ? null : { score: account.npsScore, n: account.npsN },
  openAlerts: account.openAlerts,
  weeklyActiveUsers: lastWeeks(account.weeklyActiveUsers),
});

/** An account that was never counted has no weeks. */
const lastWeeks = (weeks: readonly number[]): number[] => [
  ...Array.from({ length: Math.max(0, weeksInRow - weeks.length) }, () => 0),
  ...weeks.slice(-weeksInRow),
];
