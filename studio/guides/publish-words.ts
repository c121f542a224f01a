import { formatNumber, plural, type Words } from '../ui/i18n.ts';

export const publishWords = {
  where: { en: 'Where', 'zh-CN': '发布到' },
  production: { en: 'Production', 'zh-CN': '生产环境' },
  staging: { en: 'Staging', 'zh-CN': '预发布环境' },
  when: { en: 'When', 'zh-CN': '何时' },
  now: { en: 'Now', 'zh-CN': '立即' },
  later: { en: 'At a time', 'zh-CN': '定时' },
  publishAt: { en: 'Goes live at', 'zh-CN': '上线时间' },
  publishAtHint: {
    en: 'In your time zone. What you see now is frozen and goes live then; later changes wait for the next time you publish.',
    'zh-CN': '按您所在的时区。现在的内容会被冻结并在届时上线，之后的修改需再次发布。',
  },
  timePast: { en: 'Choose a time that is still to come.', 'zh-CN': '请选择一个将来的时间。' },
  plan: { en: 'Plan it', 'zh-CN': '排期' },
  planned: {
    en: (version: number, when: string) => `Version ${version} goes live ${when}`,
    'zh-CN': (version: number, when: string) => `版本 ${version} 将于 ${when} 上线`,
  },
  planStands: {
    en: (version: number, when: string) =>
      `Version ${version} is planned to go live ${when}. Publishing now takes the place of that.`,
    'zh-CN': (version: number, when: string) =>
      `版本 ${version} 已排期于 ${when} 上线。现在发布将取代该排期。`,
  },
  planNotice: {
    en: (version: number, when: string, who: string) =>
      `Version ${version} goes live ${when}, planned by ${who}.`,
    'zh-CN': (version: number, when: string, who: string) =>
      `版本 ${version} 将于 ${when} 上线（${who} 排期）。`,
  },
  planFailedTitle: {
    en: (version: number) => `Version ${version} did not go live`,
    'zh-CN': (version: number) => `版本 ${version} 未能上线`,
  },
  planFailed: {
    en: (when: string, who: string, why: string) => `${who} planned it for ${when}. ${why}`,
    'zh-CN': (when: string, who: string, why: string) => `${who} 将其排期于 ${when} 上线。${why}`,
  },
  planTriedAgain: {
    en: (why: string, when: string) => `${why} It is tried again at ${when}.`,
    'zh-CN': (why: string, when: string) => `${why}将于 ${when} 重试。`,
  },
  cancelPlan: { en: 'Cancel the plan', 'zh-CN': '取消排期' },
  cancelPlanTitle: {
    en: (version: number) => `Cancel the plan for version ${version}?`,
    'zh-CN': (version: number) => `取消版本 ${version} 的排期？`,
  },
  cancelPlanText: {
    en: (at: string) => `It will not go live on ${at}. You can plan it anew.`,
    'zh-CN': (at: string) => `该版本将不会在 ${at} 上线。您可以重新安排。`,
  },
  planCancelled: { en: 'The plan is cancelled', 'zh-CN': '排期已取消' },
  runsFinish: {
    en: 'People in the middle of an older version finish it as it was.',
    'zh-CN': '正在进行旧版本的用户会按原样走完。',
  },
  checking: { en: 'Checking …', 'zh-CN': '正在检查…' },
  allWell: { en: 'Nothing stands in the way.', 'zh-CN': '检查通过，可以发布。' },
  askReview: { en: 'Ask for a review', 'zh-CN': '提交审核' },
  askReviewText: {
    en: 'Your role drafts guides and others publish them. They see your request in the list of guides and on this page.',
    'zh-CN': '您的角色可以起草引导，由其他成员发布。他们会在引导列表和本页看到您的请求。',
  },
  reviewNote: { en: 'What should they know?', 'zh-CN': '给审核者的说明' },
  reviewAsked: { en: 'Asked for a review', 'zh-CN': '已提交审核' },
  reviewTitle: {
    en: (who: string) => `${who} asks for this to be published`,
    'zh-CN': (who: string) => `${who} 请求发布`,
  },
  reviewOlder: {
    en: 'The draft has changed since.',
    'zh-CN': '此后草稿又有修改。',
  },
  seeChanges: { en: 'See what changed', 'zh-CN': '查看更改' },
  giveBack: { en: 'Give back', 'zh-CN': '退回' },
  giveBackTitle: { en: 'Give it back to its author', 'zh-CN': '退回给作者' },
  comment: { en: 'What should change?', 'zh-CN': '需要修改什么？' },
  commentNeeded: { en: 'Say what should change.', 'zh-CN': '请说明需要修改什么。' },
  givenBack: { en: 'Given back', 'zh-CN': '已退回' },
  returnedTitle: {
    en: (who: string) => `${who} has given it back`,
    'zh-CN': (who: string) => `${who} 已退回`,
  },
  withdraw: { en: 'Take it back', 'zh-CN': '撤回' },
  withdrawn: { en: 'You no longer ask for it', 'zh-CN': '已撤回请求' },
  dismissNote: { en: 'Done with it', 'zh-CN': '知道了' },
  versionsNote: {
    en: 'Each time a guide is published it is frozen as a version.',
    'zh-CN': '每次发布都会冻结为一个版本。',
  },
  publishedBy: { en: 'Published by', 'zh-CN': '发布者' },
  publishedAt: { en: 'Published', 'zh-CN': '发布时间' },
  liveIn: { en: 'Live in', 'zh-CN': '在线环境' },
  makeLiveIn: {
    en: (environment: string) => `Make live in ${environment}`,
    'zh-CN': (environment: string) => `在${environment}上线`,
  },
  madeLive: {
    en: (version: number, environment: string) => `Version ${version} is live in ${environment}`,
    'zh-CN': (version: number, environment: string) => `版本 ${version} 已在${environment}上线`,
  },
  compare: { en: 'Compare', 'zh-CN': '比较' },
  compareDefinition: {
    en: 'Everything that one of the two says and the other does not, or says otherwise.',
    'zh-CN': '两者之间的全部差异：新增、移除或改动的内容。',
  },
  before: { en: 'Before', 'zh-CN': '之前' },
  after: { en: 'After', 'zh-CN': '之后' },
  currentDraft: { en: 'The draft', 'zh-CN': '当前草稿' },
  whatChanged: {
    en: (version: number) => `What version ${version} changed`,
    'zh-CN': (version: number) => `版本 ${version} 改了什么`,
  },
  makeLive: { en: 'Make live', 'zh-CN': '恢复上线' },
  noDifference: { en: 'They are the same.', 'zh-CN': '两者相同。' },
  differences: {
    en: (count: number) => plural(count, 'difference'),
    'zh-CN': (count: number) => `${count} 处差异`,
  },
  compareWithDraft: { en: 'Compare with the draft', 'zh-CN': '与草稿比较' },
  publish: { en: 'Publish', 'zh-CN': '发布' },
  askReviewTitle: {
    en: (name: string) => `Ask for a review of “${name}”`,
    'zh-CN': (name: string) => `提交“${name}”审核`,
  },
  publishTitle: { en: (name: string) => `Publish “${name}”`, 'zh-CN': (name: string) => `发布“${name}”` },
  publishText: {
    en: (environment: string) =>
      `It is live in ${environment} for its audience within a minute. Drafts stay yours until you publish again.`,
    'zh-CN': (environment: string) =>
      `一分钟内即在${environment}对目标用户生效。之后的修改在再次发布前不会影响用户。`,
  },
  unpublish: { en: 'Take offline', 'zh-CN': '下线' },
  unpublishTitle: { en: 'Take this guide offline?', 'zh-CN': '将该引导下线？' },
  unpublishText: {
    en: 'Nobody is shown it any more. The draft and all versions stay, and you can publish again at any time.',
    'zh-CN': '将不再向任何人显示。草稿与所有版本都会保留，您可以随时再次发布。',
  },
  unpublished: { en: 'The guide is offline', 'zh-CN': '引导已下线' },
  mustFix: { en: 'To be done before publishing', 'zh-CN': '发布前需要处理' },
  worthALook: { en: 'Worth a look', 'zh-CN': '建议检查' },
  reachNow: {
    en: (who: string) => `At this moment it means ${who}.`,
    'zh-CN': (who: string) => `当前对象：${who}。`,
  },
  reachOf: {
    en: (users: number, accounts: number) => `${plural(users, 'user')} in ${plural(accounts, 'account')}`,
    'zh-CN': (users: number, accounts: number) =>
      `${formatNumber(accounts)} 个客户的 ${formatNumber(users)} 位用户`,
  },
  reachNobody: {
    en: 'Nobody meets this audience yet. You can publish all the same.',
    'zh-CN': '目前没有用户符合条件，仍可以发布。',
  },
  reachNoUsers: {
    en: 'No user has been seen in this environment yet, so nobody meets this audience. You can publish all the same.',
    'zh-CN': '此环境中还没有出现过用户，因此目前没有人符合条件，仍可以发布。',
  },
  askedInTurn: {
    en: (days: number) =>
      `People are asked for their score one after another over ${plural(days, 'day')} from going live, some each day. A new version of a live survey goes on with the same turns.`,
    'zh-CN': (days: number) =>
      `上线后将在 ${days} 天内分批邀请用户评分，每天一部分。已上线调查的新版本沿用原来的批次。`,
  },
  changeTurns: { en: 'Change the days', 'zh-CN': '修改天数' },
  placeEnds: { en: ': ', 'zh-CN': '：' },
  noVersions: { en: 'Not published yet.', 'zh-CN': '尚未发布。' },
} satisfies Words;
