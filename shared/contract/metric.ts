/** One number with a name: what it counts, in one sentence a reader can check it by. */
export interface MetricDefinition {
  unit:
    | 'users'
    | 'accounts'
    | 'features'
    | 'uses'
    | 'days'
    | 'minutes'
    | 'months'
    | 'times'
    | 'share'
    | 'score'
    | 'contacts'
    | 'referrals'
    /** Money for a year, in the currency that most accounts pay in. */
    | 'amount';
  /** What screens and reports call it. */
  name?: Record<'en' | 'zh-CN', string>;
  definition: Record<'en' | 'zh-CN', string>;
}

/** Every number that a screen, export or answer shows. Where it is made stands in `server/metrics`. */
export const metrics = {
  users: {
    unit: 'users',
    name: { en: 'Registered users', 'zh-CN': '注册用户' },
    definition: {
      en: 'Registered users: people your app has named with identify, without those who were deactivated and without anonymous visitors.',
      'zh-CN': '注册用户：您的应用通过 identify 识别的人员，不含已停用用户和匿名访客。',
    },
  },
  accounts: {
    unit: 'accounts',
    name: { en: 'Accounts', 'zh-CN': '客户数' },
    definition: {
      en: 'Accounts: the customer companies your app has named with group.',
      'zh-CN': '客户：您的应用通过 group 识别的客户公司。',
    },
  },
  dailyActiveUsers: {
    unit: 'users',
    definition: {
      en: 'Registered users with at least one page view, click or tracked event on that day, in the account’s time zone.',
      'zh-CN': '当天（按客户所在时区）至少产生一次页面浏览、点击或自定义事件的注册用户数。',
    },
  },
  activeUsers7: {
    unit: 'users',
    definition: {
      en: 'Registered users with at least one page view, click or tracked event in the last 7 days, today included; days in the account’s time zone.',
      'zh-CN': '最近 7 天（含今天，按客户所在时区）至少产生一次页面浏览、点击或自定义事件的注册用户数。',
    },
  },
  activeUsers28: {
    unit: 'users',
    definition: {
      en: 'Registered users with at least one page view, click or tracked event in the last 28 days, today included; days in the account’s time zone.',
      'zh-CN': '最近 28 天（含今天，按客户所在时区）至少产生一次页面浏览、点击或自定义事件的注册用户数。',
    },
  },
  weeklyActiveUsers: {
    unit: 'users',
    definition: {
      en: 'Registered users with at least one page view, click or tracked event in the week, Monday to Sunday in the account’s time zone; the last week is not over yet.',
      'zh-CN':
        '该周（周一至周日，按客户所在时区；最后一周尚未结束）至少产生一次页面浏览、点击或自定义事件的注册用户数。',
    },
  },
  activeAccounts7: {
    unit: 'accounts',
    definition: {
      en: 'Accounts with at least one active user in the last 7 days, today included.',
      'zh-CN': '最近 7 天（含今天）至少有一位活跃用户的客户数。',
    },
  },
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
  activeDays28: {
    unit: 'days',
    definition: {
      en: 'Days among the last 28 on which the user had at least one page view, click or tracked event.',
      'zh-CN': '最近 28 天中，该用户至少产生一次页面浏览、点击或自定义事件的天数。',
    },
  },
  nps: {
    unit: 'score',
    name: { en: 'NPS', 'zh-CN': 'NPS（净推荐值）' },
    definition: {
      en: 'Share of promoters (9–10) minus share of detractors (6 and below), rounded, over each user’s latest answer of the last 365 days, on the scale that was answered last; surveys of a selected sample are left out.',
      'zh-CN':
        '推荐者（9–10 分）占比减去贬损者（6 分及以下）占比，四舍五入；取每位用户最近 365 天内的最新回答，且只计最近一次回答所用的量表；选定样本的调查不计入。',
    },
  },
  activeUsers: {
    unit: 'users',
    name: { en: 'Active users', 'zh-CN': '活跃用户' },
    definition: {
      en: 'Registered users with at least one page view, click or tracked event in the period, days in the account’s time zone: of one day DAU, of a week WAU, of a month MAU.',
      'zh-CN':
        '所选时段内（按客户所在时区）至少产生一次页面浏览、点击或自定义事件的注册用户数：按日即 DAU，按周即 WAU，按月即 MAU。',
    },
  },
  activity: {
    unit: 'share',
    name: { en: 'Activity', 'zh-CN': '活跃度' },
    definition: {
      en: 'Users active in the last 7 days of the period ÷ registered users: 12 of 60 is 20%. With fewer than five registered users it is not judged.',
      'zh-CN': '时段最后 7 天的活跃用户 ÷ 注册用户：60 人中有 12 人活跃即 20%。注册用户不足五人时不予评估。',
    },
  },
  activationRate: {
    unit: 'share',
    name: { en: 'Activation rate', 'zh-CN': '激活率' },
    definition: {
      en: 'Users who have ever signed in themselves ÷ seats bought: 30 of 100 is 30%, however many were created.',
      'zh-CN': '曾亲自登录过的用户 ÷ 购买席位：100 个席位中有 30 人登录即 30%，与创建了多少账号无关。',
    },
  },
  frequentUsers: {
    unit: 'share',
    name: { en: 'Frequent users', 'zh-CN': '高频用户' },
    definition: {
      en: 'Users active on at least two days a week, on average over the period ÷ active users.',
      'zh-CN': '时段内平均每周至少活跃两天的用户 ÷ 活跃用户。',
    },
  },
  loginRatio: {
    unit: 'share',
    name: { en: 'Login ratio', 'zh-CN': '登录率' },
    definition: {
      en: 'Users who came on a day ÷ users registered by then, as the mean over the working days (Monday to Friday) of the period: 48 of 80 is 60%.',
      'zh-CN':
        '当天登录的用户 ÷ 截至当天的注册用户，取时段内各工作日（周一至周五）的平均值：80 人中有 48 人登录即 60%。',
    },
  },
  activeTime: {
    unit: 'minutes',
    name: { en: 'Active time per user and day', 'zh-CN': '每人每日在线时长' },
    definition: {
      en: 'Minutes in which the page was in sight and its user did something at least once a minute: a tab that was open for 60 minutes and in use for 20 is 20. The median over the days on which each user spent any. Kept as long as raw events.',
      'zh-CN':
        '页面可见且用户每分钟至少操作一次的分钟数：标签页打开 60 分钟、其中使用 20 分钟即 20 分钟。取每位用户每个有在线时长的日子的中位数。保留期与原始事件相同。',
    },
  },
  desktopUsers: {
    unit: 'share',
    name: { en: 'On a computer', 'zh-CN': '使用电脑（PC）' },
    definition: {
      en: 'Client ratio: users who spent active time on a computer in the period ÷ users who spent any: 40 of 48 is 83.3%. Whoever used both counts in both, so that they may add up to more than 100%. Kept as long as raw events.',
      'zh-CN':
        '客户端占比：时段内在电脑上有在线时长的用户 ÷ 有在线时长的用户：48 人中有 40 人即 83.3%。两端都用的人两边都计入，因此合计可超过 100%。保留期与原始事件相同。',
    },
  },
  mobileUsers: {
    unit: 'share',
    name: { en: 'On a phone or tablet', 'zh-CN': '使用手机或平板' },
    definition: {
      en: 'Client ratio: users who spent active time on a phone or tablet in the period ÷ users who spent any: 16 of 48 is 33.3%. What a browser or web view says of itself decides. Kept as long as raw events.',
      'zh-CN':
        '客户端占比：时段内在手机或平板上有在线时长的用户 ÷ 有在线时长的用户：48 人中有 16 人即 33.3%。以浏览器或应用内网页自报的类型为准。保留期与原始事件相同。',
    },
  },
  stickiness: {
    unit: 'share',
    name: { en: 'Stickiness', 'zh-CN': '黏性' },
    definition: {
      en: 'Mean of the daily active users ÷ active users of the whole period: 20% of 28 days is between five and six days.',
      'zh-CN': '日活跃用户均值 ÷ 整个时段的活跃用户：28 天的 20% 约为五到六天。',
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
  guideCompletion: {
    unit: 'share',
    name: { en: 'Walkthroughs completed', 'zh-CN': '引导完成率' },
    definition: {
      en: 'Users who completed a walkthrough that they started in the period ÷ users who started one.',
      'zh-CN': '时段内开始并完成引导的用户 ÷ 开始引导的用户。',
    },
  },
  checklistCompletion: {
    unit: 'share',
    name: { en: 'Checklists completed', 'zh-CN': '清单完成率' },
    definition: {
      en: 'Users who completed a checklist that they started in the period ÷ users who started one.',
      'zh-CN': '时段内开始并完成清单的用户 ÷ 开始清单的用户。',
    },
  },
  activeAccounts: {
    unit: 'share',
    name: { en: 'Active accounts', 'zh-CN': '活跃客户' },
    definition: {
      en: 'Accounts with at least one active user in the period ÷ accounts.',
      'zh-CN': '时段内至少有一位活跃用户的客户 ÷ 客户数。',
    },
  },
  steadyAccounts: {
    unit: 'share',
    name: { en: 'Steadily active accounts', 'zh-CN': '持续活跃客户' },
    definition: {
      en: 'Accounts with an active user in each of the last four weeks of the period ÷ accounts.',
      'zh-CN': '时段最后四周中每周都有活跃用户的客户 ÷ 客户数。',
    },
  },
  lapsedAccounts: {
    unit: 'share',
    name: { en: 'Lapsed accounts', 'zh-CN': '流失使用客户' },
    definition: {
      en: 'Accounts with an active user in the period before, but none in this one ÷ accounts.',
      'zh-CN': '上一时段有活跃用户、本时段没有的客户 ÷ 客户数。',
    },
  },
  csat: {
    unit: 'share',
    name: { en: 'CSAT', 'zh-CN': '满意度（CSAT）' },
    definition: {
      en: 'Satisfaction scores of 4 and 5 ÷ all satisfaction scores of the period, on the scale 1 to 5.',
      'zh-CN': '时段内 4 分和 5 分的满意度评分 ÷ 全部满意度评分（1–5 分）。',
    },
  },
  responseRate: {
    unit: 'share',
    name: { en: 'Response rate', 'zh-CN': '回答率' },
    definition: {
      en: 'Users who gave a score ÷ users who were shown a survey that asks for one, in the period.',
      'zh-CN': '时段内给出评分的用户 ÷ 看到评分调查的用户。',
    },
  },
  npsCoverage: {
    unit: 'share',
    name: { en: 'Coverage', 'zh-CN': '覆盖率' },
    definition: {
      en: 'Accounts from which somebody gave a score in the period (180 days unless another is asked for) ÷ accounts.',
      'zh-CN': '时段内（默认 180 天）有人给出评分的客户 ÷ 客户数。',
    },
  },
  churn: {
    unit: 'share',
    name: { en: 'Churn', 'zh-CN': '客户流失率' },
    definition: {
      en: 'Customers of the first day of the period who were lost by its last day ÷ customers of the first day; new ones are ignored: 16 of 200 is 8%.',
      'zh-CN': '时段首日的客户中到末日已流失的客户 ÷ 首日客户；新客户不计：200 个中流失 16 个即 8%。',
    },
  },
  revenueChurn: {
    unit: 'share',
    name: { en: 'Churn (revenue)', 'zh-CN': '金额流失率' },
    definition: {
      en: 'Yearly revenue on the first day of the period minus that of the same customers on its last day ÷ the first: from 10.0 to 10.8 million is −8%, below zero because those who stayed pay more than was lost. New customers, and amounts in other than the commonest currency, are ignored.',
      'zh-CN':
        '（时段首日的年度收入 − 同一批客户在末日的年度收入）÷ 首日年度收入：1000 万增至 1080 万即 −8%，负值表示留存客户的增购超过流失。新客户及非主要币种的金额不计。',
    },
  },
  logoRenewal: {
    unit: 'share',
    name: { en: 'Renewal rate (customers)', 'zh-CN': '续约率（客户数）' },
    definition: {
      en: 'Customers of the first day of the period who are still customers on its last day ÷ customers of the first day: 184 of 200 is 92%.',
      'zh-CN': '时段首日的客户中到末日仍为客户的 ÷ 首日客户：200 个中留存 184 个即 92%。',
    },
  },
  netRevenueRetention: {
    unit: 'share',
    name: { en: 'Renewal rate (revenue, NRR)', 'zh-CN': '续费率（金额，NRR）' },
    definition: {
      en: 'Yearly revenue on the last day of the period from the customers of its first day ÷ their yearly revenue on the first day: 10.8 of 10.0 million is 108%. New customers, and amounts in other than the commonest currency, are ignored.',
      'zh-CN':
        '时段首日的客户在末日的年度收入 ÷ 其首日的年度收入：1080 万 ÷ 1000 万即 108%。新客户及非主要币种的金额不计。',
    },
  },
  valueToCost: {
    unit: 'times',
    name: { en: 'Value ÷ cost (LTV/CAC)', 'zh-CN': '价值 ÷ 成本（LTV/CAC）' },
    definition: {
      en: 'What customers, the lost ones too, have paid by the last day of the period, as the mean ÷ what it costs to win a customer, which the settings say. Amounts in other than the commonest currency are ignored.',
      'zh-CN':
        '截至时段末日每个客户（含已流失客户）平均累计付费 ÷ 设置中填写的平均获客成本。非主要币种的金额不计。',
    },
  },
  payback: {
    unit: 'months',
    name: { en: 'Payback of the cost', 'zh-CN': '获客成本回收期' },
    definition: {
      en: 'What it costs to win a customer, which the settings say ÷ what a customer of the last day of the period pays for a month, as the mean. Amounts in other than the commonest currency are ignored.',
      'zh-CN': '设置中填写的平均获客成本 ÷ 时段末日每个客户的平均月度收入。非主要币种的金额不计。',
    },
  },
  healthyAccounts: {
    unit: 'share',
    name: { en: 'Healthy accounts', 'zh-CN': '健康客户' },
    definition: {
      en: 'Accounts whose health is process or deeper at the end of the period, which needs enough active users ÷ accounts.',
      'zh-CN': '时段末健康度为流程型及以上（以活跃度达标为前提）的客户 ÷ 客户数。',
    },
  },
  lowAccounts: {
    unit: 'share',
    name: { en: 'Accounts of a low level', 'zh-CN': '低采用度客户' },
    definition: {
      en: 'Accounts whose adoption level is low at the end of the period ÷ accounts.',
      'zh-CN': '时段末采用度等级为低的客户 ÷ 客户数。',
    },
  },
  accountsAtRisk: {
    unit: 'share',
    name: { en: 'Accounts at risk', 'zh-CN': '有风险的客户' },
    definition: {
      en: 'Accounts in ordinary or high danger of being lost at the end of the period ÷ accounts.',
      'zh-CN': '时段末流失风险为普通或高的客户 ÷ 客户数。',
    },
  },
  workload: {
    unit: 'share',
    name: { en: 'Load', 'zh-CN': '工作负荷' },
    definition: {
      en: 'Accounts at the end of the period ÷ how many of their tier one person can look after, added up: 5 strategic of 15, 18 enterprise of 30 and 60 long-tail ones of 250 are 117%. Above 100% it is too much for one.',
      'zh-CN':
        '时段末客户数 ÷ 每人可负责的同层级客户数，各层级相加：战略 5/15、企业 18/30、长尾 60/250 即 117%。超过 100% 即超出一人的负荷。',
    },
  },
  contacts: {
    unit: 'contacts',
    name: { en: 'Contacts', 'zh-CN': '联系次数' },
    definition: {
      en: 'Calls, visits, business reviews and messages that were noted in the period, of the accounts that somebody looks after today.',
      'zh-CN': '时段内记录的电话、拜访、业务复盘和消息，按客户当前负责人统计。',
    },
  },
  inTouch: {
    unit: 'share',
    name: { en: 'In touch by cadence', 'zh-CN': '按节奏联系' },
    definition: {
      en: 'Strategic and enterprise accounts with whom no contact was overdue on the last day of the period ÷ all of them. Unless the workspace has set otherwise strategic ones are spoken with weekly in their first month, then monthly; enterprise ones every two months, monthly in their last quarter.',
      'zh-CN':
        '时段末日没有逾期联系的战略和企业客户 ÷ 全部战略和企业客户。默认战略客户上线首月每周、之后每月联系；企业客户每两个月联系，合同最后一季度每月联系。',
    },
  },
  reviewed: {
    unit: 'share',
    name: { en: 'Reviewed by cadence', 'zh-CN': '按节奏复盘' },
    definition: {
      en: 'Strategic and enterprise accounts with whom no business review was overdue on the last day of the period ÷ all of them. Unless the workspace has set otherwise strategic ones are reviewed each quarter, enterprise ones each half-year.',
      'zh-CN':
        '时段末日没有逾期业务复盘的战略和企业客户 ÷ 全部战略和企业客户。默认战略客户每季度、企业客户每半年复盘一次。',
    },
  },
  repliesInTime: {
    unit: 'share',
    name: { en: 'Replies in time', 'zh-CN': '按时回复' },
    definition: {
      en: 'Replies to low scores that were given by the day they were due ÷ replies that fell due in the period; a reply is due within one working day.',
      'zh-CN': '在到期日前完成的低分回复 ÷ 时段内到期的低分回复；低分须在一个工作日内回复。',
    },
  },
  replyTime: {
    unit: 'days',
    name: { en: 'Time to reply', 'zh-CN': '回复用时' },
    definition: {
      en: 'Days from a low score to the reply, as the mean over the replies given in the period.',
      'zh-CN': '从收到低分到完成回复的天数，取时段内已完成回复的平均值。',
    },
  },
  expandedAccounts: {
    unit: 'share',
    name: { en: 'Accounts that expanded', 'zh-CN': '增购客户' },
    definition: {
      en: 'Customers of the first day of the period who pay more for a year on its last day ÷ customers of the first day, in the commonest currency.',
      'zh-CN': '时段首日的客户中末日年度收入更高的客户 ÷ 首日客户，仅计主要币种。',
    },
  },
  referrals: {
    unit: 'referrals',
    name: { en: 'Referrals', 'zh-CN': '转介绍' },
    definition: {
      en: 'Recommendations to others that were noted of accounts in the period.',
      'zh-CN': '时段内在客户上记录的向他人推荐的次数。',
    },
  },
  renewedAccounts: {
    unit: 'share',
    name: { en: 'Contracts renewed', 'zh-CN': '已续约合同' },
    definition: {
      en: 'Accounts with a contract that followed an earlier one in the period ÷ these and those whose contract ended in it without another or that were lost in it.',
      'zh-CN': '时段内续签合同的客户 ÷ 时段内续签、合同到期未续或流失的客户。',
    },
  },
  renewedRevenue: {
    unit: 'amount',
    name: { en: 'Renewed', 'zh-CN': '续约收入' },
    definition: {
      en: 'What contracts renewed in the period are worth in a year, as far as the contract before was worth as much; in the commonest currency.',
      'zh-CN': '时段内续签合同的年度金额，以不超过原合同金额的部分计；仅计主要币种。',
    },
  },
  expandedRevenue: {
    unit: 'amount',
    name: { en: 'Expanded', 'zh-CN': '增购收入' },
    definition: {
      en: 'How much more for a year customers of the first day of the period pay on its last day, of those who pay more; in the commonest currency.',
      'zh-CN': '时段首日的客户中末日付费更高者增加的年度金额；仅计主要币种。',
    },
  },
  retention: {
    unit: 'share',
    name: { en: 'Weekly retention', 'zh-CN': '周留存率' },
    definition: {
      en: 'Of the users first active in a week, the share active so many weeks later; weeks begin on Monday.',
      'zh-CN': '在某周首次活跃的用户中，若干周后仍活跃的比例；每周从周一开始。',
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
  renewalForecast: {
    unit: 'accounts',
    name: { en: 'Forecast of renewals', 'zh-CN': '续约预测' },
    definition: {
      en: 'Sum over the accounts due of the odds that an account of its adoption level renews: 10 low, 20 medium and 30 high accounts at 10%, 50% and 95% are 39.5.',
      'zh-CN':
        '对即将到期的客户，按其采用度等级的续约概率求和：低 10 个、中 20 个、高 30 个，概率分别为 10%、50%、95%，即 39.5。',
    },
  },
  npsProgress: {
    unit: 'score',
    name: { en: 'Progress to the NPS target', 'zh-CN': 'NPS 目标进度' },
    definition: {
      en: 'NPS of this half-year minus the one of the half-year before on the same scale, against the points that were aimed at.',
      'zh-CN': '本半年 NPS 减去同一量表的上半年 NPS，与目标提升分数相比。',
    },
  },
} as const satisfies Record<string, MetricDefinition>;

export type MetricName = keyof typeof metrics;
