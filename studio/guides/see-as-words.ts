import { formatNumber, plural, type Words } from '../ui/i18n.ts';

/** Within Chinese, a name in other letters stands apart; a Chinese one does not. */
const within = (name: string) => (/^\p{Script=Han}.*\p{Script=Han}$/u.test(name) ? name : ` ${name} `);

export const seeAsWords = {
  title: { en: 'See it as …', 'zh-CN': '以用户视角查看' },
  titleOf: {
    en: (name: string) => `See it as ${name}`,
    'zh-CN': (name: string) => `以${within(name)}的视角查看`,
  },
  note: {
    en: 'Pick a user: the same functions that serve your app say which guides start for them now, and why the others don’t.',
    'zh-CN': '选择一位用户：由向应用投放引导的同一套规则判断哪些引导会启动，其余为何不启动。',
  },
  readAsSample: { en: 'Preview as somebody', 'zh-CN': '以某位用户预览' },
  readAs: {
    en: (name: string) => `As ${name} reads it`,
    'zh-CN': (name: string) => `以${within(name)}的身份预览`,
  },
  readAsNobody: { en: 'As nobody in particular', 'zh-CN': '不指定用户' },
  findUser: { en: 'Find a user', 'zh-CN': '查找用户' },
  noUsersYet: {
    en: 'No user has been seen in this environment yet. They stand here once your app says who is signed in.',
    'zh-CN': '此环境中还没有出现过用户。应用告知登录用户后，用户会出现在这里。',
  },
  howToSayWho: { en: 'See how', 'zh-CN': '查看方法' },
  noUser: { en: 'Nobody found', 'zh-CN': '未找到用户' },
  pickUser: { en: 'Pick a user first', 'zh-CN': '请先选择一位用户' },
  pickUserText: {
    en: 'Search by name, email or id. Nothing is shown to them, and nothing is noted.',
    'zh-CN': '可按姓名、邮箱或标识搜索。不会向其展示任何内容，也不会留下记录。',
  },
  anotherUser: { en: 'Another user', 'zh-CN': '换一位用户' },
  account: { en: 'In the account', 'zh-CN': '所在客户' },
  page: { en: 'On the page', 'zh-CN': '所在页面' },
  pageHint: { en: 'A path of your app, such as /orders', 'zh-CN': '应用内路径，例如 /orders' },
  language: { en: 'Language', 'zh-CN': '语言' },
  guides: { en: 'Guides', 'zh-CN': '引导' },
  starts: { en: 'Starts', 'zh-CN': '启动' },
  startsNot: { en: 'Does not start', 'zh-CN': '不启动' },
  isDraft: { en: 'Draft', 'zh-CN': '草稿' },
  dependsOn: { en: 'If, on the page,', 'zh-CN': '前提（页面上）：' },
  seeDraft: { en: 'See it as one of your users', 'zh-CN': '以某位用户的视角查看' },
  seeDraftText: {
    en: 'Would it start for them, on which page, and if not, why? Decided by what serves your app, as if this draft were live.',
    'zh-CN': '它会在哪个页面为该用户启动？若不会，原因是什么？由投放引导的同一套规则判断，如同该草稿已上线。',
  },
  pickAUser: { en: 'Pick a user', 'zh-CN': '选择用户' },
  wouldItStart: {
    en: (name: string) => `Would it start for ${name}?`,
    'zh-CN': (name: string) => `会为${within(name)}启动吗？`,
  },
  draftIsLive: {
    en: 'The draft of this guide is taken as if it were live. Nothing is shown to anybody.',
    'zh-CN': '此处将该引导的草稿视为已上线。不会向任何人展示。',
  },
  noGuides: { en: 'No guide is live here yet', 'zh-CN': '此环境还没有已上线的引导' },
  past: { en: 'What was decided before', 'zh-CN': '以往的判断' },
  pastDefinition: {
    en: 'Each time the decision on this guide changed for this user in the last 30 days: by their pages, or by the server, which then told the page nothing of it. It held until the next.',
    'zh-CN':
      '最近 30 天内该引导对此用户的判断每次变化：由页面作出，或由服务器作出（此时页面不会得知）。直到下一次变化前均有效。',
  },
  noPast: {
    en: 'Nothing was decided in the last 30 days: the user was not here.',
    'zh-CN': '最近 30 天没有判断：用户未曾访问。',
  },
  byServer: { en: 'server', 'zh-CN': '服务器' },
  openGuide: { en: 'Open the guide', 'zh-CN': '打开引导' },
  why: { en: 'Why did somebody see it, or not?', 'zh-CN': '某位用户为何看到或没看到？' },
  whyText: {
    en: 'Pick a user and see what is decided for them now, what was decided before, and what they would see.',
    'zh-CN': '选择一位用户，查看当前与以往的判断，以及其将看到的内容。',
  },

  dryRun: { en: 'Dry run over the last 30 days', 'zh-CN': '近 30 天真实访问试跑' },
  dryRunText: {
    en: 'Goes through what your users really did in the last 30 days, as if this draft had been live.',
    'zh-CN': '假设该草稿已上线，按最近 30 天用户的真实访问逐一推演。',
  },
  dryRunStart: { en: 'Run it', 'zh-CN': '开始试跑' },
  dryRunAgain: { en: 'Run it again', 'zh-CN': '重新试跑' },
  dryRunning: {
    en: (done: number, total: number) => `${formatNumber(done)} of ${plural(total, 'user')} …`,
    'zh-CN': (done: number, total: number) => `已推演 ${formatNumber(done)} / ${formatNumber(total)} 位用户…`,
  },
  wouldReach: { en: 'Would have started for', 'zh-CN': '将会启动' },
  wouldReachDefinition: {
    en: 'Different users for whom it would have started by itself. The most there can be: elements are taken to be there, pages to stay open long enough.',
    'zh-CN': '会自动启动的不同用户数。为上限值：假定元素都在、页面停留足够久。',
  },
  inAccounts: {
    en: (count: number) => `in ${plural(count, 'account')}`,
    'zh-CN': (count: number) => `涉及 ${formatNumber(count)} 个客户`,
  },
  firstDays: { en: 'Busiest day', 'zh-CN': '最高峰的一天' },
  firstDaysDefinition: {
    en: 'The day on which it would have started for most users for the first time, usually the first: plan support for it.',
    'zh-CN': '首次启动用户数最多的一天，通常是第一天，请据此安排支持人力。',
  },
  newUsersByDay: { en: 'Users who would have had it, by first day', 'zh-CN': '按首次启动日期的用户数' },
  day: { en: 'Day', 'zh-CN': '日期' },
  prompts: { en: 'Prompts per user and week', 'zh-CN': '每位用户每周被打扰次数' },
  promptsDefinition: {
    en: 'Guides that interrupt and start by themselves, for each week in which a user came; over all live guides, without and with this draft.',
    'zh-CN': '用户来访的每一周中自动启动且会打断的引导次数；含所有已上线引导，分别为不含与包含该草稿。',
  },
  beforeAfter: {
    en: (before: string, after: string) => `${before} → ${after}`,
    'zh-CN': (before: string, after: string) => `${before} → ${after}`,
  },
  mostInAWeek: {
    en: (before: number, after: number) => `most in one week: ${before} → ${after}`,
    'zh-CN': (before: number, after: number) => `单周最多：${before} → ${after}`,
  },
  collisions: { en: 'Meets other guides', 'zh-CN': '与其他引导相遇' },
  collisionsDefinition: {
    en: 'Guides that could have started at the same moment as this one: for how many users, and how often which went first. The priority decides.',
    'zh-CN': '可能与其同时启动的引导：涉及多少用户，以及哪个先启动。由优先级决定。',
  },
  noCollisions: { en: 'It meets no other guide.', 'zh-CN': '不会与其他引导相遇。' },
  otherGuide: { en: 'Guide', 'zh-CN': '引导' },
  users: { en: 'Users', 'zh-CN': '用户' },
  thisFirst: { en: 'This one first', 'zh-CN': '本引导先启动' },
  otherFirst: { en: 'The other first', 'zh-CN': '对方先启动' },
  displaced: { en: 'Takes users away from', 'zh-CN': '挤占了以下引导的用户' },
  displacedBy: {
    en: (name: string, before: number, after: number) =>
      `${name}: ${formatNumber(before)} → ${plural(after, 'user')}`,
    'zh-CN': (name: string, before: number, after: number) =>
      `${name}：${formatNumber(before)} → ${formatNumber(after)} 位用户`,
  },
  estimated: {
    en: (judged: number, total: number) =>
      `Worked out from ${formatNumber(judged)} of ${plural(total, 'user')}, taken at random.`,
    'zh-CN': (judged: number, total: number) =>
      `根据随机抽取的 ${formatNumber(judged)} 位用户推算（共 ${formatNumber(total)} 位）。`,
  },
} satisfies Words;
