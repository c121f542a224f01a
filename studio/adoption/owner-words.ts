import type { Words } from '../ui/i18n.ts';

/** The four groups of numbers that leaders judge the work by. */
export const ownerWords = {
  owners: { en: 'By whoever looks after them', 'zh-CN': '按客户成功经理' },
  ownersNote: {
    en: 'Four sides of the same accounts and days. The parts add up to the total; press a number to see who is behind it.',
    'zh-CN': '同一批客户、同一时段的四个方面。各部分之和等于合计，点击数字查看明细。',
  },
  behaviour: { en: 'Customers', 'zh-CN': '客户行为' },
  work: { en: 'Our work', 'zh-CN': '团队工作' },
  business: { en: 'Business', 'zh-CN': '业务结果' },
  income: { en: 'Income', 'zh-CN': '收入' },
  owner: { en: 'Owner', 'zh-CN': '负责人' },
  nobody: { en: 'Nobody', 'zh-CN': '未分配' },
  total: { en: 'Total', 'zh-CN': '合计' },
  of: {
    en: (n: string, all: string) => `${n} of ${all}`,
    'zh-CN': (n: string, all: string) => `${n}/${all}`,
  },
  nps: { en: 'NPS', 'zh-CN': 'NPS' },
  active7: { en: 'Active, 7 d', 'zh-CN': '7 天活跃' },
  active7Definition: {
    en: 'Users active in the last 7 days ÷ registered users, each person once in each account.',
    'zh-CN': '近 7 天活跃用户 ÷ 注册用户；同一人在每个客户中各计一次。',
  },
  usage: { en: 'Features', 'zh-CN': '功能使用' },
  usageDefinition: {
    en: 'Different features used in the last 28 days ÷ features available, added up over the accounts.',
    'zh-CN': '近 28 天使用过的不同功能数 ÷ 可用功能数，按客户累加。',
  },
  healthy: { en: 'Healthy', 'zh-CN': '健康' },
  low: { en: 'Low', 'zh-CN': '低采用' },
  atRisk: { en: 'At risk', 'zh-CN': '有风险' },
  load: { en: 'Load', 'zh-CN': '负荷' },
  overloaded: { en: 'Too much for one', 'zh-CN': '超负荷' },
  contacts: { en: 'Contacts', 'zh-CN': '联系次数' },
  inTouch: { en: 'In touch', 'zh-CN': '按节奏联系' },
  reviewed: { en: 'Reviewed', 'zh-CN': '按节奏复盘' },
  replies: { en: 'Replies in time', 'zh-CN': '按时回复' },
  replyTime: { en: 'Time to reply', 'zh-CN': '回复用时' },
  lost: { en: 'Lost', 'zh-CN': '流失' },
  expandedAccounts: { en: 'Expanded', 'zh-CN': '增购' },
  renewedAccounts: { en: 'Renewed', 'zh-CN': '续约' },
  referrals: { en: 'Referrals', 'zh-CN': '转介绍' },
  renewed: { en: 'Renewed', 'zh-CN': '续约' },
  expanded: { en: 'Expanded', 'zh-CN': '增购' },
  kept: { en: 'Revenue kept', 'zh-CN': '收入留存' },
  keptOf: {
    en: (amount: string, change: string) => `${amount} (${change})`,
    'zh-CN': (amount: string, change: string) => `${amount}（${change}）`,
  },
} satisfies Words;
