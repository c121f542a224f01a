import type { Stage, Tier } from '../../shared/contract/account.ts';
import type { AlertMetric, AlertRule } from '../../shared/contract/alert.ts';
import {
  type AdoptionLevel,
  type HealthState,
  type RiskLevel,
  riskLevels,
} from '../../shared/contract/judgement.ts';
import type { Thresholds } from '../../shared/contract/threshold.ts';
import { type Day, daysBetween } from '../../shared/rules/calendar.ts';
import { relativeChange } from '../../shared/rules/relative-change.ts';
import { activityOf } from '../metrics/activity.ts';
import { isReadyForMore } from '../metrics/growth-signs.ts';

/** An account as rules look at it. */
export interface WatchedAccount {
  id: string;
  externalId: string;
  name: string;
  today: Day;
  tier: Tier | null;
  stage: Stage | null;
  level: AdoptionLevel | null;
  risk: RiskLevel | null;
  health: HealthState | null;
  ownerId: string | null;
  goLiveOn: Day | null;
  contractEndsOn: Day | null;
  seatsBought: number | null;
  users: number;
  usersBefore: number;
  activatedUsers: number;
  activeUsers7: number;
  activeUsersBefore: number;
  featuresUsed28: number;
  featuresAvailable: number;
  npsScore: number | null;
}

/** What was known of it some time ago. */
export interface Earlier {
  users: number;
  activeUsers7: number;
  featuresUsed28: number;
  featuresAvailable: number;
  npsScore: number | null;
}

export interface Breach {
  direction: 'up' | 'down';
  value: number;
  comparedWith: number;
}

/** Metrics of use say nothing before go-live, and those that are judged nothing before steady use. */
const ofUse: ReadonlySet<AlertMetric> = new Set([
  'activity',
  'featureUsageRate',
  'activeUsers7',
  'registeredUsers',
  'activationRate',
  'seatsInUse',
]);
const judged: ReadonlySet<AlertMetric> = new Set(['activity', 'featureUsageRate']);

/** Whether the account meets the condition of the rule now, and by which numbers. Undefined: it does not. */
export function meetsRule(
  rule: AlertRule,
  account: WatchedAccount,
  earlier: Earlier | undefined,
  limits: Thresholds,
): Breach | undefined {
  if (rule.isPaused || !isMeant(rule, account)) return undefined;
  const value = metricOf(rule.metric, account, limits);
  if (value === null) return undefined;
  const { condition } = rule;
  if (condition.type === 'threshold') {
    const isMet = condition.is === 'below' ? value < condition.value : value > condition.value;
    const direction = condition.is === 'below' ? 'down' : 'up';
    return isMet ? { direction, value, comparedWith: condition.value } : undefined;
  }
  const before = valueBefore(rule.metric, account, earlier, limits);
  if (before === null || before === 0 || Math.max(value, before) < condition.fewest) return undefined;
  const change = relativeChange(before, value);
  const direction = change < 0 ? 'down' : 'up';
  const isMet =
    Math.abs(change) >= condition.share &&
    (condition.direction === 'either' || condition.direction === direction);
  return isMet ? { direction, value, comparedWith: before } : undefined;
}

function isMeant({ metric, tiers, stages, ownerIds }: AlertRule, account: WatchedAccount): boolean {
  const { tier, stage, level, goLiveOn, today, ownerId } = account;
  if (ownerIds.length > 0 && (ownerId === null || !ownerIds.includes(ownerId))) return false;
  if (tiers.length > 0 && (tier === null || !tiers.includes(tier))) return false;
  if (stages.length > 0 && stage !== null && !stages.includes(stage)) return false;
  if (ofUse.has(metric) && (stage === 'kickOff' || (goLiveOn !== null && today < goLiveOn))) return false;
  return !(judged.has(metric) && (level === null || level === 'tooEarly'));
}

/** Null: nothing is known of it. */
export function metricOf(metric: AlertMetric, account: WatchedAccount, limits: Thresholds): number | null {
  switch (metric) {
    case 'activity':
      return activityOf(account, limits);
    case 'featureUsageRate':
      return account.featuresAvailable === 0 ? null : account.featuresUsed28 / account.featuresAvailable;
    case 'activeUsers7':
      return account.activeUsers7;
    case 'registeredUsers':
      return account.users;
    case 'activationRate':
      return account.seatsBought ? account.activatedUsers / account.seatsBought : null;
    case 'nps':
      return account.npsScore;
    case 'daysToRenewal':
      return account.contractEndsOn === null ? null : daysBetween(account.today, account.contractEndsOn);
    case 'seatsInUse':
      return account.seatsBought && isReadyForMore(account)
        ? account.activatedUsers / account.seatsBought
        : null;
    case 'risk':
      return account.risk === null ? null : riskLevels.indexOf(account.risk);
  }
}

/** What is known of earlier days. */
const isKeptDaily: ReadonlySet<AlertMetric> = new Set(['activity', 'featureUsageRate', 'nps']);

function valueBefore(
  metric: AlertMetric,
  account: WatchedAccount,
  earlier: Earlier | undefined,
  limits: Thresholds,
): number | null {
  if (metric === 'activeUsers7') return account.activeUsersBefore;
  if (metric === 'registeredUsers') return account.usersBefore;
  if (!earlier || !isKeptDaily.has(metric)) return null;
  return metricOf(metric, { ...account, ...earlier }, limits);
}
