import * as v from 'valibot';
import type { ChurnReason } from './account.ts';
import type { AdoptionLevel, HealthState, RiskLevel } from './judgement.ts';
import { type ThresholdName, thresholds } from './threshold.ts';

/** What may have told of an account's loss, each seen by itself. */
export const signalNames = [
  'level',
  'health',
  'risk',
  'activity',
  'featureUsageRate',
  'nps',
  'lowActivation',
  'lowUse',
  'fallingUse',
  'shallowUse',
  'wentSilent',
  'noDecisionMakerContact',
] as const;
export type SignalName = (typeof signalNames)[number];

/** The thresholds and weights that a judgement by kept facts depends on. */
export const tunableNames = [
  'lowActivity',
  'lowFeatureUsage',
  'fewestUsers',
  'monthsToSteadyUse',
  'monthsToGoLive',
  'classUserShare',
  'classUses',
  'shallowActivity',
  'shallowBreadth',
  'activationDays',
  'lowActivation',
  'notableChange',
  'silenceDays',
  'feedbackDays',
  'contactDays',
  ...(Object.keys(thresholds) as ThresholdName[]).filter((name) => name.startsWith('weight')),
] as const satisfies readonly ThresholdName[];

export const backTestSchema = v.strictObject({
  /** How many days before the loss one looks. */
  leadDays: v.optional(v.pipe(v.number(), v.integer(), v.minValue(7), v.maxValue(365)), 90),
  /** Tried instead of the workspace's own; nothing is saved. */
  thresholds: v.optional(v.record(v.picklist(tunableNames), v.pipe(v.number(), v.finite())), {}),
});
export type BackTestInput = v.InferOutput<typeof backTestSchema>;

/** With fewer accounts a share of pairs says nothing. */
export const fewestLost = 5;
export const fewestKept = 10;

/** How well one signal would have told, so many days before. */
export interface SignalResult {
  signal: SignalName;
  /** Lost accounts of which the signal could say something that day, and those it warned of. */
  lost: number;
  warned: number;
  /** Accounts that were there on such a day and stayed, and the share of looks at them that warned for nothing. */
  kept: number;
  falseAlarms: number | null;
  /** Of a lost and a kept account, how often it pointed at the lost one; null: too few. */
  concordance: { auc: number; low: number; high: number } | null;
  /** Median days before the loss from which on it warned without a break; null: it warned of none at the end. */
  leadDays: number | null;
}

export interface LostAccount {
  id: string;
  name: string;
  churnedOn: string;
  reason: ChurnReason;
  note: string;
  /** What was thought of it so many days before; null: nothing is kept of that day. */
  before: { day: string; level: AdoptionLevel; health: HealthState; risk: RiskLevel } | null;
  /** Days before the loss from which on the risk warned without a break. */
  warnedDays: number | null;
}

export interface BackTest {
  leadDays: number;
  /** Lost accounts, and those of them of which that day's facts are kept. */
  lost: number;
  lostWithPast: number;
  kept: number;
  isEnough: boolean;
  signals: SignalResult[];
  /** Newest first. */
  accounts: LostAccount[];
  /** How the accounts of today are judged by these thresholds. */
  today: { levels: Record<AdoptionLevel, number>; risks: Record<RiskLevel, number> };
}
