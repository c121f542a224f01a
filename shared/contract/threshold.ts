/** What a threshold is about, in the order in which they are shown. */
export const thresholdGroups = [
  'adoption',
  'danger',
  'weights',
  'care',
  'surveys',
  'company',
  /** What the method advises people; nothing is reckoned with it. */
  'advice',
] as const;
export type ThresholdGroup = (typeof thresholdGroups)[number];

/** A number that rules compare with: what it is for, its default and where this comes from. */
export interface ThresholdDefinition {
  group: ThresholdGroup;
  /** `weight`: how heavy a danger it is, from 0 none to 3 high; a whole number. */
  unit:
    | 'share'
    | 'users'
    | 'features'
    | 'uses'
    | 'minutes'
    | 'days'
    | 'months'
    | 'accounts'
    | 'points'
    | 'fields'
    | 'times'
    /** Money, in the currency that most accounts pay in. */
    | 'amount'
    | 'weight';
  default: number;
  min: number;
  max: number;
  /** `own`: our own choice, because the sources of the method name no number. */
  source: 'method' | 'own';
  meaning: Record<'en' | 'zh-CN', string>;
  /** Where the group it is in says the rest. */
  short?: Record<'en' | 'zh-CN', string>;
}

const weight = <Source extends ThresholdDefinition['source']>(
  usual: number,
  source: Source,
  en: string,
  zh: string,
) =>
  ({
    group: 'weights',
    unit: 'weight',
    default: usual,
    min: 0,
    max: 3,
    source,
    meaning: { en: `How heavy a danger it is: ${en}`, 'zh-CN': `风险权重：${zh}` },
    short: { en, 'zh-CN': zh },
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
  monthsOfRenewal: {
    group: 'care',
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
    group: 'danger',
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
  activationDays: {
    group: 'danger',
    unit: 'days',
    default: 90,
    min: 7,
    max: 730,
    source: 'own',
    meaning: {
      en: 'Days after go-live from which on a low activation is a danger',
      'zh-CN': '上线多少天后开始评估激活率',
    },
  },
  lowActivation: {
    group: 'danger',
    unit: 'share',
    default: 0.5,
    min: 0,
    max: 1,
    source: 'own',
    meaning: {
      en: 'Activated users ÷ seats bought below which activation is low',
      'zh-CN': '已激活用户 ÷ 购买席位低于此值即为激活率低',
    },
  },
  notableChange: {
    group: 'danger',
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
    group: 'danger',
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
  feedbackDays: {
    group: 'danger',
    unit: 'days',
    default: 14,
    min: 1,
    max: 365,
    source: 'own',
    meaning: {
      en: 'Days after which an answer that still waits for its reply, or an issue that nobody has taken up, is feedback unsolved for long',
      'zh-CN': '需回复的反馈或无人处理的问题超过多少天即视为“反馈久未解决”',
    },
  },
  contactDays: {
    group: 'danger',
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
    group: 'care',
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
    group: 'care',
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
    group: 'care',
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
    group: 'care',
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
  contactMonthsLongTail: {
    group: 'care',
    unit: 'months',
    default: 1,
    min: 0,
    max: 12,
    source: 'method',
    meaning: {
      en: 'Months before its contract ends at which one speaks with an account of the long tail (0: never)',
      'zh-CN': '长尾客户合同到期前多少个月联系一次（0 为不联系）',
    },
  },
  reviewMonthsStrategic: {
    group: 'care',
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
    group: 'care',
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
  capacityStrategic: {
    group: 'care',
    unit: 'accounts',
    default: 15,
    min: 1,
    max: 1000,
    source: 'method',
    meaning: {
      en: 'Strategic accounts that one person can look after',
      'zh-CN': '每人可负责的战略客户数',
    },
  },
  capacityEnterprise: {
    group: 'care',
    unit: 'accounts',
    default: 30,
    min: 1,
    max: 1000,
    source: 'method',
    meaning: {
      en: 'Enterprise accounts that one person can look after',
      'zh-CN': '每人可负责的企业客户数',
    },
  },
  capacityLongTail: {
    group: 'care',
    unit: 'accounts',
    default: 250,
    min: 1,
    max: 10_000,
    source: 'method',
    meaning: {
      en: 'Accounts of the long tail that one person can look after',
      'zh-CN': '每人可负责的长尾客户数',
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
  expansionSeats: {
    group: 'company',
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
    group: 'company',
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
    group: 'surveys',
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
    group: 'surveys',
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
    group: 'surveys',
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
    group: 'surveys',
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
    group: 'surveys',
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
    group: 'surveys',
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
    group: 'company',
    unit: 'share',
    default: 0.9,
    min: 0,
    max: 1,
    source: 'method',
    meaning: { en: 'Share of customers who are to renew', 'zh-CN': '续约率（客户数）目标' },
  },
  renewalFloor: {
    group: 'company',
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
    group: 'company',
    unit: 'share',
    default: 0.05,
    min: 0,
    max: 1,
    source: 'method',
    meaning: { en: 'Churn of a year that is still acceptable', 'zh-CN': '可接受的年度客户流失率上限' },
  },
  acquisitionCost: {
    group: 'company',
    unit: 'amount',
    default: 0,
    min: 0,
    max: 1_000_000_000,
    source: 'own',
    meaning: {
      en: 'What it costs on average to win a customer, marketing and sales together (0: not known)',
      'zh-CN': '获得一个客户的平均成本（CAC，含市场与销售；0 为未知）',
    },
  },
  valueToCostLine: {
    group: 'company',
    unit: 'times',
    default: 3,
    min: 0,
    max: 100,
    source: 'method',
    meaning: {
      en: 'Times its cost that a customer is to bring in at least (LTV ÷ CAC; three to five are good)',
      'zh-CN': '客户贡献应至少为获客成本的多少倍（LTV ÷ CAC，3–5 倍为佳）',
    },
  },
  paybackLine: {
    group: 'company',
    unit: 'months',
    default: 12,
    min: 1,
    max: 120,
    source: 'method',
    meaning: {
      en: 'Months of revenue in which the cost of winning a customer is to come back at most',
      'zh-CN': '获客成本应在多少个月内收回',
    },
  },
  renewalOddsLow: {
    group: 'company',
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
    group: 'company',
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
    group: 'company',
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
  responseMinutesStrategic: {
    group: 'advice',
    unit: 'minutes',
    default: 30,
    min: 1,
    max: 1440,
    source: 'method',
    meaning: {
      en: 'Minutes in which a strategic account gets a first answer to a request',
      'zh-CN': '战略客户的服务请求应在多少分钟内首次响应',
    },
  },
  responseDays: {
    group: 'advice',
    unit: 'days',
    default: 1,
    min: 1,
    max: 30,
    source: 'method',
    meaning: {
      en: 'Working days in which everybody else gets one',
      'zh-CN': '其他客户的服务请求应在多少个工作日内响应',
    },
  },
  missedContacts: {
    group: 'advice',
    unit: 'share',
    default: 0.1,
    min: 0,
    max: 1,
    source: 'method',
    meaning: {
      en: 'Share of calls to the service line that may be missed at most',
      'zh-CN': '服务热线漏接率上限',
    },
  },
  documentAnswers: {
    group: 'advice',
    unit: 'share',
    default: 0.9,
    min: 0,
    max: 1,
    source: 'method',
    meaning: {
      en: 'Share of questions that help and documents are to answer',
      'zh-CN': '帮助文档应能解答的问题占比',
    },
  },
  trialSelfService: {
    group: 'advice',
    unit: 'share',
    default: 0.8,
    min: 0,
    max: 1,
    source: 'method',
    meaning: {
      en: 'Share of trial users who are to get there without a person',
      'zh-CN': '试用用户应能自助完成的占比',
    },
  },
  trialRealNeed: {
    group: 'advice',
    unit: 'share',
    default: 0.9,
    min: 0,
    max: 1,
    source: 'method',
    meaning: {
      en: 'Share of those who ask for a person in a trial who are to have a real need',
      'zh-CN': '试用中转人工的用户应有真实需求的占比',
    },
  },
  trialFormMinutes: {
    group: 'advice',
    unit: 'minutes',
    default: 2,
    min: 1,
    max: 60,
    source: 'method',
    meaning: {
      en: 'Minutes that the form of a trial takes at most',
      'zh-CN': '试用需求表填写时间上限（分钟）',
    },
  },
  trialFormOpenFields: {
    group: 'advice',
    unit: 'fields',
    default: 2,
    min: 0,
    max: 20,
    source: 'method',
    meaning: {
      en: 'Open fields that this form has at most',
      'zh-CN': '试用需求表的开放填写项上限',
    },
  },
  videoMinutes: {
    group: 'advice',
    unit: 'minutes',
    default: 5,
    min: 1,
    max: 120,
    source: 'method',
    meaning: {
      en: 'Minutes that a video takes at most',
      'zh-CN': '教学视频时长上限',
    },
  },
  openClassDays: {
    group: 'advice',
    unit: 'days',
    default: 7,
    min: 1,
    max: 365,
    source: 'method',
    meaning: {
      en: 'Days between open classes',
      'zh-CN': '公开课的间隔（天）',
    },
  },
  openClassMinutes: {
    group: 'advice',
    unit: 'minutes',
    default: 60,
    min: 5,
    max: 480,
    source: 'method',
    meaning: {
      en: 'Minutes that an open class takes at most',
      'zh-CN': '公开课时长上限',
    },
  },
  executiveMinutes: {
    group: 'advice',
    unit: 'minutes',
    default: 30,
    min: 5,
    max: 240,
    source: 'method',
    meaning: {
      en: 'Minutes that executives have for a report: fifteen to thirty',
      'zh-CN': '高层管理者阅读汇报的时间上限（15–30 分钟）',
    },
  },
  requirementPoints: {
    group: 'advice',
    unit: 'points',
    default: 25,
    min: 1,
    max: 100,
    source: 'method',
    meaning: {
      en: 'Points that each of the four scores of a requirement has at most: 100 together',
      'zh-CN': '需求评分四个维度的单项满分（合计 100 分）',
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
