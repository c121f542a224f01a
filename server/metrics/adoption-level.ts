import type { LevelFact, LevelJudgement } from '../../shared/contract/judgement.ts';
import type { Thresholds } from '../../shared/contract/threshold.ts';
import { addMonths, type Day } from '../../shared/rules/calendar.ts';
import type { CriteriaCount } from '../../shared/rules/criterion-progress.ts';
import { activityOf } from './activity.ts';

export interface LevelInput {
  today: Day;
  /** Go-live, or the first day it was seen where that is unknown. */
  liveSince: Day;
  users: number;
  activeUsers7: number;
  featuresUsed: number;
  featuresAvailable: number;
  coreUsed: number;
  coreAvailable: number;
  /** Whether the health tier is process or deeper, and enough are active. */
  isHealthy: boolean;
  criteria: CriteriaCount;
}

/**
 * How far an account has adopted the product. Low: the feature usage rate or the activity is too low, or no core
 * feature is used. High: none of that, healthy at least as a process, and every due step of its success criteria met.
 * Use alone is no success: without criteria it is medium at most.
 */
export function adoptionLevel(input: LevelInput, limits: Thresholds): LevelJudgement {
  const judgedFrom = addMonths(input.liveSince, limits.monthsToSteadyUse);
  if (input.today < judgedFrom) {
    const fact: LevelFact = {
      fact: 'beforeSteadyUse',
      effect: 'notHigh',
      value: null,
      limit: limits.monthsToSteadyUse,
      day: judgedFrom,
    };
    return { level: 'tooEarly', facts: [fact] };
  }
  const facts = [...useFacts(input, limits), ...outcomeFacts(input)];
  const has = (effect: LevelFact['effect']) => facts.some((fact) => fact.effect === effect);
  return { level: has('low') ? 'low' : has('notHigh') ? 'medium' : 'high', facts };
}

function useFacts(input: LevelInput, limits: Thresholds): LevelFact[] {
  const facts: LevelFact[] = [];
  if (input.featuresAvailable > 0) {
    const rate = input.featuresUsed / input.featuresAvailable;
    const effect = rate < limits.lowFeatureUsage ? 'low' : 'good';
    facts.push({ fact: 'featureUsageRate', effect, value: rate, limit: limits.lowFeatureUsage });
  }
  const activity = activityOf(input, limits);
  if (activity !== null) {
    const effect = activity < limits.lowActivity ? 'low' : 'good';
    facts.push({ fact: 'activity', effect, value: activity, limit: limits.lowActivity });
  }
  if (input.coreAvailable > 0) {
    const effect = input.coreUsed === 0 ? 'low' : 'good';
    facts.push({ fact: 'coreFeaturesUsed', effect, value: input.coreUsed, limit: input.coreAvailable });
  }
  return facts;
}

function outcomeFacts({ isHealthy, criteria }: LevelInput): LevelFact[] {
  const health: LevelFact = {
    fact: 'healthTier',
    effect: isHealthy ? 'good' : 'notHigh',
    value: null,
    limit: null,
  };
  const outcome: LevelFact =
    criteria.total === 0
      ? { fact: 'noCriteria', effect: 'notHigh', value: 0, limit: null }
      : {
          fact: 'criteriaMet',
          effect: criteria.met < criteria.due ? 'notHigh' : 'good',
          value: criteria.met,
          limit: criteria.due,
        };
  return [health, outcome];
}
