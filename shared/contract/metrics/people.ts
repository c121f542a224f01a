import type { MetricDefinition } from './definition.ts';

/** How many people there are, and how much they are here. */
export const people = {
  users: {
    unit: 'users',
    name: { en: 'Registered users', 'zh-CN': '注册用户' },
    definition: {
      en: 'Registered users: people your app has named with identify, without those who were deactivated and without anonymous visitors.',
      'zh-CN': '注册用户：您的应用通过 identify 识别的人员，不含已停用用户和匿名访客。',
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
  activeDays28: {
    unit: 'days',
    definition: {
      en: 'Days among the last 28 on which the user had at least one page view, click or tracked event.',
      'zh-CN': '最近 28 天中，该用户至少产生一次页面浏览、点击或自定义事件的天数。',
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
} as const satisfies Record<string, MetricDefinition>;
