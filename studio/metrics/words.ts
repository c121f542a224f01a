import { formatNumber, plural, type Words } from '../ui/i18n.ts';

export const words = {
  period: { en: 'Period', 'zh-CN': '时段' },
  lastDays: { en: (n: number) => `Last ${n} days`, 'zh-CN': (n: number) => `近 ${n} 天` },
  ofUsers: {
    en: (n: string, all: number) => `${n} of ${plural(all, 'user')}`,
    'zh-CN': (n: string, all: number) => `${n}/${formatNumber(all)} 位用户`,
  },
  ofAccounts: {
    en: (n: string, all: number) => `${n} of ${plural(all, 'account')}`,
    'zh-CN': (n: string, all: number) => `${n}/${formatNumber(all)} 个客户`,
  },
  ofFeatures: {
    en: (n: string, all: number) => `${n} of ${plural(all, 'feature')}`,
    'zh-CN': (n: string, all: number) => `${n}/${formatNumber(all)} 个功能`,
  },
  ofModules: {
    en: (n: string, all: number) => `${n} of ${plural(all, 'module')}`,
    'zh-CN': (n: string, all: number) => `${n}/${formatNumber(all)} 个模块`,
  },
  ofAnswers: {
    en: (n: string, all: number) => `${n} of ${plural(all, 'answer')}`,
    'zh-CN': (n: string, all: number) => `${n}/${formatNumber(all)} 份回答`,
  },
  ofNotes: {
    en: (n: string, all: number) => `${n} of ${plural(all, 'note')}`,
    'zh-CN': (n: string, all: number) => `${n}/${formatNumber(all)} 条记录`,
  },
  ofSeats: {
    en: (n: string, all: number) => `${n} of ${plural(all, 'seat')}`,
    'zh-CN': (n: string, all: number) => `${n}/${formatNumber(all)} 个席位`,
  },
  from: {
    en: (what: string) => `from ${what}`,
    'zh-CN': (what: string) => `来自${what}`,
  },
  users: { en: (n: number) => plural(n, 'user'), 'zh-CN': (n: number) => `${formatNumber(n)} 位用户` },
  accounts: { en: (n: number) => plural(n, 'account'), 'zh-CN': (n: number) => `${formatNumber(n)} 个客户` },
  features: { en: (n: number) => plural(n, 'feature'), 'zh-CN': (n: number) => `${formatNumber(n)} 个功能` },
  modules: { en: (n: number) => plural(n, 'module'), 'zh-CN': (n: number) => `${formatNumber(n)} 个模块` },
  answers: { en: (n: number) => plural(n, 'answer'), 'zh-CN': (n: number) => `${formatNumber(n)} 份回答` },
  notes: { en: (n: number) => plural(n, 'note'), 'zh-CN': (n: number) => `${formatNumber(n)} 条记录` },
  months: {
    en: (n: string) => `${n} ${n === '1' ? 'month' : 'months'}`,
    'zh-CN': (n: string) => `${n} 个月`,
  },
  times: { en: (n: string) => `${n}×`, 'zh-CN': (n: string) => `${n} 倍` },
  days: { en: (n: string) => `${n} ${n === '1' ? 'day' : 'days'}`, 'zh-CN': (n: string) => `${n} 天` },
  minutes: { en: (n: string) => `${n} min`, 'zh-CN': (n: string) => `${n} 分钟` },
  againstBefore: {
    en: (change: string, from: string, to: string) => `${change} on ${from}\u00a0– ${to}`,
    'zh-CN': (change: string, from: string, to: string) => `${change}，较\u00a0${from}–${to}`,
  },
  points: {
    en: (change: string) => `${change} points`,
    'zh-CN': (change: string) => `${change}\u00a0个百分点`,
  },
  scorePoints: {
    en: (change: string) => `${change} points`,
    'zh-CN': (change: string) => `${change}\u00a0分`,
  },
  target: { en: (share: string) => `Target ${share}`, 'zh-CN': (share: string) => `目标 ${share}` },
  atMost: { en: (share: string) => `At most ${share}`, 'zh-CN': (share: string) => `上限 ${share}` },
  lineMissed: { en: 'missed', 'zh-CN': '未达标' },
  lineMet: { en: 'met', 'zh-CN': '已达标' },
  pointsShort: {
    en: (points: string) => `${points} points to go`,
    'zh-CN': (points: string) => `还差 ${points} 个百分点`,
  },
  pointsOver: {
    en: (points: string) => `${points} points over`,
    'zh-CN': (points: string) => `超出 ${points} 个百分点`,
  },
  belowFloor: {
    en: (floor: string) => `below the floor of ${floor}`,
    'zh-CN': (floor: string) => `低于 ${floor} 底线`,
  },
  todayIsNotOver: {
    en: (change: string) => `${change}; today is not over`,
    'zh-CN': (change: string) => `${change}，今天尚未结束`,
  },
  showList: {
    en: (name: string, n: string) => `Show who is behind “${name}”: ${n}`,
    'zh-CN': (name: string, n: string) => `查看“${name}”的明细：${n}`,
  },
  seatsNearlyUsed: {
    en: (used: number, seats: number) => `${formatNumber(used)} of ${formatNumber(seats)} seats used`,
    'zh-CN': (used: number, seats: number) => `席位已用 ${formatNumber(used)}/${formatNumber(seats)}`,
  },
  risingUse: {
    en: (change: string) => `use ${change} on the last weeks`,
    'zh-CN': (change: string) => `活跃较前几周 ${change}`,
  },
  strongNps: {
    en: (score: string, n: string) => `NPS ${score} from ${n} answers`,
    'zh-CN': (score: string, n: string) => `NPS ${score}（${n} 份回答）`,
  },
  name: { en: 'Name', 'zh-CN': '名称' },
  account: { en: 'Account', 'zh-CN': '客户' },
  note: { en: 'Note', 'zh-CN': '记录' },
  score: { en: 'Score', 'zh-CN': '评分' },
  when: { en: 'When', 'zh-CN': '时间' },
  nobody: { en: 'Nobody and nothing', 'zh-CN': '暂无明细' },
  counted: { en: 'Counted', 'zh-CN': '计入' },
  outOf: { en: 'Out of', 'zh-CN': '总数' },
  whichList: { en: 'Which list', 'zh-CN': '显示哪个列表' },
} satisfies Words;
