import { type AlertRule, type ShippedRuleName, shippedRuleTitles } from '../../shared/contract/alert.ts';
import type { Thresholds } from '../../shared/contract/threshold.ts';

const settled: AlertRule['stages'] = ['steadyUse', 'renewal', 'maintenance'];
const forAll = {
  tiers: [],
  stages: settled,
  segmentId: null,
  ownerIds: [],
  toOwner: true,
  toTeam: false,
  receiverIds: [],
  toRoles: [],
  isPaused: false,
};

/**
 * The rules that every environment begins with, in both directions. People change and pause them; what they say then
 * is theirs, so the thresholds count only when they are made.
 */
export const shippedRules = (limits: Thresholds): Record<ShippedRuleName, AlertRule> => ({
  rescue: {
    ...forAll,
    name: shippedRuleTitles.rescue.en,
    metric: 'activity',
    condition: { type: 'threshold', is: 'below', value: limits.lowActivity },
    dueDays: 2,
  },
  featureUsage: {
    ...forAll,
    name: shippedRuleTitles.featureUsage.en,
    metric: 'featureUsageRate',
    condition: { type: 'threshold', is: 'below', value: limits.lowFeatureUsage },
    dueDays: 7,
  },
  changeOfUse: {
    ...forAll,
    name: shippedRuleTitles.changeOfUse.en,
    metric: 'activeUsers7',
    condition: {
      type: 'change',
      direction: 'either',
      share: limits.notableChange,
      fewest: limits.fewestUsers,
      windowDays: 28,
    },
    dueDays: 3,
  },
  growth: {
    ...forAll,
    stages: ['onboarding', ...settled],
    tiers: ['longTail'],
    name: shippedRuleTitles.growth.en,
    metric: 'registeredUsers',
    // From 10 to 50 people.
    condition: { type: 'change', direction: 'up', share: 4, fewest: 5, windowDays: 90 },
    dueDays: 7,
  },
  highRisk: {
    ...forAll,
    stages: [],
    name: shippedRuleTitles.highRisk.en,
    metric: 'risk',
    condition: { type: 'threshold', is: 'above', value: 2 },
    dueDays: 2,
  },
  expansion: {
    ...forAll,
    name: shippedRuleTitles.expansion.en,
    metric: 'seatsInUse',
    condition: { type: 'threshold', is: 'above', value: limits.expansionSeats },
    dueDays: 14,
  },
});
