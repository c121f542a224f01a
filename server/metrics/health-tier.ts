import { type FeatureClass, featureClasses } from '../../shared/contract/feature.ts';
import type { HealthJudgement, HealthState } from '../../shared/contract/judgement.ts';
import type { Thresholds } from '../../shared/contract/threshold.ts';
import { activityOf } from './activity.ts';

export interface HealthInput {
  users: number;
  activeUsers7: number;
  activeUsers28: number;
  /** Use in 28 days of features of each class; absent: none. */
  classes: Partial<Record<FeatureClass, { users: number; uses: number }>>;
  featuresUsed: number;
  coreUsed: number;
  coreAvailable: number;
  /** Features that the typical active user uses in 28 days; null: nobody uses any. */
  typicalFeatures: number | null;
}

/**
 * How deep the product sits in the account's work: the deepest class of features that enough people use, or that is
 * used often enough. Health is based on activity: where too few come it is at risk, however deep. An account in which
 * nobody has been named yet is not.
 */
export function healthTier(input: HealthInput, limits: Thresholds): HealthJudgement {
  const components = featureClasses.map((featureClass) => {
    const { users = 0, uses = 0 } = input.classes[featureClass] ?? {};
    const share = input.activeUsers28 === 0 ? 0 : users / input.activeUsers28;
    const isMet = uses > 0 && (share >= limits.classUserShare || uses >= limits.classUses);
    return { featureClass, users, share, uses, isMet };
  });
  const activity = activityOf(input, limits);
  const narrow = activity !== null && activity >= limits.shallowActivity ? narrowBy(input, limits) : null;
  return {
    tier: components.findLast(({ isMet }) => isMet)?.featureClass ?? 'none',
    isAtRisk:
      activity === null ? input.users > 0 && input.activeUsers28 === 0 : activity < limits.lowActivity,
    isShallow: narrow !== null,
    narrow,
    components,
  };
}

function narrowBy(
  { featuresUsed, typicalFeatures, coreUsed, coreAvailable }: HealthInput,
  { shallowBreadth }: Thresholds,
): HealthJudgement['narrow'] {
  const typical = typicalFeatures ?? 0;
  if (featuresUsed <= shallowBreadth) return { fact: 'featuresUsed', value: featuresUsed };
  if (typical <= shallowBreadth) return { fact: 'typicalFeatures', value: typical };
  return coreAvailable > 0 && coreUsed === 0 ? { fact: 'coreUsed', value: 0 } : null;
}

export const isHealthy = ({ tier, isAtRisk }: HealthJudgement): boolean =>
  !isAtRisk && tier !== 'none' && tier !== 'record';

/** In one word. */
export const healthState = ({ tier, isAtRisk }: HealthJudgement): HealthState => (isAtRisk ? 'atRisk' : tier);
