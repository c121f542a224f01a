import type { GuideKind } from '../../shared/contract/guide.ts';
import type { Phrase, Words } from '../ui/i18n.ts';

/** What each kind is, in a line. */
export const kindNotes: Record<GuideKind, Phrase> = {
  walkthrough: {
    en: 'Step by step beside the controls of your app',
    'zh-CN': '在应用的控件旁一步一步地引导',
  },
  announcement: { en: 'One message in the middle of the page', 'zh-CN': '在页面中央显示一条消息' },
  hint: {
    en: 'A small mark at a control that explains it when pressed',
    'zh-CN': '控件旁的小标记，点按后显示说明',
  },
  banner: { en: 'A strip across the page or within it', 'zh-CN': '横跨页面或嵌在页面中的一条消息' },
  checklist: {
    en: 'Tasks that tick themselves when the user has done them',
    'zh-CN': '用户完成后自动勾选的任务',
  },
  help: {
    en: 'A list of what users can start again, with a search',
    'zh-CN': '用户可再次启动的引导列表，可搜索',
  },
  survey: { en: 'An NPS question with a follow-up', 'zh-CN': '一个 NPS 问题及其追问' },
};

export const words = {
  guides: { en: 'Guides', 'zh-CN': '引导' },
  newGuide: { en: 'New guide', 'zh-CN': '新建引导' },
  name: { en: 'Name', 'zh-CN': '名称' },
  live: { en: 'Live', 'zh-CN': '已上线' },
  liveVersion: {
    en: (version: number) => `Live · v${version}`,
    'zh-CN': (version: number) => `已上线 · v${version}`,
  },
  draft: { en: 'Draft', 'zh-CN': '草稿' },
  oneStep: { en: 'Step', 'zh-CN': '步骤' },
  step: { en: (number: number) => `Step ${number}`, 'zh-CN': (number: number) => `第 ${number} 步` },
  steps: { en: 'Steps', 'zh-CN': '步骤' },
  oneVersion: { en: 'Version', 'zh-CN': '版本' },
  version: { en: (version: number) => `Version ${version}`, 'zh-CN': (version: number) => `版本 ${version}` },
  versions: { en: 'Versions', 'zh-CN': '版本' },
  actions: { en: 'More actions', 'zh-CN': '更多操作' },
  duplicate: { en: 'Duplicate', 'zh-CN': '复制' },
} satisfies Words;
