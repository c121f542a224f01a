import { formatNumber, plural, type Words } from '../ui/i18n.ts';

export const words = {
  alertsWait: {
    en: (n: number) =>
      n === 1 ? 'One alert waits for somebody' : `${formatNumber(n)} alerts wait for somebody`,
    'zh-CN': (n: number) => `${formatNumber(n)} 条预警待处理`,
  },
  alertsOfYours: {
    en: (n: number) =>
      n === 0 ? 'None is about an account of yours.' : `${formatNumber(n)} about accounts of yours.`,
    'zh-CN': (n: number) => (n === 0 ? '没有您负责的客户。' : `其中 ${formatNumber(n)} 条来自您负责的客户。`),
  },
  seeAlerts: { en: 'See them', 'zh-CN': '查看' },
  title: { en: 'Home', 'zh-CN': '首页' },
  activeUsers7: { en: 'Active users, 7 days', 'zh-CN': '近 7 天活跃用户' },
  activeUsers28: { en: 'Active users, 28 days', 'zh-CN': '近 28 天活跃用户' },
  activeAccounts7: { en: 'Active accounts, 7 days', 'zh-CN': '近 7 天活跃客户' },
  nps: { en: 'NPS', 'zh-CN': 'NPS（净推荐值）' },
  fromAnswers: {
    en: (n: number) => `from ${plural(n, 'answer')}`,
    'zh-CN': (n: number) => `来自 ${formatNumber(n)} 份回答`,
  },
  promoters: { en: 'Promoters (9–10)', 'zh-CN': '推荐者（9–10 分）' },
  passives: { en: 'Passives (7–8)', 'zh-CN': '中立者（7–8 分）' },
  detractors: { en: 'Detractors (to 6)', 'zh-CN': '贬损者（6 分及以下）' },
  noAnswersText: {
    en: 'Publish a guide of the kind survey to ask your users.',
    'zh-CN': '发布一个“调查”类型的引导，即可向用户提问。',
  },
  dailyActiveUsers: { en: 'Daily active users', 'zh-CN': '日活跃用户' },
  last90Days: { en: 'the last 90 days', 'zh-CN': '近 90 天' },
  day: { en: 'Day', 'zh-CN': '日期' },
  users: { en: 'Users', 'zh-CN': '用户' },
  topFeatures: { en: 'Most used features', 'zh-CN': '使用最多的功能' },
  last28Days: { en: 'the last 28 days', 'zh-CN': '近 28 天' },
  feature: { en: 'Feature', 'zh-CN': '功能' },
  accounts: { en: 'Accounts', 'zh-CN': '客户' },
  noFeatures: {
    en: 'No feature is defined yet, or none was used in the last 28 days.',
    'zh-CN': '尚未定义功能，或近 28 天内没有功能被使用。',
  },
  defineFeatures: { en: 'Define features', 'zh-CN': '定义功能' },
  allFeatures: { en: 'All features', 'zh-CN': '全部功能' },
  allAnswers: { en: 'All answers', 'zh-CN': '全部回答' },
  noneOfYours: { en: 'No account is yours yet', 'zh-CN': '您还没有负责的客户' },
  noneOfYoursText: {
    en: 'You see the accounts that you or your team look after. A lead or an admin says which these are.',
    'zh-CN': '您可以看到自己或团队负责的客户。负责人由主管或管理员分配。',
  },
  noEvents: { en: 'Nothing has been recorded yet', 'zh-CN': '尚未记录到任何数据' },
  noEventsText: {
    en: 'Put one script tag into your app. Users and accounts appear here within seconds of their first visit.',
    'zh-CN': '在您的应用中加入一个脚本标签。用户首次访问后，数据将在数秒内显示于此。',
  },
  install: { en: 'Install the tag', 'zh-CN': '安装脚本标签' },
  demoProgress: { en: 'A year of demo data is being made', 'zh-CN': '正在生成一年的演示数据' },
  demoProgressText: {
    en: (share: string) => `${share} done. Numbers rise until it is complete; you can look around meanwhile.`,
    'zh-CN': (share: string) => `已完成 ${share}。数据会持续增加直至完成，您可以先随意浏览。`,
  },
  demo: { en: 'Demo workspace', 'zh-CN': '演示工作区' },
  openHostApp: { en: 'Open the demo app', 'zh-CN': '打开演示应用' },
} satisfies Words;
