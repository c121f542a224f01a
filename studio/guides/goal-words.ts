import { formatNumber, plural, type Words } from '../ui/i18n.ts';

export const goalWords = {
  goal: { en: 'Goal', 'zh-CN': '目标' },
  goalNote: {
    en: 'What people should do after it, and proof that the guide brought it about.',
    'zh-CN': '用户看过之后应当做什么，并证明是引导带来的。',
  },
  hasGoal: { en: 'Measure whether people use a feature', 'zh-CN': '衡量用户是否使用某个功能' },
  feature: { en: 'Feature', 'zh-CN': '功能' },
  withinDays: { en: 'Within days', 'zh-CN': '多少天之内' },
  hasHoldout: { en: 'Keep a part from it, to compare', 'zh-CN': '留出一部分用户作对照' },
  holdoutHint: {
    en: 'Without a part that is kept from it you see how many used the feature, but not whether the guide was why.',
    'zh-CN': '若没有对照组，只能看到有多少人用了该功能，无法知道是否因为引导。',
  },
  drawBy: { en: 'Draw by', 'zh-CN': '抽取单位' },
  byAccount: { en: 'Account', 'zh-CN': '客户' },
  byUser: { en: 'User', 'zh-CN': '用户' },
  byAccountHint: {
    en: 'By account, colleagues see the same; it takes more of them to be sure.',
    'zh-CN': '按客户抽取时同事看到的一致，但需要更多客户才能得出结论。',
  },
  percent: { en: 'Percent kept from it', 'zh-CN': '对照组比例（%）' },
  forecast: {
    en: (users: number, heldOut: number) =>
      `Today ${plural(users, 'user')} are meant; about ${formatNumber(heldOut)} would be kept from it.`,
    'zh-CN': (users: number, heldOut: number) =>
      `目前目标用户 ${formatNumber(users)} 位，其中约 ${formatNumber(heldOut)} 位作为对照。`,
  },
  baseRate: {
    en: (rate: string) => `${rate} of them use the feature anyway.`,
    'zh-CN': (rate: string) => `其中本来就有 ${rate} 会使用该功能。`,
  },
  assumedRate: {
    en: (rate: string) => `None of them has used it lately: ${rate} are taken to use it anyway.`,
    'zh-CN': (rate: string) => `他们近期都未使用过；假定本来会有 ${rate} 使用。`,
  },
  smallest: {
    en: (points: string) => `A difference of ${points} points or more will show.`,
    'zh-CN': (points: string) => `可检出的最小差异为 ${points} 个百分点。`,
  },
  tooFewAhead: {
    en: 'That is too few to show anything: keep more back, or mean more people.',
    'zh-CN': '人数太少，无法得出结论：请提高对照比例或扩大目标用户。',
  },
  used: {
    en: (feature: string, days: number) => `Used “${feature}” within ${plural(days, 'day')}`,
    'zh-CN': (feature: string, days: number) => `${days} 天内使用“${feature}”`,
  },
  usedDefinition: {
    en: 'Of everybody the guide was meant for, whether or not they saw it, beside everybody who was kept from it: users whose time is over and who used the feature in it. People of one account count as alike, so the interval is as wide as accounts differ.',
    'zh-CN':
      '比较该引导面向的所有用户（无论是否看到）与对照组：期限已满且期限内使用过该功能的用户占比。同一客户的用户彼此相似，因此置信区间按客户聚类计算。',
  },
  hadIt: { en: 'Meant to have it', 'zh-CN': '实验组' },
  keptFrom: { en: 'Kept from it', 'zh-CN': '对照组' },
  reached: { en: 'Used the feature', 'zh-CN': '使用了该功能' },
  timeOver: { en: 'Their days are over', 'zh-CN': '期限已满' },
  stillWaiting: { en: 'Still within their days', 'zh-CN': '仍在期限内' },
  difference: { en: 'Difference', 'zh-CN': '差异' },
  points: { en: (value: string) => `${value} points`, 'zh-CN': (value: string) => `${value}\u00a0个百分点` },
  interval: {
    en: (low: string, high: string) => `95% sure: between ${low} and ${high} points`,
    'zh-CN': (low: string, high: string) => `95% 置信区间：${low} 至 ${high}\u00a0个百分点`,
  },
  better: { en: 'It works', 'zh-CN': '有效' },
  worse: { en: 'It does harm', 'zh-CN': '有负面影响' },
  unclear: { en: 'Not clear yet', 'zh-CN': '尚不明确' },
  tooFew: { en: 'Too few', 'zh-CN': '人数太少' },
  tooFewText: {
    en: 'Nothing can be said below 30 users and two accounts on either side.',
    'zh-CN': '任一组少于 30 位用户或两个客户时无法得出结论。',
  },
  noHoldout: {
    en: 'Nobody is kept from it, so there is nothing to compare with.',
    'zh-CN': '没有对照组，因此无从比较。',
  },
} satisfies Words;
