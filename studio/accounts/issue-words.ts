import { formatNumber, plural, type Words } from '../ui/i18n.ts';

export const issueWords = {
  issues: { en: 'Issues', 'zh-CN': '问题清单' },
  issuesNote: { en: 'what they asked, reported or required', 'zh-CN': '客户的疑问、故障与需求' },
  openCount: {
    en: (n: number) => `${plural(n, 'is', 'are')} not closed`,
    'zh-CN': (n: number) => `${formatNumber(n)} 个未关闭`,
  },
  add: { en: 'Add', 'zh-CN': '添加' },
  csv: { en: 'CSV', 'zh-CN': 'CSV' },
  addTitle: { en: 'Write down an issue', 'zh-CN': '记录问题' },
  changeTitle: { en: 'Issue', 'zh-CN': '问题' },
  none: { en: 'No issues', 'zh-CN': '暂无问题' },
  noneText: {
    en: 'Problems do not vanish by themselves, customers do: write down what they asked, reported or required.',
    'zh-CN': '问题不会自己消失，但是客户会：请记录客户的疑问、故障与需求。',
  },
  title: { en: 'What', 'zh-CN': '内容' },
  kind: { en: 'Kind', 'zh-CN': '类型' },
  question: { en: 'Question', 'zh-CN': '疑问' },
  problem: { en: 'Problem', 'zh-CN': '故障' },
  requirement: { en: 'Requirement', 'zh-CN': '需求' },
  state: { en: 'State', 'zh-CN': '状态' },
  open: { en: 'Open', 'zh-CN': '待处理' },
  inProgress: { en: 'In progress', 'zh-CN': '处理中' },
  fixed: { en: 'Fixed', 'zh-CN': '已修复' },
  closed: { en: 'Closed', 'zh-CN': '已关闭' },
  stateHint: {
    en: 'Fixed is what we say; it is closed when the customer says so.',
    'zh-CN': '“已修复”由我方标记；客户确认后才关闭。',
  },
  openedOn: { en: 'Opened on', 'zh-CN': '提出日期' },
  member: { en: 'Who sees to it', 'zh-CN': '负责人' },
  owner: { en: 'Whoever looks after the account', 'zh-CN': '客户负责人' },
  link: { en: 'Where it is worked on', 'zh-CN': '处理链接' },
  daysOpen: {
    en: (n: number) => (n === 0 ? 'since today' : `for ${plural(n, 'day')}`),
    'zh-CN': (n: number) => (n === 0 ? '今天提出' : `已 ${formatNumber(n)} 天`),
  },
  closedOnDay: { en: (day: string) => `closed ${day}`, 'zh-CN': (day: string) => `${day} 关闭` },
  issueOpened: {
    en: (kind: string) => `Issue opened: ${kind}`,
    'zh-CN': (kind: string) => `提出问题：${kind}`,
  },
  issueClosed: {
    en: (kind: string) => `Issue closed: ${kind}`,
    'zh-CN': (kind: string) => `问题关闭：${kind}`,
  },
} satisfies Words;
