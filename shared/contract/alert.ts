import * as v from 'valibot';
import { stages, tiers } from './account.ts';
import { uuidSchema } from './id.ts';
import { roles } from './right.ts';

/** What alert rules can watch, of each account. */
export const alertMetrics = [
  'activity',
  'featureUsageRate',
  'activeUsers7',
  'registeredUsers',
  'activationRate',
  'nps',
  'daysToRenewal',
  'risk',
  'seatsInUse',
] as const;
export type AlertMetric = (typeof alertMetrics)[number];

/** What they are called, in every language of the studio. */
export const alertMetricTitles: Record<AlertMetric, Record<'en' | 'zh-CN', string>> = {
  activity: { en: 'Activity', 'zh-CN': '活跃度' },
  featureUsageRate: { en: 'Feature usage rate', 'zh-CN': '功能使用率' },
  activeUsers7: { en: 'Active users, 7 days', 'zh-CN': '近 7 天活跃用户' },
  registeredUsers: { en: 'Registered users', 'zh-CN': '注册用户' },
  activationRate: { en: 'Activation rate', 'zh-CN': '激活率' },
  nps: { en: 'NPS', 'zh-CN': 'NPS' },
  daysToRenewal: { en: 'Days to the end of the contract', 'zh-CN': '距合同到期天数' },
  risk: { en: 'Risk', 'zh-CN': '流失风险' },
  seatsInUse: { en: 'Seats in use where it goes well', 'zh-CN': '良好客户的席位使用率' },
};

/** Metrics that are shares, between 0 and 1. */
export const shareMetrics: ReadonlySet<AlertMetric> = new Set([
  'activity',
  'featureUsageRate',
  'activationRate',
  'seatsInUse',
]);

/** Rules that every environment has from the start. */
export const shippedRuleNames = [
  'rescue',
  'featureUsage',
  'changeOfUse',
  'growth',
  'highRisk',
  'expansion',
] as const;
export type ShippedRuleName = (typeof shippedRuleNames)[number];

/** What they are called, in every language of the studio. */
export const shippedRuleTitles: Record<ShippedRuleName, Record<'en' | 'zh-CN', string>> = {
  rescue: { en: 'Activity is too low: rescue now', 'zh-CN': '活跃度过低：立即抢救' },
  featureUsage: { en: 'Next to none of the features are used', 'zh-CN': '几乎没有使用功能' },
  changeOfUse: { en: 'Use has changed', 'zh-CN': '使用发生变化' },
  growth: { en: 'A small account grows: consider a higher tier', 'zh-CN': '小客户增长：建议提升层级' },
  highRisk: { en: 'A high danger of losing the account', 'zh-CN': '高度流失风险' },
  expansion: { en: 'Nearly all seats are in use: offer more', 'zh-CN': '席位即将用满：可谈增购' },
};

/**
 * `threshold`: the metric is below or above `value` (shares between 0 and 1, risk from 0 none to 3 high).
 * `change`: it differs by at least that share: the active users of 7 days from the mean of the four weeks before, the
 * registered users from those of 90 days ago, other metrics from what they were `windowDays` ago.
 */
export const alertConditionSchema = v.variant('type', [
  v.strictObject({
    type: v.literal('threshold'),
    is: v.picklist(['below', 'above']),
    value: v.pipe(v.number(), v.minValue(-1000), v.maxValue(1_000_000)),
  }),
  v.strictObject({
    type: v.literal('change'),
    direction: v.picklist(['up', 'down', 'either']),
    share: v.pipe(v.number(), v.minValue(0.01), v.maxValue(1000)),
    /** Fewer on both sides are no news. */
    fewest: v.pipe(v.number(), v.minValue(0), v.maxValue(1_000_000)),
    windowDays: v.pipe(v.number(), v.integer(), v.minValue(7), v.maxValue(365)),
  }),
]);
export type AlertCondition = v.InferOutput<typeof alertConditionSchema>;

export const alertRuleSchema = v.strictObject({
  name: v.pipe(v.string(), v.trim(), v.minLength(1, 'is missing'), v.maxLength(120)),
  metric: v.picklist(alertMetrics),
  condition: alertConditionSchema,
  /** Empty: all. */
  tiers: v.pipe(v.array(v.picklist(tiers)), v.maxLength(tiers.length)),
  /** Empty: all. An account whose stage is not known is in any. */
  stages: v.pipe(v.array(v.picklist(stages)), v.maxLength(stages.length)),
  /** Days in which somebody has to look into it. */
  dueDays: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(365)),
  /** Only accounts in which somebody is in that segment. Null: whatever their people are. */
  segmentId: v.optional(v.nullable(uuidSchema), null),
  /** Only accounts that one of these members looks after. Empty: all. */
  ownerIds: v.optional(v.pipe(v.array(uuidSchema), v.maxLength(200)), []),
  /** Who is told, as far as they may see the account: its owner, the owner's team, named members, whole roles. */
  toOwner: v.optional(v.boolean(), true),
  toTeam: v.optional(v.boolean(), false),
  receiverIds: v.pipe(v.array(uuidSchema), v.maxLength(50)),
  toRoles: v.optional(v.pipe(v.array(v.picklist(roles)), v.maxLength(roles.length)), []),
  isPaused: v.boolean(),
});
export type AlertRule = v.InferOutput<typeof alertRuleSchema>;

/** One number of two weeks-long stretches: the last 7 days, and the mean of the four weeks before. */
export interface Shift {
  name: string;
  now: number;
  before: number;
}

/** What changed most in an account when an alert opened. */
export interface WhatChanged {
  /** Users of each feature. */
  features: (Shift & { id: number })[];
  /** Active users of each unit. */
  units: Shift[];
  /** Came in at least two of the four weeks before and not in the last; or the other way round. */
  gone: { id: string; name: string; lastSeenOn: string | null }[];
  arrived: { id: string; name: string }[];
  /** Published in the two weeks before it opened. */
  guides: { id: string; name: string; publishedOn: string }[];
  /** Releases of the host app that its people first worked with in those two weeks. */
  builds: { name: string; firstSeenOn: string }[];
}

export const alertStates = ['open', 'acknowledged', 'snoozed', 'resolved'] as const;
export type AlertState = (typeof alertStates)[number];
