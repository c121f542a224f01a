import type { ThresholdDefinition } from './definition.ts';

/** What counts as adopted, as active and as used. */
export const adoption = {
  lowFeatureUsage: {
    group: 'adoption',
    unit: 'share',
    default: 0.1,
    min: 0,
    max: 1,
    source: 'method',
    meaning: {
      en: 'Feature usage rate below which adoption is low',
      'zh-CN': '功能使用率低于此值即为低采用度',
    },
  },
  lowActivity: {
    group: 'adoption',
    unit: 'share',
    default: 0.2,
    min: 0,
    max: 1,
    source: 'method',
    meaning: {
      en: 'Activity (active in 7 days ÷ registered users) below which an account is to be rescued',
      'zh-CN': '活跃度（7 天活跃用户 ÷ 注册用户）低于此值即需抢救',
    },
  },
  fewestUsers: {
    group: 'adoption',
    unit: 'users',
    default: 5,
    min: 1,
    max: 1000,
    source: 'own',
    meaning: {
      en: 'Registered users from which on activity is judged at all',
      'zh-CN': '注册用户达到此数后才评估活跃度',
    },
  },
  monthsToSteadyUse: {
    group: 'adoption',
    unit: 'months',
    default: 3,
    min: 0,
    max: 24,
    source: 'method',
    meaning: {
      en: 'Months after go-live at which onboarding ends and adoption is judged',
      'zh-CN': '上线后多少个月结束上手期并开始评估采用度',
    },
  },
  classUserShare: {
    group: 'adoption',
    unit: 'share',
    default: 0.2,
    min: 0,
    max: 1,
    source: 'own',
    meaning: {
      en: 'Share of active users who must use features of a class for it to count in the health tier',
      'zh-CN': '某类功能计入健康层级所需的活跃用户占比',
    },
  },
  classUses: {
    group: 'adoption',
    unit: 'uses',
    default: 20,
    min: 1,
    max: 100_000,
    source: 'own',
    meaning: {
      en: 'Or so many uses of features of that class in 28 days',
      'zh-CN': '或 28 天内该类功能的使用次数达到此值',
    },
  },
  shallowActivity: {
    group: 'adoption',
    unit: 'share',
    default: 0.5,
    min: 0,
    max: 1,
    source: 'own',
    meaning: {
      en: 'Activity from which on an account with little breadth is active but shallow',
      'zh-CN': '活跃度达到此值而使用面很窄时，视为“活跃但浅层”',
    },
  },
  shallowBreadth: {
    group: 'adoption',
    unit: 'features',
    default: 2,
    min: 1,
    max: 100,
    source: 'own',
    meaning: {
      en: 'Features that the account, or its typical active user, may use at most to be called shallow',
      'zh-CN': '客户或其典型活跃用户使用的功能数不超过此值时，视为浅层使用',
    },
  },
  overrideDays: {
    group: 'adoption',
    unit: 'days',
    default: 90,
    min: 1,
    max: 730,
    source: 'own',
    meaning: { en: 'Days for which a level set by hand holds', 'zh-CN': '手动设定的采用度有效天数' },
  },
  fewestPeers: {
    group: 'adoption',
    unit: 'accounts',
    default: 5,
    min: 3,
    max: 1000,
    source: 'own',
    meaning: {
      en: 'Other accounts of the same industry and tier that a comparison needs',
      'zh-CN': '同行业同层级对比所需的其他客户数',
    },
  },
} as const satisfies Record<string, ThresholdDefinition>;
