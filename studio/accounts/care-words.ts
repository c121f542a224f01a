import { formatNumber, plural, type Words } from '../ui/i18n.ts';

/** The rules that Cairn comes with. */
export const shippedRuleWords = {
  rescue: { en: 'Activity is too low: rescue now', 'zh-CN': '活跃度过低：立即抢救' },
  featureUsage: { en: 'Next to none of the features are used', 'zh-CN': '几乎没有使用功能' },
  changeOfUse: { en: 'Use has changed', 'zh-CN': '使用发生变化' },
  growth: { en: 'A small account grows: consider a higher tier', 'zh-CN': '小客户增长：建议提升层级' },
  highRisk: { en: 'A high danger of losing the account', 'zh-CN': '高度流失风险' },
} satisfies Words;

/** What people keep of an account, in the reader's words. */
export const careWords = {
  criteria: { en: 'Success criteria', 'zh-CN': '成功标准' },
  criteriaNote: { en: 'what the customer wants to reach', 'zh-CN': '客户希望达成的目标' },
  addCriterion: { en: 'Add', 'zh-CN': '添加' },
  noCriteriaTitle: { en: 'Nobody has written down what success is', 'zh-CN': '尚未约定成功标准' },
  noCriteriaText: {
    en: 'Use is not success: agree with the customer on one or two numbers that should move, with a target for each quarter.',
    'zh-CN': '使用不等于成功：请与客户约定一两个应当改善的指标及每季度目标。',
  },
  met: {
    en: (value: string, target: string) => `met (${value} of ${target})`,
    'zh-CN': (value: string, target: string) => `达成（${value}，目标 ${target}）`,
  },
  behind: {
    en: (value: string, target: string) => `behind (${value} of ${target})`,
    'zh-CN': (value: string, target: string) => `落后（${value}，目标 ${target}）`,
  },
  valueMissing: {
    en: (target: string) => `no value (target ${target})`,
    'zh-CN': (target: string) => `缺少数值（目标 ${target}）`,
  },
  targetIs: { en: (target: string) => `target ${target}`, 'zh-CN': (target: string) => `目标 ${target}` },
  notDue: { en: 'not due yet', 'zh-CN': '尚未到期' },
  baselineIs: {
    en: (value: string, unit: string) => `Began at ${value} ${unit}`,
    'zh-CN': (value: string, unit: string) => `起点 ${value} ${unit}`,
  },
  industryIs: {
    en: (value: string, unit: string) => `industry ${value} ${unit}`,
    'zh-CN': (value: string, unit: string) => `行业 ${value} ${unit}`,
  },
  noRoi: { en: 'no return worked out', 'zh-CN': '尚未核算回报' },
  roiIs: {
    en: (roi: string, gain: string, cost: string, method: string) =>
      `returns ${roi} : 1 (gain ${gain}, cost ${cost}; ${method})`,
    'zh-CN': (roi: string, gain: string, cost: string, method: string) =>
      `回报 ${roi} : 1（收益 ${gain}，成本 ${cost}；${method}）`,
  },
  editCriterion: { en: 'Success criterion', 'zh-CN': '成功标准' },
  criterionName: { en: 'What should move', 'zh-CN': '指标名称' },
  family: { en: 'Family', 'zh-CN': '类别' },
  revenue: { en: 'Revenue', 'zh-CN': '营收' },
  cost: { en: 'Cost', 'zh-CN': '成本' },
  time: { en: 'Time', 'zh-CN': '时间' },
  quality: { en: 'Quality', 'zh-CN': '质量' },
  risk: { en: 'Risk', 'zh-CN': '风险' },
  people: { en: 'People', 'zh-CN': '人员' },
  unit: { en: 'Unit', 'zh-CN': '单位' },
  lowerBetter: { en: 'Lower is better', 'zh-CN': '越低越好' },
  baseline: { en: 'Where it began', 'zh-CN': '起点' },
  industryValue: { en: 'Industry', 'zh-CN': '行业水平' },
  quarter: { en: 'Quarter', 'zh-CN': '季度' },
  target: { en: 'Target', 'zh-CN': '目标' },
  reached: { en: 'Reached', 'zh-CN': '实际' },
  addQuarter: { en: 'Add a quarter', 'zh-CN': '添加季度' },
  roiCost: { en: 'Cost', 'zh-CN': '成本' },
  roiGain: { en: 'Gain', 'zh-CN': '收益' },
  roiMethod: { en: 'How the gain was worked out', 'zh-CN': '收益核算方法' },
  remove: { en: 'Remove', 'zh-CN': '删除' },

  contacts: { en: 'Contacts', 'zh-CN': '联系人' },
  contactsNote: { en: 'who decides, who helps, who is against it', 'zh-CN': '谁决策、谁支持、谁反对' },
  addContact: { en: 'Add', 'zh-CN': '添加' },
  noContacts: { en: 'No contacts yet', 'zh-CN': '暂无联系人' },
  noContactsText: {
    en: 'Serving only one contact is a danger: write down who decides and when you last spoke with them.',
    'zh-CN': '只维系一位联系人很危险：请记录决策人及最近一次联系时间。',
  },
  decisionMaker: { en: 'Decision maker', 'zh-CN': '决策人' },
  initiator: { en: 'Initiator', 'zh-CN': '发起人' },
  selector: { en: 'Selector', 'zh-CN': '选型人' },
  supporter: { en: 'Supporter', 'zh-CN': '支持者' },
  opponent: { en: 'Opponent', 'zh-CN': '反对者' },
  keyUser: { en: 'Key user', 'zh-CN': '关键用户' },
  stance_unknown: { en: 'Stance unknown', 'zh-CN': '态度未知' },
  stance_negative: { en: 'Against', 'zh-CN': '反对' },
  stance_neutral: { en: 'Neutral', 'zh-CN': '中立' },
  stance_positive: { en: 'In favour', 'zh-CN': '支持' },
  leftOnDay: { en: (day: string) => `Left ${day}`, 'zh-CN': (day: string) => `${day} 离职` },
  lastSpoken: { en: (day: string) => `Spoken ${day}`, 'zh-CN': (day: string) => `最近联系 ${day}` },
  neverSpoken: { en: 'Never spoken', 'zh-CN': '从未联系' },
  editContact: { en: 'Contact', 'zh-CN': '联系人' },
  name: { en: 'Name', 'zh-CN': '姓名' },
  title: { en: 'Position', 'zh-CN': '职务' },
  role: { en: 'Role in the decision', 'zh-CN': '决策角色' },
  stance: { en: 'Stance', 'zh-CN': '态度' },
  lastContactOn: { en: 'Last spoken on', 'zh-CN': '最近联系日期' },
  leftOn: { en: 'Has left on', 'zh-CN': '离职日期' },
  leftHint: {
    en: 'A decision maker or key user who leaves raises a risk at once.',
    'zh-CN': '决策人或关键用户离职会立即产生风险。',
  },

  expectedUse: { en: 'Use against expectation', 'zh-CN': '实际使用与预期' },
  expectedNote: { en: 'median working day of the last 28 days', 'zh-CN': '近 28 天工作日中位数' },
  nothingExpected: {
    en: (people: number) =>
      `On a typical working day ${plural(people, 'person is', 'people are')} active. Say in the profile what was agreed to expect.`,
    'zh-CN': (people: number) =>
      `通常工作日有 ${formatNumber(people)} 人活跃。请在客户资料中填写约定的预期。`,
  },
  ofExpected: {
    en: (actual: number, expected: number) =>
      `${actual} of ${plural(expected, 'expected person', 'expected people')} a day`,
    'zh-CN': (actual: number, expected: number) => `每天 ${actual} 人，预期 ${expected} 人`,
  },
  moduleUsed: { en: (name: string) => `${name} is used`, 'zh-CN': (name: string) => `“${name}”已使用` },
  moduleMissing: {
    en: (name: string) => `${name} is expected and not used`,
    'zh-CN': (name: string) => `“${name}”应使用而未使用`,
  },
  peers: { en: 'Against peers', 'zh-CN': '与同行对比' },
  peersOf: {
    en: (n: number, industry: string, tier: string) =>
      `${plural(n, 'other account')}: ${industry}, ${String(tier).toLowerCase()}`,
    'zh-CN': (n: number, industry: string, tier: string) =>
      `另外 ${formatNumber(n)} 个客户：${industry}、${tier}`,
  },
  tooFewPeers: {
    en: 'Too few other accounts share this industry and tier: a comparison would show who they are.',
    'zh-CN': '同行业同层级的其他客户过少：对比会暴露其身份。',
  },
  figureActivity: { en: 'Activity', 'zh-CN': '活跃度' },
  figureUsage: { en: 'Feature usage rate', 'zh-CN': '功能使用率' },
  figureActivation: { en: 'Activation rate', 'zh-CN': '激活率' },
  figureNps: { en: 'NPS', 'zh-CN': 'NPS' },
  medianIs: { en: (value: string) => `median ${value}`, 'zh-CN': (value: string) => `中位数 ${value}` },
  abovePeers: {
    en: (share: string) => `above ${share} of peers`,
    'zh-CN': (share: string) => `高于 ${share} 的同行`,
  },
  peersUse: { en: 'Most of them use, and this account does not:', 'zh-CN': '多数同行在用而该客户未用：' },
  comma: { en: ', ', 'zh-CN': '、' },

  timeline: { en: 'Timeline', 'zh-CN': '时间线' },
  timelineNote: { en: 'what many did stands once a week', 'zh-CN': '多人行为按周汇总' },
  addNote: { en: 'Write a note', 'zh-CN': '写记录' },
  removeNote: { en: 'Remove the note', 'zh-CN': '删除记录' },
  nothingHappened: { en: 'Nothing has happened yet', 'zh-CN': '暂无记录' },
  note: { en: 'Note', 'zh-CN': '备注' },
  call: { en: 'Call', 'zh-CN': '电话' },
  visit: { en: 'Visit', 'zh-CN': '拜访' },
  review: { en: 'Business review', 'zh-CN': '业务复盘' },
  message: { en: 'Message', 'zh-CN': '消息' },
  alertOpened: { en: (rule: string) => `Alert: ${rule}`, 'zh-CN': (rule: string) => `预警：${rule}` },
  alertResolved: {
    en: (rule: string) => `Alert resolved: ${rule}`,
    'zh-CN': (rule: string) => `预警解除：${rule}`,
  },
  endedByItself: { en: 'The condition ended.', 'zh-CN': '触发条件已消失。' },
  guideSeen: {
    en: (guide: string) => `Guide seen: ${guide}`,
    'zh-CN': (guide: string) => `看到引导：${guide}`,
  },
  guidePeople: {
    en: (people: number, completed: number) =>
      `${plural(people, 'person', 'people')}, ${completed} to the end`,
    'zh-CN': (people: number, completed: number) => `${people} 人，其中 ${completed} 人看完`,
  },
  scoresGiven: {
    en: (n: number) => `${plural(n, 'NPS score')} given`,
    'zh-CN': (n: number) => `收到 ${formatNumber(n)} 个 NPS 评分`,
  },
  levelChanged: {
    en: (from: string, to: string) => `Adoption level: ${from} → ${to}`,
    'zh-CN': (from: string, to: string) => `采用度：${from} → ${to}`,
  },
  riskRaised: { en: (reason: string) => `Risk: ${reason}`, 'zh-CN': (reason: string) => `风险：${reason}` },
  riskEnded: {
    en: (reason: string) => `Risk over: ${reason}`,
    'zh-CN': (reason: string) => `风险解除：${reason}`,
  },
  milestone_signed: { en: 'Contract signed', 'zh-CN': '签约' },
  milestone_live: { en: 'Went live', 'zh-CN': '上线' },
  milestone_contractStart: { en: 'Contract began', 'zh-CN': '合同开始' },
  milestone_contractEnd: { en: 'Contract ended', 'zh-CN': '合同到期' },
  milestone_lost: { en: 'Account lost', 'zh-CN': '客户流失' },
  noteText: { en: 'What happened', 'zh-CN': '内容' },
  noteKind: { en: 'Kind', 'zh-CN': '类型' },
  with: { en: 'With', 'zh-CN': '联系人' },
  nobody: { en: 'nobody in particular', 'zh-CN': '不指定' },
  on: { en: 'On', 'zh-CN': '日期' },
} satisfies Words;
