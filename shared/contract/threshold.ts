/** A number that rules compare with: what it is for, its default and where this comes from. */
export interface ThresholdDefinition {
  /** `weight`: how heavy a danger it is, from 0 none to 3 high; a whole number. */
  unit:
    | 'share'
    | 'users'
    | 'features'
    | 'uses'
    | 'days'
    | 'months'
    | 'weeks'
    | 'accounts'
    | 'points'
    | 'weight';
  default: number;
  min: number;
  max: number;
  /** `own`: our own choice, because the sources of the method name no number. */
  source: 'method' | 'own';
  meaning: Record<'en' | 'zh-CN', string>;
}

const weight = <Source extends ThresholdDefinition['source']>(
  usual: number,
  source: Source,
  en: string,
  zh: string,
) =>
  ({
    unit: 'weight',
    default: usual,
    min: 0,
    max: 3,
    source,
    meaning: { en: `How heavy a danger it is: ${en}`, 'zh-CN': `风险权重：${zh}` },
  }) as const;

/** How heavy a danger each sign and each reason is: `weightLowUse` is that of the sign `lowUse`. */
const weights = {
  weightLowActivation: weight(1, 'own', 'Low activation', '激活率低'),
  weightLowUse: weight(1, 'own', 'Low use', '使用偏低'),
  weightFallingUse: weight(1, 'own', 'Falling use', '使用下降'),
  weightShallowUse: weight(1, 'own', 'Use that is active but shallow', '活跃但浅层'),
  weightWentSilent: weight(1, 'own', 'Answers that have stopped coming', '不再反馈'),
  weightNoDecisionMakerContact: weight(1, 'own', 'No contact with a decision maker', '未联系决策人'),
  weightWrongCustomer: weight(3, 'method', 'Not the right customer', '客户不匹配'),
  weightValueUnclear: weight(3, 'method', 'Value or return unclear', '价值或回报不清'),
  weightDecisionMakerChanged: weight(3, 'method', 'Decision maker changed', '决策人变更'),
  weightNotLive: weight(2, 'method', 'Not live in time', '未按期上线'),
  weightFeedbackUnsolved: weight(2, 'method', 'Feedback unsolved for long', '反馈久未解决'),
  weightChampionChanged: weight(1, 'method', 'Champion changed', '关键用户变更'),
  weightRequirementUnmet: weight(1, 'method', 'New requirement unmet', '新需求未满足'),
  weightAvoidsContact: weight(1, 'own', 'Avoids contact', '回避联系'),
} as const satisfies Record<string, ThresholdDefinition>;

