import type { Words } from '../ui/i18n.ts';

/** A step: how it stands, what it points at, on which pages. */
export const stepWords = {
  addStep: { en: 'Add a step', 'zh-CN': '添加步骤' },
  layout: { en: 'Layout', 'zh-CN': '样式' },
  element: { en: 'Element it points at', 'zh-CN': '指向的元素' },
  placement: { en: 'Side', 'zh-CN': '位置' },
  advance: { en: 'The user moves on by', 'zh-CN': '用户继续的方式' },
  whenMissing: { en: 'If the element is missing', 'zh-CN': '元素缺失时' },
  missingAfter: { en: 'Wait for it, in seconds', 'zh-CN': '等待秒数' },
  behaviour: { en: 'Behaviour', 'zh-CN': '行为' },
  stepPages: { en: 'Pages of this step', 'zh-CN': '此步骤所在页面' },
  onAnyPage: { en: 'On any page', 'zh-CN': '任何页面' },
  onlyOnPages: { en: 'Only on certain pages', 'zh-CN': '仅特定页面' },
  pages: { en: 'On which pages', 'zh-CN': '在哪些页面' },
  pagesHint: {
    en: 'One address a line, such as /orders or /orders/*. A star stands for anything. Empty: every page.',
    'zh-CN': '每行一个地址，例如 /orders 或 /orders/*，星号代表任意内容。留空表示所有页面。',
  },
  pagesExcept: { en: 'But not on', 'zh-CN': '但不包括' },
  marker: { en: 'Mark', 'zh-CN': '标记样式' },
  inlineAt: { en: 'Where it stands', 'zh-CN': '嵌入位置' },
  opensFolded: { en: 'Open what hides the element', 'zh-CN': '展开隐藏该元素的区域' },
  opensFoldedHint: { en: 'A closed section, tab or menu.', 'zh-CN': '例如收起的区域、标签页或菜单。' },
} satisfies Words;
