import type { SignalName } from '../../shared/contract/back-test.ts';
import {
  healthStates,
  type JudgedFacts,
  type RiskSign,
  riskLevels,
} from '../../shared/contract/judgement.ts';
import type { Thresholds } from '../../shared/contract/threshold.ts';
import { activityOf } from '../metrics/activity.ts';
import { type Judged, judgeFacts } from './judge-account.ts';

/** What a signal said of an account on a day. */
export interface Reading {
  /** The higher, the more danger; only for comparing. Null: it had nothing to say. */
  danger: number | null;
  isWarning: boolean;
}

export type Readings = Record<SignalName, Reading>;

export interface Look {
  judged: Judged;
  readings: Readings;
}

/** What every signal would have said by these facts, under any thresholds. */
export function lookAt(facts: JudgedFacts, limits: Thresholds): Look {
  const judged = judgeFacts(facts, limits);
  const { level, health, risk } = judged;
  const { use } = facts;
  const activity = activityOf(use, limits);
  const usage = use.featuresAvailable === 0 ? null : use.featuresUsed / use.featuresAvailable;
  const sign = (name: RiskSign['sign']): Reading => {
    const isWarning = judged.judgement.risk.signs.some((each) => each.sign === name);
    return { danger: Number(isWarning), isWarning };
  };
  return {
    judged,
    readings: {
      level: {
        danger: level === 'tooEarly' ? null : ['high', 'medium', 'low'].indexOf(level),
        isWarning: level === 'low',
      },
      health: { danger: -healthStates.indexOf(health), isWarning: health === 'atRisk' },
      risk: {
        danger: riskLevels.indexOf(risk),
        isWarning: risk === 'ordinary' || risk === 'high',
      },
      activity: below(activity, limits.lowActivity),
      featureUsageRate: below(usage, limits.lowFeatureUsage),
      nps: below(use.npsScore, 0),
      lowActivation: sign('lowActivation'),
      lowUse: sign('lowUse'),
      fallingUse: sign('fallingUse'),
      shallowUse: sign('shallowUse'),
      wentSilent: sign('wentSilent'),
      noDecisionMakerContact: sign('noDecisionMakerContact'),
    },
  };
}

const below = (value: number | null, limit: number): Reading => ({
  danger: value === null ? null : -value,
  isWarning: value !== null && value < limit,
});
