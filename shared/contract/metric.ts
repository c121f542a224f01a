/** One number with a name: what it counts, in one sentence a reader can check it by. */
export interface MetricDefinition {
  unit: 'users' | 'accounts' | 'features' | 'uses' | 'days' | 'share' | 'score';
  definition: Record<'en' | 'zh-CN', string>;
}

/** Every number that a screen, export or answer shows. Where it is made stands in `server/metrics`. */
export const metrics = {
  users: {
    unit: 'users',
    definition: {
      en: 'Registered users: people your app has named with identify, without those who were deactivated and without anonymous visitors.',
      'zh-CN': '注册用户：您的应用通过 identify 识别的人员，不含已停用用户和匿名访客。',
    },
  },
  accounts: {
    unit: 'accounts',
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
    definition: {
      en: 'Different available features that anybody of the account used in the last 28 days, today included.',
      'zh-CN': '最近 28 天（含今天）该客户中有人使用过的不同可用功能数。',
    },
  },
  featuresAvailable: {
    unit: 'features',
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
    definition: {
      en: 'Different features used in the last 28 days ÷ features available: 3 of 40 is 7.5%.',
      'zh-CN': '最近 28 天使用过的不同功能数 ÷ 可用功能数：40 个中用了 3 个即 7.5%。',
    },
  },
  activity: {
    unit: 'share',
    definition: {
      en: 'Users active in the last 7 days ÷ registered users: 12 of 60 is 20%. With fewer than five registered users it is not judged.',
      'zh-CN': '最近 7 天活跃用户数 ÷ 注册用户数：60 人中有 12 人即 20%。注册用户不足五人时不予评估。',
    },
  },
  activationRate: {
    unit: 'share',
    definition: {
      en: 'Registered users who have come themselves at least once ÷ seats bought: 30 of 100 is 30%. People whom only a server or an import has named are not activated.',
      'zh-CN':
        '至少亲自使用过一次的注册用户数 ÷ 购买席位数：100 个中有 30 个即 30%。仅由服务器或导入提及的人员不算激活。',
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
    definition: {
      en: 'Share of promoters (9–10) minus share of detractors (6 and below), rounded, over each user’s latest answer of the last 365 days, on the scale that was answered last.',
      'zh-CN':
        '推荐者（9–10 分）占比减去贬损者（6 分及以下）占比，四舍五入；取每位用户最近 365 天内的最新回答，且只计最近一次回答所用的量表。',
    },
  },
} as const satisfies Record<string, MetricDefinition>;

export type MetricName = keyof typeof metrics;
