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
  weight: Exclude<RiskLevel, 'none'>;
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

/** What is thought of an account on one day, with all that made it so. */
export interface Judgement {
  stage: Stage | null;
  level: LevelJudgement;
  health: HealthJudgement;
  risk: RiskJudgement;
  expansion: ExpansionSignal | null;
}
