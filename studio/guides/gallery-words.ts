import type { Words } from '../ui/i18n.ts';

/** Where a guide begins. */
export const galleryWords = {
  galleryNote: {
    en: 'Every start is a whole guide that reads well. What is left is to make it yours.',
    'zh-CN': '每个起点都是一份完整可读的引导，只需改成您自己的。',
  },
  templates: { en: 'Templates', 'zh-CN': '模板' },
  searchTemplates: { en: 'Search templates', 'zh-CN': '搜索模板' },
  noTemplate: {
    en: 'No template matches. Start from nothing below.',
    'zh-CN': '没有符合的模板，可在下方从空白开始。',
  },
  fromNothing: { en: 'Start from nothing', 'zh-CN': '从空白开始' },
  newOfKind: { en: (kind: string) => `New guide: ${kind}`, 'zh-CN': (kind: string) => `新建引导：${kind}` },
  leftToDo: {
    en: (what: string) => `Before you can publish: ${what}`,
    'zh-CN': (what: string) => `发布前：${what}`,
  },
  create: { en: 'Create', 'zh-CN': '创建' },
  nameHint: {
    en: 'Users see it in lists of guides they can start.',
    'zh-CN': '用户会在可启动的引导列表中看到它。',
  },
  nameNeeded: { en: 'Give the guide a name.', 'zh-CN': '请为引导起个名称。' },
} satisfies Words;
