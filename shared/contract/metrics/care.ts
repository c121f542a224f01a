import type { MetricDefinition } from './definition.ts';

/** What is done for accounts, and by how many hands. */
export const care = {
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
} as const satisfies Record<string, MetricDefinition>;
