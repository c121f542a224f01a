import { plural, type Words } from '../../ui/i18n.ts';

export const words = {
  languages: { en: 'Languages', 'zh-CN': '语言' },
  languagesNote: {
    en: 'Each reader gets the language of their page, else the nearest that the guide has, else the default.',
    'zh-CN': '读者看到其页面语言；没有时用最接近的语言，再没有则用默认语言。',
  },
  language: { en: 'Language', 'zh-CN': '语言' },
  isDefault: { en: 'Default', 'zh-CN': '默认' },
  translated: { en: 'Translated', 'zh-CN': '已翻译' },
  toCheck: { en: 'To check', 'zh-CN': '待核对' },
  toCheckDefinition: {
    en: 'Translations whose original has changed since they were written.',
    'zh-CN': '译文写成后原文又有更改。',
  },
  fallback: { en: 'Where a text is missing', 'zh-CN': '缺少译文时' },
  fallbackDefinition: {
    en: 'The language whose text is shown instead.',
    'zh-CN': '改为显示该语言的文字。',
  },
  allOthers: { en: 'Shown to all others', 'zh-CN': '向其他读者显示' },
  add: { en: 'Add a language', 'zh-CN': '添加语言' },
  remove: { en: (name: string) => `Remove ${name}`, 'zh-CN': (name: string) => `移除${name}` },
  removed: { en: (name: string) => `${name} removed`, 'zh-CN': (name: string) => `已移除${name}` },
  defaultLanguage: { en: 'Default language', 'zh-CN': '默认语言' },
  defaultLanguageHint: {
    en: 'Shown to readers of any language the guide does not have.',
    'zh-CN': '当引导没有读者的语言时显示。',
  },
  files: { en: 'Files for translators', 'zh-CN': '翻译文件' },
  filesNote: {
    en: 'Send a file, take it back: texts are found by their keys, also when steps have moved. A new column of a CSV file, such as fr, adds that language.',
    'zh-CN': '导出文件、译后导入：文字按键查找，步骤移动后也能对应。在 CSV 中新增 fr 这样的列即可添加语言。',
  },
  csvOut: { en: 'CSV, all languages', 'zh-CN': '导出 CSV（全部语言）' },
  xliffOut: { en: 'XLIFF, one language', 'zh-CN': '导出 XLIFF（单个语言）' },
  fileIn: { en: 'Take a file in', 'zh-CN': '导入文件' },
  taken: {
    en: (count: number) => `${plural(count, 'text')} taken in`,
    'zh-CN': (count: number) => `已导入 ${count} 条文字`,
  },
  refused: {
    en: (keys: string) => `Not taken in, because the guide has no such text or can’t hold it: ${keys}`,
    'zh-CN': (keys: string) => `未导入：引导中没有对应文字，或内容不合规：${keys}`,
  },
  noLanguage: { en: 'It holds no language.', 'zh-CN': '文件中没有语言列。' },
  unreadable: { en: 'The file could not be read.', 'zh-CN': '无法读取文件。' },
} satisfies Words;