/** Every threshold of a workspace. A change counts from the next run on; what was judged before stays as it was. */
export const thresholds = {
  lowFeatureUsage: {
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
  monthsOfRenewal: {
    unit: 'months',
    default: 3,
    min: 1,
    max: 12,
    source: 'method',
    meaning: {
      en: 'Last months of a contract that are its renewal stage',
      'zh-CN': '合同到期前多少个月进入续约期',
    },
  },
  monthsToGoLive: {
    unit: 'months',
    default: 3,
    min: 1,
    max: 24,
    source: 'method',
    meaning: {
      en: 'Months after signing at which an account that is not live is in danger',
      'zh-CN': '签约后多少个月仍未上线即视为风险',
    },
  },
  classUserShare: {
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
  lowActivation: {
    unit: 'share',
    default: 0.5,
    min: 0,
    max: 1,
    source: 'own',
    meaning: {
      en: 'Activated users ÷ seats bought below which activation is low, 90 days after go-live',
      'zh-CN': '上线 90 天后，已激活用户 ÷ 购买席位低于此值即为激活率低',
    },
  },
  notableChange: {
    unit: 'share',
    default: 0.3,
    min: 0.01,
    max: 10,
    source: 'own',
    meaning: {
      en: 'Change of the active users of 7 days, against the mean of the 4 weeks before, that is worth an alert',
      'zh-CN': '7 天活跃用户相对前 4 周均值的变化达到此幅度即提醒',
    },
  },
  silenceDays: {
    unit: 'days',
    default: 180,
    min: 30,
    max: 730,
    source: 'own',
    meaning: {
      en: 'Days without any answer after which an account that used to answer has gone silent',
      'zh-CN': '曾经反馈的客户多少天没有任何反馈即视为沉默',
    },
  },
  contactDays: {
    unit: 'days',
    default: 90,
    min: 7,
    max: 730,
    source: 'own',
    meaning: {
      en: 'Days without contact with a decision maker that are a sign of danger',
      'zh-CN': '多少天未联系决策人即视为风险信号',
    },
  },
  firstMonthContactDays: {
    unit: 'days',
    default: 7,
    min: 1,
    max: 31,
    source: 'method',
    meaning: {
      en: 'Days between contacts with a strategic account in its first month',
      'zh-CN': '战略客户上线首月的联系间隔（天）',
    },
  },
  contactMonthsStrategic: {
    unit: 'months',
    default: 1,
    min: 1,
    max: 24,
    source: 'method',
    meaning: {
      en: 'Months between contacts with a strategic account',
      'zh-CN': '战略客户的联系间隔（月）',
    },
  },
  contactMonthsEnterprise: {
    unit: 'months',
    default: 2,
    min: 1,
    max: 24,
    source: 'method',
    meaning: {
      en: 'Months between contacts with an enterprise account',
      'zh-CN': '企业客户的联系间隔（月）',
    },
  },
  contactMonthsRenewal: {
    unit: 'months',
    default: 1,
    min: 1,
    max: 24,
    source: 'method',
    meaning: {
      en: 'Months between contacts with an enterprise account before its contract ends',
      'zh-CN': '企业客户续约期的联系间隔（月）',
    },
  },
  reviewMonthsStrategic: {
    unit: 'months',
    default: 3,
    min: 1,
    max: 24,
    source: 'method',
    meaning: {
      en: 'Months between business reviews with a strategic account',
      'zh-CN': '战略客户的业务复盘间隔（月）',
    },
  },
  reviewMonthsEnterprise: {
    unit: 'months',
    default: 6,
    min: 1,
    max: 24,
    source: 'method',
    meaning: {
      en: 'Months between business reviews with an enterprise account',
      'zh-CN': '企业客户的业务复盘间隔（月）',
    },
  },
  overrideDays: {
    unit: 'days',
    default: 90,
    min: 1,
    max: 730,
    source: 'own',
    meaning: { en: 'Days for which a level set by hand holds', 'zh-CN': '手动设定的采用度有效天数' },
  },
  fewestPeers: {
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
  expansionSeats: {
    unit: 'share',
    default: 0.9,
    min: 0.1,
    max: 1,
    source: 'own',
    meaning: {
      en: 'Share of bought seats that are activated from which on more can be sold',
      'zh-CN': '已激活席位占比达到此值即有增购机会',
    },
  },
  strongNps: {
    unit: 'points',
    default: 50,
    min: 0,
    max: 100,
    source: 'own',
    meaning: {
      en: 'NPS of an account from which on it is a sign that more can be sold',
      'zh-CN': '客户 NPS 达到此值即视为增购信号',
    },
  },
  surveyAccountMonths: {
    unit: 'months',
    default: 3,
    min: 0,
    max: 24,
    source: 'method',
    meaning: {
      en: 'Months for which an account must have been live before its people are asked for a score (0: no matter)',
      'zh-CN': '客户上线满多少个月后才邀请其用户评分（0 为不限）',
    },
  },
  surveyUserMonths: {
    unit: 'months',
    default: 3,
    min: 0,
    max: 24,
    source: 'method',
    meaning: {
      en: 'Months for which somebody must have been here before they are asked for a score (0: no matter)',
      'zh-CN': '用户使用满多少个月后才邀请其评分（0 为不限）',
    },
  },
  surveyActiveDays: {
    unit: 'days',
    default: 0,
    min: 0,
    max: 365,
    source: 'own',
    meaning: {
      en: 'Days on which somebody must have been active before they are asked for a score (0: no matter)',
      'zh-CN': '用户至少活跃多少天后才邀请其评分（0 为不限）',
    },
  },
  surveyQuietMonths: {
    unit: 'months',
    default: 6,
    min: 1,
    max: 24,
    source: 'method',
    meaning: {
      en: 'Months after an answer in which nobody is asked for a score again',
      'zh-CN': '回答后多少个月内不再邀请评分',
    },
  },
  surveySpreadDays: {
    unit: 'days',
    default: 28,
    min: 0,
    max: 180,
    source: 'own',
    meaning: {
      en: 'Days over which people are asked one after another when a survey goes live (0: all at once)',
      'zh-CN': '调查上线后在多少天内分批邀请用户评分（0 为一次全部邀请）',
    },
  },
  npsTarget: {
    unit: 'points',
    default: 10,
    min: 0,
    max: 200,
    source: 'method',
    meaning: {
      en: 'Points by which the NPS of a half-year is to be above the one before',
      'zh-CN': '每半年 NPS 相对上半年的目标提升分数',
    },
  },
  renewalTarget: {
    unit: 'share',
    default: 0.9,
    min: 0,
    max: 1,
    source: 'method',
    meaning: { en: 'Share of customers who are to renew', 'zh-CN': '续约率（客户数）目标' },
  },
  renewalFloor: {
    unit: 'share',
    default: 0.5,
    min: 0,
    max: 1,
    source: 'method',
    meaning: {
      en: 'Share of customers who renew below which something is wrong at the root',
      'zh-CN': '续约率（客户数）底线，低于此值说明根本上有问题',
    },
  },
  churnLine: {
    unit: 'share',
    default: 0.05,
    min: 0,
    max: 1,
    source: 'method',
    meaning: { en: 'Churn of a year that is still acceptable', 'zh-CN': '可接受的年度客户流失率上限' },
  },
  renewalOddsLow: {
    unit: 'share',
    default: 0.1,
    min: 0,
    max: 1,
    source: 'own',
    meaning: {
      en: 'Odds that an account of low adoption renews',
      'zh-CN': '低采用度客户的续约概率',
    },
  },
  renewalOddsMedium: {
    unit: 'share',
    default: 0.5,
    min: 0,
    max: 1,
    source: 'method',
    meaning: {
      en: 'Odds that an account of medium adoption, or of one not judged yet, renews',
      'zh-CN': '中采用度（或尚未评估）客户的续约概率',
    },
  },
  renewalOddsHigh: {
    unit: 'share',
    default: 0.95,
    min: 0,
    max: 1,
    source: 'own',
    meaning: {
      en: 'Odds that an account of high adoption renews',
      'zh-CN': '高采用度客户的续约概率',
    },
  },
  ...weights,
} as const satisfies Record<string, ThresholdDefinition>;

export type ThresholdName = keyof typeof thresholds;
export type Thresholds = Readonly<Record<ThresholdName, number>>;

/** As they are before anybody changes them. */
export const defaultThresholds = Object.fromEntries(
  Object.entries(thresholds).map(([name, definition]) => [name, definition.default]),
) as Record<ThresholdName, number>;
