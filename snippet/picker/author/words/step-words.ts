import type { Layout } from '../../../../shared/contract/step.ts';
import { layoutWords } from '../../../../shared/rules/choice-words.ts';

/** The cards of steps, and the elements that they point at. */
export interface StepWords {
  steps: string;
  step(number: number): string;
  untitled: string;
  addStep: string;
  whatStep: string;
  layouts: Record<Layout, string>;
  layoutHints: Record<Layout, string>;
  layout: string;
  placement: string;
  placements: Record<'auto' | 'top' | 'right' | 'bottom' | 'left', string>;
  moveBack: string;
  moveOn: string;
  duplicate: string;
  remove: string;
  removed(title: string): string;
  /** Whether its element is found on this page. */
  found: string;
  notFound: string;
  elsewhere(path: string): string;
  noElement: string;
  anyPage: string;
  here: string;
  pickElement: string;
  pickAnother: string;
  goThere: string;
  around: string;
}

/** Called as in the studio. */
const layoutsIn = (language: 'en' | 'zh-CN') =>
  Object.fromEntries(Object.entries(layoutWords).map(([layout, said]) => [layout, said[language]])) as Record<
    Layout,
    string
  >;

export const stepWords: Record<'en' | 'zh-CN', StepWords> = {
  en: {
    steps: 'Steps',
    step: (number) => `Step ${number}`,
    untitled: 'No text yet',
    addStep: 'Add a step',
    whatStep: 'What should it be?',
    layouts: layoutsIn('en'),
    layoutHints: {
      tooltip: 'Points at an element',
      modal: 'In the middle, page dimmed',
      corner: 'Out of the way',
      slideOut: 'Along the page’s edge',
      bannerTop: 'Across the page',
      bannerBottom: 'Across the page',
      inline: 'Among what is there',
      beacon: 'A dot that opens',
    },
    layout: 'Kind of step',
    placement: 'Side',
    placements: { auto: 'Best side', top: 'Above', right: 'Right', bottom: 'Below', left: 'Left' },
    moveBack: 'Move it one to the front',
    moveOn: 'Move it one to the back',
    duplicate: 'Duplicate',
    remove: 'Delete',
    removed: (title) => `“${title}” is deleted.`,
    found: 'Found on this page',
    notFound: 'Not found on this page',
    elsewhere: (path) => `Its element is on ${path}`,
    noElement: 'It has no element yet',
    anyPage: 'Any page',
    here: 'This page',
    pickElement: 'Pick its element',
    pickAnother: 'Pick another',
    goThere: 'Go there',
    around: 'What is around it',
  },
  'zh-CN': {
    steps: '步骤',
    step: (number) => `第 ${number} 步`,
    untitled: '尚无文字',
    addStep: '添加步骤',
    whatStep: '要添加哪一种？',
    layouts: layoutsIn('zh-CN'),
    layoutHints: {
      tooltip: '指向一个元素',
      modal: '居中，页面变暗',
      corner: '不遮挡页面',
      slideOut: '沿页面边缘',
      bannerTop: '横跨页面',
      bannerBottom: '横跨页面',
      inline: '位于页面内容之间',
      beacon: '点开的圆点',
    },
    layout: '步骤类型',
    placement: '方位',
    placements: { auto: '最佳方位', top: '上方', right: '右侧', bottom: '下方', left: '左侧' },
    moveBack: '前移一位',
    moveOn: '后移一位',
    duplicate: '复制',
    remove: '删除',
    removed: (title) => `已删除“${title}”。`,
    found: '已在此页找到',
    notFound: '此页上找不到',
    elsewhere: (path) => `其元素位于 ${path}`,
    noElement: '尚未选取元素',
    anyPage: '任意页面',
    here: '当前页面',
    pickElement: '选取元素',
    pickAnother: '重新选取',
    goThere: '前往',
    around: '外层元素',
  },
};
