import type { MetricDefinition } from './definition.ts';

/** What accounts stay, grow and bring in. */
export const renewal = {
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
  renewalForecast: {
    unit: 'accounts',
    name: { en: 'Forecast of renewals', 'zh-CN': '续约预测' },
    definition: {
      en: 'Sum over the accounts due of the odds that an account of its adoption level renews: 10 low, 20 medium and 30 high accounts at 10%, 50% and 95% are 39.5.',
      'zh-CN':
        '对即将到期的客户，按其采用度等级的续约概率求和：低 10 个、中 20 个、高 30 个，概率分别为 10%、50%、95%，即 39.5。',
    },
  },
} as const satisfies Record<string, MetricDefinition>;
