import type { Words } from '../ui/i18n.ts';

/** Checklists and the help. */
export const panelWords = {
  tasks: { en: 'Tasks', 'zh-CN': '任务' },
  task: { en: (number: number) => `Task ${number}`, 'zh-CN': (number: number) => `任务 ${number}` },
  addTask: { en: 'Add a task', 'zh-CN': '添加任务' },
  manyTasks: {
    en: (count: number, advised: number) =>
      `${count} tasks are many. People finish lists of up to ${advised}: keep those that lead to the first success.`,
    'zh-CN': (count: number, advised: number) =>
      `${count} 项任务偏多。${advised} 项以内的清单更容易完成，请保留通向首次成功的任务。`,
  },
  theTask: { en: 'This task', 'zh-CN': '此任务' },
  taskLabel: { en: 'What there is to do', 'zh-CN': '要做什么' },
  taskHint: { en: 'Why, or how', 'zh-CN': '为什么做或怎么做' },
  taskDoneWhen: { en: 'Ticks itself when the user', 'zh-CN': '自动完成的条件：用户' },
  taskDoneHint: {
    en: 'Also when they did it elsewhere, or in the 90 days before.',
    'zh-CN': '无论从哪里完成均算，也包括此前 90 天内做过的。',
  },
  taskAction: { en: 'A press on it', 'zh-CN': '点按任务时' },
  feature: { en: 'Feature', 'zh-CN': '功能' },
  pageAddress: { en: 'Page address', 'zh-CN': '页面地址' },
  pageAddressHint: {
    en: 'Such as /reports or /reports/*. A star stands for anything.',
    'zh-CN': '例如 /reports 或 /reports/*，星号代表任意内容。',
  },
  wholeList: { en: 'The list', 'zh-CN': '整个清单' },
  listTitle: { en: 'Title of the list', 'zh-CN': '清单标题' },
  launcherLabel: { en: 'Words on its button', 'zh-CN': '入口按钮文字' },
  launcherCorner: { en: 'Corner', 'zh-CN': '所在角落' },
  helpTitle: { en: 'Title of the help', 'zh-CN': '帮助标题' },
  helpLists: { en: 'What it lists', 'zh-CN': '列出的内容' },
  helpListsHint: {
    en: 'Live guides of the reader’s audience, those of the current page first. A survey with a score is never listed.',
    'zh-CN': '对该用户已上线的引导，当前页面的排在最前；含评分的问卷不会列出。',
  },
  helpListsAll: { en: 'Every guide that users can start again', 'zh-CN': '所有可再次启动的引导' },
  helpListsChosen: { en: 'The guides I choose', 'zh-CN': '我选择的引导' },
  helpNothingToList: {
    en: 'There is no walkthrough, announcement or checklist yet.',
    'zh-CN': '还没有分步引导、公告或任务清单。',
  },
} satisfies Words;
