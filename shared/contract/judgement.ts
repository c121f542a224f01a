import type { Level, RiskReasonName, Stage } from './account.ts';
import type { FeatureClass } from './feature.ts';

/** `tooEarly`: not judged before steady use. */
export type AdoptionLevel = Level | 'tooEarly';

/**
 * A fact that made a level: what it is, its value, and what it was compared with. Shares are between 0 and 1. A `low`
 * fact makes the level low; a `notHigh` one keeps it from being high.
 */
export interface LevelFact {
  fact:
    | 'beforeSteadyUse'
    | 'featureUsageRate'
    | 'activity'
    | 'coreFeaturesUsed'
    | 'healthTier'
    | 'criteriaMet'
    | 'noCriteria';
  effect: 'low' | 'notHigh' | 'good';
  value: number | null;
  limit: number | null;
  /** For `beforeSteadyUse`: the first day on which it is judged. */
  day?: string;
}

export interface LevelJudgement {
  level: AdoptionLevel;
  facts: LevelFact[];
}

export type HealthTier = FeatureClass | 'none';

export interface HealthJudgement {
  /** Of the deepest class that is used enough. */
  tier: HealthTier;
  /** Too few are active: whatever its tier, it is not healthy. */
  isAtRisk: boolean;
  /** Many come, and use next to nothing. */
  isShallow: boolean;
  /** By which number it is shallow, where it is: features in 28 days, of everybody or of the typical active user. */
  narrow: { fact: 'featuresUsed' | 'typicalFeatures' | 'coreUsed'; value: number } | null;
  components: HealthComponent[];
}

/** Use of the features of one class in 28 days. `share`: its users ÷ the account's active users. */
export interface HealthComponent {
  featureClass: FeatureClass;
  users: number;
  share: number;
  uses: number;
  isMet: boolean;
}

/** What lists show and filter by. */
export const healthStates = ['atRisk', 'none', 'record', 'process', 'integration', 'customised'] as const;
export type HealthState = (typeof healthStates)[number];

export const riskLevels = ['none', 'light', 'ordinary', 'high'] as const;
export type RiskLevel = (typeof riskLevels)[number];

/** Something that the numbers or the dates show by themselves. */
export interface RiskSign {
  sign: 'lowActivation' | 'lowUse' | 'fallingUse' | 'shallowUse' | 'wentSilent' | 'noDecisionMakerContact';
  value: number | null;
  limit: number | null;
  day?: string;
}

/** Why it may be lost. `evidence`: in somebody's words; null where a date shows it. */
export interface RiskCause {
  id: string | null;
  reason: RiskReasonName;
  /** As heavy as the workspace takes it. */
  weight: RiskLevel;
  evidence: string | null;
  day: string | null;
}

export interface RiskJudgement {
  level: RiskLevel;
  signs: RiskSign[];
  causes: RiskCause[];
}

/** `direct`: seats run out in an account that is doing well. */
export interface ExpansionSignal {
  kind: 'direct';
  activatedUsers: number;
  seats: number;
  /** When all seats are used if it goes on like in the last 90 days; null: already, or nobody joins. */
  fullOn: string | null;
}

export const growthSignNames = ['seatsNearlyUsed', 'risingUse', 'strongNps'] as const;

/**
 * Something that shows that an account could use more: seats in use of those bought, active users of 7 days against the
 * mean of the four weeks before, an NPS from so many answers.
 */
export interface GrowthSign {
  sign: (typeof growthSignNames)[number];
  value: number;
  comparedWith: number;
}

/** What is thought of an account on one day, with all that made it so. */
export interface Judgement {
  stage: Stage | null;
  level: LevelJudgement;
  health: HealthJudgement;
  risk: RiskJudgement;
  expansion: ExpansionSignal | null;
}

/** What the use of an account says on one day. */
export interface UseFacts {
  users: number;
  activeUsers7: number;
  activeUsers28: number;
  /** Mean of the 7-day active users of the four weeks before. */
  activeUsersBefore: number;
  activatedUsers: number;
  /** Activated 90 days ago already. */
  activatedUsersBefore: number;
  featuresUsed: number;
  featuresAvailable: number;
  coreUsed: number;
  coreAvailable: number;
  /** Use in 28 days of features of each class; absent: none. */
  classes: Partial<Record<FeatureClass, { users: number; uses: number }>>;
  /** Features that the typical active user uses in 28 days; null: nobody uses any. */
  typicalFeatures: number | null;
  lastAnsweredOn: string | null;
  npsScore: number | null;
}

/** What people and dates say of an account on one day, as far as it is judged by. */
export interface KnownFacts {
  today: string;
  firstSeenOn: string;
  signedOn: string | null;
  goLiveOn: string | null;
  contractStartsOn: string | null;
  contractEndsOn: string | null;
  seatsBought: number | null;
  stageSet: Stage | null;
  /** How many success criteria there are, of how many a step is due, and of how many of these it is met. */
  criteria: { total: number; due: number; met: number };
  /** Contacts who decide and have not left; null where there is none. */
  decisionMakers: { lastContactOn: string | null } | null;
  /** Since when the oldest of the answers that ask for a reply waits for it; null: none does. */
  unansweredSince: string | null;
  reasons: { id: string; reason: RiskReasonName; evidence: string; raisedOn: string }[];
}

/** All that an account is judged by, without what somebody wrote. */
export interface JudgedFacts {
  use: UseFacts;
  known: Omit<KnownFacts, 'reasons'> & { reasons: RiskReasonName[] };
}

/** Days, both included, on which something stayed the same. */
export interface Span<Value> {
  from: string;
  to: string;
  value: Value;
}

/** How an account was judged day by day; where nothing is known there is no span. */
export interface JudgedHistory {
  from: string;
  to: string;
  level: Span<AdoptionLevel>[];
  health: Span<HealthState>[];
  risk: Span<RiskLevel>[];
  /** Levels set by hand, oldest first; `by`: who set it, where it was a member. */
  overrides: {
    level: Level;
    reason: string;
    setOn: string;
    until: string;
    releasedOn: string | null;
    by: string | null;
  }[];
}
