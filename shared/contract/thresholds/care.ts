import type { ThresholdDefinition } from './definition.ts';

/** How often an account is to be spoken with, and how many accounts one person looks after. */
export const care = {
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
} as const satisfies Record<string, ThresholdDefinition>;
