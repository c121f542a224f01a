import { formatNumber, plural, type Words } from '../ui/i18n.ts';

export const backTestWords = {
  title: { en: 'Back-test', 'zh-CN': '回测' },
  note: {
    en: 'How well Cairn would have told of the accounts that were lost, and what other thresholds would change',
    'zh-CN': '对照已流失的客户，检验系统是否能提前看出风险，并试算其他阈值的效果',
  },
  lookBefore: { en: 'Before the loss', 'zh-CN': '流失前' },
  lostAccounts: { en: 'Lost accounts', 'zh-CN': '流失客户' },
  withPast: {
    en: (n: number, days: number) => `${formatNumber(n)} of them known ${days} days before`,
    'zh-CN': (n: number, days: number) => `其中 ${formatNumber(n)} 个有流失前 ${days} 天的记录`,
  },
  compared: { en: 'Compared with', 'zh-CN': '对照客户' },
  comparedNote: {
    en: 'accounts that were there on the same day and stayed as long',
    'zh-CN': '同一天在册且留存更久的客户',
  },
  warnedByRisk: { en: 'Warned by the risk', 'zh-CN': '风险等级提前预警' },
  warnedOf: {
    en: (warned: number, lost: number) => `${formatNumber(warned)} of ${formatNumber(lost)}`,
    'zh-CN': (warned: number, lost: number) => `${formatNumber(warned)}/${formatNumber(lost)}`,
  },
  riskIsOrdinary: { en: 'ordinary or high on that day', 'zh-CN': '当天为中度或高度' },
  medianLead: { en: 'Median warning', 'zh-CN': '预警提前量（中位数）' },
  leadText: { en: (n: number) => plural(n, 'day'), 'zh-CN': (n: number) => `${formatNumber(n)} 天` },
  leadNote: { en: 'without a break until the loss', 'zh-CN': '持续预警直至流失' },
  tooFew: { en: 'Too few to say anything', 'zh-CN': '样本过少，无法下结论' },
  tooFewText: {
    en: (lost: number, kept: number) =>
      `It takes ${lost} lost accounts and ${kept} that stayed, each with a past. Mark lost accounts on their pages, or import them: a CSV with id, churnedOn, churnReason and churnNote.`,
    'zh-CN': (lost: number, kept: number) =>
      `至少需要 ${lost} 个流失客户和 ${kept} 个留存客户，且有历史记录。请在客户页标记流失，或导入包含 id、churnedOn、churnReason、churnNote 的 CSV。`,
  },
  import: { en: 'Import lost accounts', 'zh-CN': '导入流失客户' },

  signals: { en: 'What would have told', 'zh-CN': '哪些信号有预示作用' },
  signalsNote: {
    en: (days: number) => `each signal by itself, as it stood ${days} days before the loss`,
    'zh-CN': (days: number) => `各信号单独比较，以流失前 ${days} 天的状态为准`,
  },
  signal: { en: 'Signal', 'zh-CN': '信号' },
  telling: { en: 'Tells lost from kept', 'zh-CN': '区分能力' },
  tellingMeaning: {
    en: 'Of a lost and a kept account of the same day, how often the signal pointed at the lost one (area under the ROC curve), with the 95 % interval. 50 % is chance: where the interval holds it, nothing is proved.',
    'zh-CN':
      '在同一天的一个流失客户与一个留存客户之间，信号指向流失客户的概率（ROC 曲线下面积），附 95% 置信区间。50% 等于碰运气；区间包含 50% 时不能说明任何问题。',
  },
  tellingIs: {
    en: (value: string, low: string, high: string) => `${value} (${low} to ${high})`,
    'zh-CN': (value: string, low: string, high: string) => `${value}（${low} 至 ${high}）`,
  },
  asChance: { en: 'no better than chance', 'zh-CN': '与碰运气无异' },
  warned: { en: 'Warned of', 'zh-CN': '命中' },
  warnedMeaning: {
    en: 'Lost accounts of which the signal warned on that day, of those it could say something about.',
    'zh-CN': '当天发出预警的流失客户数 / 可判断的流失客户数。',
  },
  falseAlarms: { en: 'For nothing', 'zh-CN': '误报' },
  falseAlarmsMeaning: {
    en: 'Share of looks at accounts that stayed in which it warned all the same.',
    'zh-CN': '对留存客户的判断中发出预警的比例。',
  },
  lead: { en: 'Since', 'zh-CN': '提前' },
  leadMeaning: {
    en: 'Median days before the loss from which on it warned without a break, of the accounts it warned of at the end. Facts are kept weekly.',
    'zh-CN': '最终被预警的流失客户中，持续预警至流失的天数中位数。数据按周保存。',
  },
  few: { en: 'too few', 'zh-CN': '样本过少' },

  signal_level: { en: 'Adoption level low', 'zh-CN': '采用度为低' },
  signal_health: { en: 'Health at risk', 'zh-CN': '健康度有风险' },
  signal_risk: { en: 'Risk ordinary or high', 'zh-CN': '风险为中度或高度' },
  signal_activity: { en: 'Activity below its threshold', 'zh-CN': '活跃度低于阈值' },
  signal_featureUsageRate: { en: 'Feature usage below its threshold', 'zh-CN': '功能使用率低于阈值' },
  signal_nps: { en: 'NPS below 0', 'zh-CN': 'NPS 低于 0' },
  signal_lowActivation: { en: 'Sign: low activation', 'zh-CN': '信号：激活率低' },
  signal_lowUse: { en: 'Sign: low use', 'zh-CN': '信号：使用偏低' },
  signal_fallingUse: { en: 'Sign: falling use', 'zh-CN': '信号：使用下降' },
  signal_shallowUse: { en: 'Sign: active but shallow', 'zh-CN': '信号：活跃但浅层' },
  signal_wentSilent: { en: 'Sign: went silent', 'zh-CN': '信号：不再反馈' },
  signal_noDecisionMakerContact: {
    en: 'Sign: no contact with a decision maker',
    'zh-CN': '信号：未联系决策人',
  },

  tune: { en: 'Try other thresholds', 'zh-CN': '试算其他阈值' },
  tuneNote: {
    en: 'The table and the counts show at once what would change. Nothing is saved until you say so.',
    'zh-CN': '上表与下方数量会立即显示变化，保存前不会生效。',
  },
  thresholds: { en: 'Thresholds', 'zh-CN': '阈值' },
  signWeights: { en: 'Weight of signs', 'zh-CN': '信号权重' },
  reasonWeights: { en: 'Weight of reasons', 'zh-CN': '原因权重' },
  weightNone: { en: 'Does not count', 'zh-CN': '不计入' },
  today: { en: 'Accounts of today', 'zh-CN': '当前客户' },
  becomes: {
    en: (from: string, to: string) => `${from} → ${to}`,
    'zh-CN': (from: string, to: string) => `${from} → ${to}`,
  },
  save: { en: 'Use these from now on', 'zh-CN': '采用这些设置' },
  saved: {
    en: 'Accounts are judged anew by these within a minute.',
    'zh-CN': '一分钟内将按新设置重新评估所有客户。',
  },
  reset: { en: 'Reset', 'zh-CN': '还原' },
  usual: { en: (value: string) => `default ${value}`, 'zh-CN': (value: string) => `默认 ${value}` },

  lostOn: { en: 'Lost on', 'zh-CN': '流失日期' },
  why: { en: 'Why', 'zh-CN': '原因' },
  account: { en: 'Account', 'zh-CN': '客户' },
  thought: { en: (days: number) => `${days} days before`, 'zh-CN': (days: number) => `提前 ${days} 天时` },
  unknown: { en: 'nothing known', 'zh-CN': '无记录' },
  warnedSince: { en: 'Risk warned since', 'zh-CN': '风险预警起' },
  never: { en: 'never', 'zh-CN': '从未' },
  noneLost: { en: 'No account has been lost', 'zh-CN': '没有流失客户' },
} satisfies Words;
