import type { PieceChange } from '../../shared/rules/pair-pieces.ts';
import { plural, type Words } from '../ui/i18n.ts';

/** Two versions of a guide, drawn beside one another. */
export const compareWords = {
  moved: {
    en: (before: number, after: number) => `Moved from ${before} to ${after}`,
    'zh-CN': (before: number, after: number) => `从第 ${before} 步移到第 ${after} 步`,
  },
  movedAmong: { en: 'Moved', 'zh-CN': '已移动' },
  wordsOfPiece: {
    en: (count: number) => `What it says, in ${plural(count, 'line')}`,
    'zh-CN': (count: number) => `全部内容（${count} 项）`,
  },
  unchanged: { en: 'The same', 'zh-CN': '无改动' },
  notIn: {
    en: (version: string) => `Not in ${version}`,
    'zh-CN': (version: string) => `${version}中没有`,
  },
  versionWithin: {
    en: (version: number) => `version ${version}`,
    'zh-CN': (version: number) => `版本 ${version} `,
  },
  draftWithin: { en: 'the draft', 'zh-CN': '当前草稿' },
  picture: {
    en: (side: string, piece: string) => `Picture: ${side}, ${piece}`,
    'zh-CN': (side: string, piece: string) => `图示：${side}，${piece}`,
  },
  showSameSteps: {
    en: (count: number) =>
      count === 1 ? 'Show the step that is the same' : `Show the ${count} steps that are the same`,
    'zh-CN': (count: number) => `显示另外 ${count} 个无改动的步骤`,
  },
  hideSameSteps: {
    en: (count: number) =>
      count === 1 ? 'Hide the step that is the same' : `Hide the ${count} steps that are the same`,
    'zh-CN': (count: number) => `隐藏 ${count} 个无改动的步骤`,
  },
  showPanel: { en: 'Show how it looks', 'zh-CN': '显示外观' },
  hidePanel: { en: 'Hide how it looks', 'zh-CN': '隐藏外观' },
  inOtherLanguage: {
    en: (languages: string) => `What differs here is in ${languages}: choose that language above to see it.`,
    'zh-CN': (languages: string) => `此处的差异在${languages}文本中，请在上方切换语言查看。`,
  },
  sideLive: {
    en: (version: number) => `Version ${version} (live)`,
    'zh-CN': (version: number) => `版本 ${version}（在线）`,
  },
  makeVersionLive: {
    en: (version: number) => `Make version ${version} live`,
    'zh-CN': (version: number) => `恢复版本 ${version} 上线`,
  },
} satisfies Words;

/** What has become of a step or panel; one that moved says from where to where. */
export const changeWords = {
  added: { en: 'Added', 'zh-CN': '新增' },
  removed: { en: 'Removed', 'zh-CN': '已移除' },
  changed: { en: 'Changed', 'zh-CN': '有改动' },
  look: { en: 'Look changed', 'zh-CN': '外观有改动' },
} satisfies Words & Record<Exclude<PieceChange, 'moved'>, unknown>;
