import { formatDate, formatExactShare, formatNumber, formatShare, plural, type Words } from '../ui/i18n.ts';

/** What is thought of an account, in the reader's words. */
export const judgementWords = {
  level: { en: 'Adoption level', 'zh-CN': '采用度' },
  low: { en: 'Low', 'zh-CN': '低' },
  medium: { en: 'Medium', 'zh-CN': '中' },
  high: { en: 'High', 'zh-CN': '高' },
  tooEarly: { en: 'Too early', 'zh-CN': '为时尚早' },
  health: { en: 'Health', 'zh-CN': '健康度' },
  atRisk: { en: 'At risk', 'zh-CN': '有风险' },
  none: { en: 'None yet', 'zh-CN': '尚无' },
  record: { en: 'Record', 'zh-CN': '记录' },
  process: { en: 'Process', 'zh-CN': '流程' },
  integration: { en: 'Integration', 'zh-CN': '集成' },
  customised: { en: 'Customised', 'zh-CN': '定制' },
  shallow: { en: 'Shallow', 'zh-CN': '浅层' },
  risk: { en: 'Risk', 'zh-CN': '流失风险' },
  riskNone: { en: 'No risk seen', 'zh-CN': '未见风险' },
  riskLight: { en: 'Light', 'zh-CN': '轻度' },
  riskOrdinary: { en: 'Ordinary', 'zh-CN': '中度' },
  riskHigh: { en: 'High', 'zh-CN': '高度' },
  stage: { en: 'Stage', 'zh-CN': '阶段' },
  noStage: { en: 'No dates', 'zh-CN': '缺少日期' },
  tier: { en: 'Tier', 'zh-CN': '层级' },
  strategic: { en: 'Strategic', 'zh-CN': '战略' },
  enterprise: { en: 'Enterprise', 'zh-CN': '企业' },
  longTail: { en: 'Long tail', 'zh-CN': '长尾' },
  noTier: { en: 'No tier', 'zh-CN': '未分层' },

  levelMeaning: {
    en: 'Low: feature usage or activity below its threshold, or no core feature used. High: none of these, health at least process, and every due success criterion met. Medium: the rest. Without success criteria an account is medium at most; before three months after go-live it is too early.',
    'zh-CN':
      '低：功能使用率或活跃度低于阈值，或没有使用核心功能。高：没有以上情况，健康度至少为“流程”，且所有到期的成功标准均已达成。其余为中。没有成功标准的客户最高为中；上线未满三个月为时尚早。',
  },
  healthMeaning: {
    en: 'The deepest class of features (record, process, integration, customised) that a fifth of the active users use, or that is used 20 times in 28 days. With too little activity an account is at risk, however deep.',
    'zh-CN':
      '五分之一活跃用户使用、或 28 天内使用达 20 次的最深一类功能（记录、流程、集成、定制）。活跃度过低时，无论层级多深均视为有风险。',
  },
  riskMeaning: {
    en: 'As high as its heaviest reason: high for a wrong customer, unclear value or a changed decision maker; ordinary when not live after three months or feedback stays unsolved; light for a changed champion, an unmet requirement, or signs without a known reason.',
    'zh-CN':
      '取最重的原因：客户不匹配、价值不清或决策人变更为高度；签约三个月未上线或反馈久未解决为中度；关键用户变更、需求未满足或仅有信号而原因未明为轻度。',
  },

  beforeSteadyUse: {
    en: (day: string) => `Is judged from ${day} on, three months after go-live`,
    'zh-CN': (day: string) => `上线满三个月后，自 ${day}起评估`,
  },
  usageIs: {
    en: (value: string, limit: string) => `Feature usage rate ${value} (low below ${limit})`,
    'zh-CN': (value: string, limit: string) => `功能使用率 ${value}（低于 ${limit} 为低）`,
  },
  activityIs: {
    en: (value: string, limit: string) => `Activity ${value} (low below ${limit})`,
    'zh-CN': (value: string, limit: string) => `活跃度 ${value}（低于 ${limit} 为低）`,
  },
  coreIs: {
    en: (used: number, all: number) => `${used} of ${plural(all, 'core feature')} used`,
    'zh-CN': (used: number, all: number) => `使用了 ${used}/${all} 个核心功能`,
  },
  healthyEnough: { en: 'Health is process or deeper', 'zh-CN': '健康度达到“流程”或更深' },
  notHealthyEnough: { en: 'Health is below process', 'zh-CN': '健康度未达到“流程”' },
  criteriaMet: {
    en: (met: number, due: number) =>
      `${met} of ${plural(due, 'due success criterion', 'due success criteria')} met`,
    'zh-CN': (met: number, due: number) => `到期成功标准达成 ${met}/${due}`,
  },
  noneDue: { en: 'No success criterion is due yet', 'zh-CN': '尚无到期的成功标准' },
  noCriteria: {
    en: 'No success criteria: the outcome is unknown',
    'zh-CN': '没有成功标准：成果未知',
  },

  history: { en: 'The last year', 'zh-CN': '过去一年' },
  historyNote: {
    en: 'level, health and risk, day by day, each by the thresholds of its day',
    'zh-CN': '采用度、健康度与风险逐日变化，按当天的阈值评估',
  },
  noHistory: { en: 'Nothing is known of the past yet.', 'zh-CN': '暂无历史记录。' },
  span: {
    en: (value: string, from: string, to: string) =>
      from === to ? `${value}, ${from}` : `${value}, ${from} to ${to}`,
    'zh-CN': (value: string, from: string, to: string) =>
      from === to ? `${value}，${from}` : `${value}，${from} 至 ${to}`,
  },
  overrideText: {
    en: (level: string, reason: string) => `Set by hand: ${level} – “${reason}”`,
    'zh-CN': (level: string, reason: string) => `手动设定：${level}——“${reason}”`,
  },
  setByHandOn: {
    en: (level: string, day: string) => `Set to “${level}” on ${day}`,
    'zh-CN': (level: string, day: string) => `${day}手动设为“${level}”`,
  },
  holdsUntil: {
    en: (reason: string, day: string) => `“${reason}”, to ${day}`,
    'zh-CN': (reason: string, day: string) => `“${reason}”，至 ${day}`,
  },
  heldUntil: {
    en: (reason: string, day: string) => `“${reason}”, taken back after ${day}`,
    'zh-CN': (reason: string, day: string) => `“${reason}”，${day}后收回`,
  },
  setByHand: { en: 'Set by hand', 'zh-CN': '手动设定' },
  setUntil: {
    en: (reason: string, day: string) => `“${reason}” Until ${day}.`,
    'zh-CN': (reason: string, day: string) => `“${reason}”，有效至 ${day}。`,
  },
  factsSay: {
    en: (level: string) => `The facts say: ${level}`,
    'zh-CN': (level: string) => `按事实应为：${level}`,
  },
  setLevel: { en: 'Set by hand…', 'zh-CN': '手动设定…' },
  setLevelTitle: { en: 'Set the adoption level by hand', 'zh-CN': '手动设定采用度' },
  setLevelText: {
    en: 'It holds for 90 days unless you say otherwise. The facts go on being judged and stay in sight.',
    'zh-CN': '默认有效 90 天。系统会继续按事实评估，并一直显示。',
  },
  releaseLevel: { en: 'Let the facts decide', 'zh-CN': '恢复按事实评估' },
  releaseTitle: { en: 'Take back the level set by hand?', 'zh-CN': '撤销手动设定的采用度？' },
  releaseText: {
    en: (level: string) => `It becomes what the facts say, ${level}, and the reason you gave goes.`,
    'zh-CN': (level: string) => `将恢复为按事实评估的结果（${level}），您填写的原因不再保留。`,
  },
  reason: { en: 'Why', 'zh-CN': '原因' },
  until: { en: 'Until', 'zh-CN': '有效至' },

  usersOfClass: {
    en: (users: number, share: string, uses: number) =>
      `${plural(users, 'user')} (${share} of the active), ${plural(uses, 'use')}`,
    'zh-CN': (users: number, share: string, uses: number) =>
      `${formatNumber(users)} 位用户（占活跃 ${share}），${formatNumber(uses)} 次使用`,
  },
  in28Days: { en: 'in 28 days', 'zh-CN': '近 28 天' },
  healthAtRiskText: {
    en: 'Too few are active for its tier to count.',
    'zh-CN': '活跃用户过少，层级不计。',
  },
  narrow_featuresUsed: {
    en: (n: number) => `Many come, but all of them together use only ${plural(n, 'feature')}.`,
    'zh-CN': (n: number) => `来的人很多，但总共只用 ${formatNumber(n)} 个功能。`,
  },
  narrow_typicalFeatures: {
    en: (n: number) => `Many come, but half of them use no more than ${plural(n, 'feature')} in 28 days.`,
    'zh-CN': (n: number) => `来的人很多，但近 28 天一半的人只用不超过 ${formatNumber(n)} 个功能。`,
  },
  narrow_coreUsed: {
    en: (_: number) => 'Many come, but nobody uses a core feature.',
    'zh-CN': (_: number) => '来的人很多，但没有人使用核心功能。',
  },

  lowActivation: {
    en: (value: string, limit: string) => `Low activation: ${value} of the seats bought (should be ${limit})`,
    'zh-CN': (value: string, limit: string) => `激活率低：已购席位的 ${value}（应达 ${limit}）`,
  },
  lowUse: { en: 'Low use: see the adoption level', 'zh-CN': '使用偏低：见采用度' },
  fallingUse: {
    en: (value: string) => `Use is falling: active users ${value} against the four weeks before`,
    'zh-CN': (value: string) => `使用下降：活跃用户较前四周 ${value}`,
  },
  shallowUse: { en: 'Active but shallow', 'zh-CN': '活跃但浅层' },
  wentSilent: {
    en: (day: string) => `Went silent: the last answer came on ${day}`,
    'zh-CN': (day: string) => `不再反馈：最近一次回答于 ${day}`,
  },
  noContact: {
    en: (days: number, day: string) => `No contact with a decision maker for ${days} days (last: ${day})`,
    'zh-CN': (days: number, day: string) => `超过 ${days} 天未联系决策人（最近：${day}）`,
  },
  neverContacted: {
    en: 'No contact with a decision maker is on record',
    'zh-CN': '没有与决策人联系的记录',
  },
  wrongCustomer: { en: 'Not the right customer', 'zh-CN': '客户不匹配' },
  valueUnclear: { en: 'Value or return unclear', 'zh-CN': '价值或回报不清' },
  decisionMakerChanged: { en: 'Decision maker changed', 'zh-CN': '决策人变更' },
  notLive: { en: 'Not live three months after signing', 'zh-CN': '签约三个月仍未上线' },
  feedbackUnsolved: { en: 'Feedback unsolved for long', 'zh-CN': '反馈久未解决' },
  championChanged: { en: 'Champion changed', 'zh-CN': '关键用户变更' },
  requirementUnmet: { en: 'New requirement unmet', 'zh-CN': '新需求未满足' },
  avoidsContact: { en: 'Avoids contact', 'zh-CN': '回避联系' },
  signs: { en: 'Signs', 'zh-CN': '信号' },
  reasons: { en: 'Reasons', 'zh-CN': '原因' },
  noSigns: {
    en: 'Neither numbers nor people point to a danger.',
    'zh-CN': '数据和人员反馈均未显示风险。',
  },
  addReason: { en: 'Name a reason…', 'zh-CN': '添加原因…' },
  addReasonTitle: { en: 'Why may this account be lost?', 'zh-CN': '该客户可能因何流失？' },
  evidence: { en: 'What shows it', 'zh-CN': '依据' },
  endReason: { en: 'It no longer holds', 'zh-CN': '已不成立' },
  since: { en: (day: string) => `since ${day}`, 'zh-CN': (day: string) => `自 ${day}` },

  expansion: { en: 'More seats can be sold', 'zh-CN': '可增购席位' },
  expansionText: {
    en: (used: number, seats: number) =>
      `${formatNumber(used)} of ${formatNumber(seats)} seats are activated.`,
    'zh-CN': (used: number, seats: number) =>
      `${formatNumber(seats)} 个席位已激活 ${formatNumber(used)} 个。`,
  },
  fullOn: {
    en: (day: string) => `At this pace all are used on ${day}.`,
    'zh-CN': (day: string) => `按当前速度将于 ${day}用完。`,
  },
} satisfies Words;

export const shareText = (value: number | null) => formatExactShare(value ?? 0);

/** A share as every screen writes it, unless it is too low: then as exactly as it was judged. */
export const heldAgainst = (share: number | null, isLow: boolean) =>
  isLow ? shareText(share) : formatShare(share ?? 0);
export const dayText = (day: string | undefined | null) => (day ? formatDate(day) : '–');
