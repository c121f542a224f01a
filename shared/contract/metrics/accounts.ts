import type { MetricDefinition } from './definition.ts';

/** How many accounts there are, and how they are. */
export const accounts = {
  accounts: {
    unit: 'accounts',
    name: { en: 'Accounts', 'zh-CN': '客户数' },
    definition: {
      en: 'Accounts: the customer companies your app has named with group.',
      'zh-CN': '客户：您的应用通过 group 识别的客户公司。',
    },
  },
  activeAccounts7: {
    unit: 'accounts',
    definition: {
      en: 'Accounts with at least one active user in the last 7 days, today included.',
      'zh-CN': '最近 7 天（含今天）至少有一位活跃用户的客户数。',
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
  retention: {
    unit: 'share',
    name: { en: 'Weekly retention', 'zh-CN': '周留存率' },
    definition: {
      en: 'Of the users first active in a week, the share active so many weeks later; weeks begin on Monday.',
      'zh-CN': '在某周首次活跃的用户中，若干周后仍活跃的比例；每周从周一开始。',
    },
  },
} as const satisfies Record<string, MetricDefinition>;
