import { formatNumber, plural, type Words } from '../ui/i18n.ts';

export const resultWords = {
  shown: { en: 'Shown', 'zh-CN': '已展示' },
  shownDefinition: {
    en: 'Different users to whom anything of this guide was shown, in this environment; without those left out of metrics.',
    'zh-CN': '在此环境中看到过该引导任何内容的不同用户数，不含不计入统计的用户。',
  },
  startedDefinition: {
    en: 'Different users who started it: with its first step on the screen; of a hint and the help, when they first opened it.',
    'zh-CN': '已开始的不同用户数：第一步显示即算开始；提示和帮助则以首次打开为准。',
  },
  completedDefinition: {
    en: 'Different users who reached the end of it.',
    'zh-CN': '走到最后并完成的不同用户数。',
  },
  dismissedDefinition: {
    en: 'Different users who closed it before the end, whether or not they completed it another time.',
    'zh-CN': '在结束前关闭过它的不同用户数，无论其他时候是否完成。',
  },
  missingDefinition: {
    en: 'Different users for whom a step could not find its element.',
    'zh-CN': '有步骤未能找到目标元素的不同用户数。',
  },
  ofStarted: {
    en: (share: string) => `${share} of those who started`,
    'zh-CN': (share: string) => `占已开始的 ${share}`,
  },
  funnel: { en: 'How far users came', 'zh-CN': '用户走到哪一步' },
  funnelDefinition: {
    en: 'Different users at each step. A press on a bar shows who they are.',
    'zh-CN': '到达每一步的不同用户数。点按条形可查看具体是谁。',
  },
  stepTitled: {
    en: (number: number, title: string) => `${formatNumber(number)} · ${title}`,
    'zh-CN': (number: number, title: string) => `${formatNumber(number)} · ${title}`,
  },
  forSome: { en: 'only for some', 'zh-CN': '仅部分用户经过' },
  closedHere: {
    en: (count: number) => `${plural(count, 'user')} closed it here`,
    'zh-CN': (count: number) => `${formatNumber(count)} 位在此关闭`,
  },
  missingHere: {
    en: (count: number) => `element missing for ${plural(count, 'user')}`,
    'zh-CN': (count: number) => `${formatNumber(count)} 位未找到元素`,
  },
  tasks: { en: 'Tasks done', 'zh-CN': '已完成的任务' },
  allVersions: { en: 'All versions', 'zh-CN': '所有版本' },
  allUsers: { en: 'All users', 'zh-CN': '所有用户' },
  segment: { en: 'Segment', 'zh-CN': '分群' },
  byVersion: { en: 'By version', 'zh-CN': '按版本' },
  byAccount: { en: 'By account', 'zh-CN': '按客户' },
  noAccounts: { en: 'No account has been shown it yet.', 'zh-CN': '还没有客户看到过它。' },
  account: { en: 'Account', 'zh-CN': '客户' },
  onlyAccount: { en: (name: string) => `Only ${name}`, 'zh-CN': (name: string) => `仅${name}` },
  allAccounts: { en: 'All accounts', 'zh-CN': '所有客户' },
  targets: { en: 'Elements by build of your app', 'zh-CN': '各版本应用中的元素' },
  targetsDefinition: {
    en: 'How the element of each step was found in the last 28 days: as it was picked, by its likeness, or not at all.',
    'zh-CN': '最近 28 天各步骤元素的查找方式：与选取时一致、按相似度、或未找到。',
  },
  noTargets: { en: 'Nothing was looked for in the last 28 days.', 'zh-CN': '最近 28 天没有查找过元素。' },
  repair: { en: 'Repair', 'zh-CN': '修复' },
  build: { en: 'Build', 'zh-CN': '构建版本' },
  unnamedBuild: { en: 'not named', 'zh-CN': '未命名' },
  looks: { en: 'Looked for', 'zh-CN': '查找次数' },
  exact: { en: 'As picked', 'zh-CN': '一致' },
  healed: { en: 'By likeness', 'zh-CN': '按相似度' },
  notFound: { en: 'Not found', 'zh-CN': '未找到' },
  people: {
    en: (what: string, count: number) => `${what}: ${plural(count, 'user')}`,
    'zh-CN': (what: string, count: number) => `${what}：${formatNumber(count)} 位用户`,
  },
  user: { en: 'User', 'zh-CN': '用户' },
  when: { en: 'When', 'zh-CN': '时间' },
  anonymous: { en: 'Visitor nobody has identified', 'zh-CN': '未识别的访客' },
  nobodyHere: { en: 'Nobody', 'zh-CN': '没有用户' },
  empty: {
    en: 'Nobody has been shown this guide yet. Results appear here within seconds.',
    'zh-CN': '还没有人看到过该引导。结果会在几秒内显示在这里。',
  },
  emptyFilter: {
    en: 'Nobody of those asked for has been shown it.',
    'zh-CN': '所选范围内还没有人看到过它。',
  },
  answers: { en: 'What did they answer?', 'zh-CN': '用户回答了什么？' },
  answersText: {
    en: 'Every score and every word of your surveys, with who gave it, to read, search and follow up.',
    'zh-CN': '各问卷的每个评分与每条原话及其回答者，可阅读、搜索并跟进。',
  },
  openAnswers: { en: 'Read the answers', 'zh-CN': '查看回答' },
  started: { en: 'Started', 'zh-CN': '已开始' },
  completed: { en: 'Completed', 'zh-CN': '已完成' },
  dismissed: { en: 'Dismissed', 'zh-CN': '已关闭' },
  missing: { en: 'Element missing', 'zh-CN': '元素缺失' },
} satisfies Words;
