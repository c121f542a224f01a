import type { MetricDefinition } from './definition.ts';

/** What of the product is used, by whom and how steadily. */
export const features = {
  featuresUsed: {
    unit: 'features',
    name: { en: 'Features used', 'zh-CN': '已用功能' },
    definition: {
      en: 'Different available features that anybody of the account used in the period: the last 28 days, today included, unless another is asked for.',
      'zh-CN': '所选时段内（默认最近 28 天，含今天）该客户中有人使用过的不同可用功能数。',
    },
  },
  featuresAvailable: {
    unit: 'features',
    name: { en: 'Features available', 'zh-CN': '可用功能' },
    definition: {
      en: 'Features in the catalogue that are not archived and that the account can use: those for all accounts, and those for its plan, modules or traits.',
      'zh-CN':
        '功能目录中未归档、且该客户可以使用的功能数：面向所有客户的功能，以及面向其套餐、模块或属性的功能。',
    },
  },
  clickCoverage: {
    unit: 'share',
    definition: {
      en: 'Clicks of the last 28 days, today included, that count for at least one feature ÷ all clicks captured in them: 83 of 100 is 83%.',
      'zh-CN': '最近 28 天（含今天）计入至少一个功能的点击 ÷ 采集到的全部点击：100 次中有 83 次即 83%。',
    },
  },
  featureUsageRate: {
    unit: 'share',
    name: { en: 'Feature usage rate', 'zh-CN': '功能使用率' },
    definition: {
      en: 'Different features used in the period (the last 28 days unless another is asked for) ÷ features available to the account: 3 of 40 is 7.5%.',
      'zh-CN':
        '所选时段内（默认最近 28 天）使用过的不同功能数 ÷ 该客户可用的功能数：40 个中用了 3 个即 7.5%。',
    },
  },
  uses: {
    unit: 'uses',
    definition: {
      en: 'Clicks, tracked events and page views that meet a rule of the feature; each event counts once.',
      'zh-CN': '符合功能规则的点击、自定义事件和页面浏览次数；每个事件只计一次。',
    },
  },
  users28: {
    unit: 'users',
    definition: {
      en: 'Different users who used the feature in the last 28 days, today included.',
      'zh-CN': '最近 28 天（含今天）使用过该功能的不同用户数。',
    },
  },
  usesPerActiveUser: {
    unit: 'uses',
    name: { en: 'Uses per active user and week', 'zh-CN': '每位活跃用户每周使用次数' },
    definition: {
      en: 'Uses of all features ÷ active users ÷ weeks of the period.',
      'zh-CN': '全部功能的使用次数 ÷ 活跃用户 ÷ 时段的周数。',
    },
  },
  catalogueUsageRate: {
    unit: 'share',
    name: { en: 'Usage rate, whole catalogue', 'zh-CN': '功能使用率（全部功能）' },
    definition: {
      en: 'Different features used in the period ÷ all features of the catalogue that are not archived, bought or not.',
      'zh-CN': '时段内使用过的不同功能数 ÷ 目录中全部未归档的功能数，无论是否购买。',
    },
  },
  modulesUsed: {
    unit: 'share',
    name: { en: 'Modules used', 'zh-CN': '已用模块' },
    definition: {
      en: 'Modules of which at least one available feature was used in the period ÷ modules with an available feature.',
      'zh-CN': '时段内至少使用过一个可用功能的模块 ÷ 含可用功能的模块。',
    },
  },
  coreModulesUsed: {
    unit: 'share',
    name: { en: 'Core modules used', 'zh-CN': '已用核心模块' },
    definition: {
      en: 'Modules of which a core feature was used in the period ÷ modules with an available core feature.',
      'zh-CN': '时段内使用过核心功能的模块 ÷ 含可用核心功能的模块。',
    },
  },
  featureUsers: {
    unit: 'share',
    name: { en: 'Users of the feature', 'zh-CN': '使用该功能的用户' },
    definition: {
      en: 'Registered users who used the feature in the period ÷ registered users.',
      'zh-CN': '时段内使用过该功能的注册用户 ÷ 注册用户。',
    },
  },
  featureAccounts: {
    unit: 'share',
    name: { en: 'Accounts using the feature', 'zh-CN': '使用该功能的客户' },
    definition: {
      en: 'Accounts that can use the feature and in which somebody did in the period ÷ accounts that can use it.',
      'zh-CN': '可使用该功能的客户中，时段内有人使用过的客户 ÷ 可使用该功能的客户。',
    },
  },
  featureUses: {
    unit: 'uses',
    name: { en: 'Uses of the feature', 'zh-CN': '该功能的使用次数' },
    definition: {
      en: 'Clicks, tracked events and page views in the period that count for the feature; each event counts once.',
      'zh-CN': '时段内计入该功能的点击、自定义事件和页面浏览次数；每个事件只计一次。',
    },
  },
  habit: {
    unit: 'share',
    name: { en: 'Habit', 'zh-CN': '使用习惯' },
    definition: {
      en: 'Users who used the feature in at least three of the last four weeks ÷ registered users: 24 of 40 is 60%.',
      'zh-CN': '最近四周中至少三周使用过该功能的用户 ÷ 注册用户：40 人中有 24 人即 60%。',
    },
  },
  neverUsed: {
    unit: 'share',
    name: { en: 'Never used the feature', 'zh-CN': '从未使用该功能' },
    definition: {
      en: 'Registered users who have never used the feature, as far back as facts go ÷ registered users.',
      'zh-CN': '自有数据以来从未使用过该功能的注册用户 ÷ 注册用户。',
    },
  },
  adoptionCurve: {
    unit: 'share',
    name: { en: 'Adoption since release', 'zh-CN': '发布以来的采用' },
    definition: {
      en: 'Accounts that had used the feature by the end of a week since its release ÷ accounts that can use it.',
      'zh-CN': '自发布起到某周末已使用过该功能的客户 ÷ 可使用该功能的客户。',
    },
  },
} as const satisfies Record<string, MetricDefinition>;
