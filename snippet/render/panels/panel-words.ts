import type { GuideCategory } from '../../../shared/contract/guide.ts';
import type { Locale } from '../../../shared/contract/text.ts';
import { inLanguage } from '../words.ts';

/** The words that are a panel's own and not the author's. */
export interface PanelWords {
  close: string;
  countOf(done: number, count: number): string;
  doneOf(done: number, count: number): string;
  isDone: string;
  isToDo: string;
  /** Said when a task has become done. */
  taskDone(task: string): string;
  allDone: string;
  showMe: string;
  showMeAgain: string;
  openPage: string;
  hideList: string;
  hideListForGood: string;
  hide: string;
  keep: string;
  search: string;
  forThisPage: string;
  more: string;
  isCompleted: string;
  results(count: number): string;
  nothingFor(query: string): string;
  tryOtherWords: string;
  showAll: string;
  nothingYet: string;
  lookElsewhere: string;
  byItself: string;
  categories: Record<GuideCategory, string>;
}

const en: PanelWords = {
  close: 'Close',
  countOf: (done, count) => `${done} of ${count}`,
  doneOf: (done, count) => `${done} of ${count} done`,
  isDone: 'Done',
  isToDo: 'To do',
  taskDone: (task) => `Done: ${task}`,
  allDone: 'All done. Nicely done!',
  showMe: 'Show me',
  showMeAgain: 'Show me again',
  openPage: 'Open page',
  hideList: 'Hide this list',
  hideListForGood: 'Hide this list for good?',
  hide: 'Hide',
  keep: 'Keep',
  search: 'Search',
  forThisPage: 'For this page',
  more: 'More',
  isCompleted: 'Completed',
  results: (count) => (count === 1 ? '1 result' : `${count} results`),
  nothingFor: (query) => `Nothing found for “${query}”`,
  tryOtherWords: 'Try fewer or other words.',
  showAll: 'Show everything',
  nothingYet: 'Nothing to start on this page',
  lookElsewhere: 'Guides appear here as soon as there are some. Other pages may have their own.',
  byItself: 'What appears by itself',
  categories: { help: 'Tours and tips', news: 'News', feedback: 'Questions to you' },
};

const zh: PanelWords = {
  close: '关闭',
  countOf: (done, count) => `${done}/${count}`,
  doneOf: (done, count) => `已完成 ${done} 项，共 ${count} 项`,
  isDone: '已完成',
  isToDo: '待完成',
  taskDone: (task) => `已完成：${task}`,
  allDone: '全部完成，做得好！',
  showMe: '带我看看',
  showMeAgain: '再看一次',
  openPage: '打开页面',
  hideList: '不再显示此清单',
  hideListForGood: '确定永久隐藏此清单？',
  hide: '隐藏',
  keep: '保留',
  search: '搜索',
  forThisPage: '适用于此页面',
  more: '更多',
  isCompleted: '已完成',
  results: (count) => `${count} 条结果`,
  nothingFor: (query) => `未找到“${query}”`,
  tryOtherWords: '请减少或更换关键词。',
  showAll: '显示全部',
  nothingYet: '此页面暂无可用引导',
  lookElsewhere: '有引导时会显示在这里，其他页面可能有各自的引导。',
  byItself: '自动显示的内容',
  categories: { help: '引导与提示', news: '新闻动态', feedback: '反馈问卷' },
};

export const panelWords = (locale: Locale): PanelWords => inLanguage(locale, { en, zh });
