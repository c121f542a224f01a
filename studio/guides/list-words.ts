import type { Words } from '../ui/i18n.ts';

export const listWords = {
  reach: { en: 'Reach', 'zh-CN': '触达' },
  reachDefinition: {
    en: 'Different users to whom anything of this guide was shown, in this environment, over all versions; without those left out of metrics.',
    'zh-CN': '在此环境中看到过该引导任何内容的不同用户数，含所有版本，不含不计入统计的用户。',
  },
  completion: { en: 'Completion', 'zh-CN': '完成率' },
  completionDefinition: {
    en: 'Users who completed it ÷ users who started it: 45 of 60 is 75%.',
    'zh-CN': '完成的用户数 ÷ 开始的用户数：60 位中有 45 位即 75%。',
  },
  targets: { en: 'Elements', 'zh-CN': '元素' },
  targetsDefinition: {
    en: 'How the elements of its steps were found in the last 7 days, the worst of them: “missing” where 5% or more of the looks of a day found none.',
    'zh-CN': '最近 7 天各步骤目标元素的查找情况，取最差的一个；某天有 5% 或以上未找到即为“缺失”。',
  },
  targetsFound: { en: 'Found', 'zh-CN': '已找到' },
  targetsHealed: { en: 'By likeness', 'zh-CN': '按相似度' },
  targetsMissing: { en: 'Missing', 'zh-CN': '缺失' },
  inReview: { en: 'In review', 'zh-CN': '待审核' },
  planned: { en: 'Planned', 'zh-CN': '已排期' },
  notLiveAt: {
    en: (when: string) => `Did not go live ${when}`,
    'zh-CN': (when: string) => `${when} 未能上线`,
  },
  plannedFor: { en: (when: string) => `Live from ${when}`, 'zh-CN': (when: string) => `${when} 上线` },
  changedState: { en: 'Live, with changes', 'zh-CN': '已上线，有更改' },
  archivedState: { en: 'Archived', 'zh-CN': '已归档' },
  allKinds: { en: 'Every kind', 'zh-CN': '所有类型' },
  restore: { en: 'Put back', 'zh-CN': '恢复' },
  restored: { en: 'Put back as a draft', 'zh-CN': '已恢复为草稿' },
  undone: { en: 'Undone', 'zh-CN': '已撤销' },
  undo: { en: 'Undo', 'zh-CN': '撤销' },
  exportCsv: { en: 'Export CSV', 'zh-CN': '导出 CSV' },
  seeAs: { en: 'See it as …', 'zh-CN': '以用户视角查看' },
  clearFilters: { en: 'Clear search and filters', 'zh-CN': '清除搜索和筛选' },
  noneArchived: { en: 'Nothing is archived', 'zh-CN': '没有已归档的引导' },
  noneArchivedText: {
    en: 'A guide that is done with goes here by its menu, with its results, and can be brought back.',
    'zh-CN': '用完的引导可通过其菜单归档到这里，结果会保留，也可随时恢复。',
  },
  guidesNote: {
    en: 'Walkthroughs, announcements and surveys in your app',
    'zh-CN': '应用内的分步引导、公告与问卷',
  },
  kind: { en: 'Kind', 'zh-CN': '类型' },
  noGuides: { en: 'No guides yet', 'zh-CN': '还没有引导' },
  noGuidesText: {
    en: 'A guide takes about five minutes: write two or three steps, point at elements in your running app, publish. It is live within a minute and your app needs no release.',
    'zh-CN':
      '制作一个引导大约需要五分钟：写两三个步骤，在运行中的应用里点选元素，然后发布。一分钟内即可生效，应用无需发版。',
  },
  noneFound: { en: 'No guide matches', 'zh-CN': '没有符合条件的引导' },
  search: { en: 'Search guides', 'zh-CN': '搜索引导' },
  state: { en: 'State', 'zh-CN': '状态' },
  allStates: { en: 'Every state', 'zh-CN': '所有状态' },
  unpublishedChanges: { en: 'Changes not published', 'zh-CN': '有未发布的更改' },
  changed: { en: 'Changed', 'zh-CN': '更新时间' },
  archive: { en: 'Archive', 'zh-CN': '归档' },
  archived: { en: 'Guide archived', 'zh-CN': '引导已归档' },
} satisfies Words;
