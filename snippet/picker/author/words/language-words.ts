/** The languages that the guide is written in. */
export interface LanguageWords {
  languages: string;
  languageOf(name: string): string;
  defaultLanguage: string;
  written(count: number, of: number): string;
  toCheck(count: number): string;
  anotherLanguage: string;
  languageHint: string;
  addLanguage: string;
  noSuchLanguage: string;
  removeLanguage(name: string): string;
  languageRemoved(name: string): string;
  /** Of a card with a text whose original has changed since. */
  doubtful: string;
  doubt(translation: string, original: string): string;
  stillRight: string;
}

export const languageWords: Record<'en' | 'zh-CN', LanguageWords> = {
  en: {
    languages: 'Languages',
    languageOf: (name) => `Language: ${name}`,
    defaultLanguage: 'Default language',
    written: (count, of) => `${count} of ${of} written`,
    toCheck: (count) => `${count} to check`,
    anotherLanguage: 'Another language',
    languageHint: 'Its name, or a code such as fr-CA',
    addLanguage: 'Add it',
    noSuchLanguage: 'No language is called that. Take its name, or a code such as fr-CA.',
    removeLanguage: (name) => `Remove ${name}`,
    languageRemoved: (name) => `${name} is removed.`,
    doubtful: 'To check',
    doubt: (translation, original) =>
      `“${translation}” was written for an earlier wording. It reads now: “${original}”`,
    stillRight: 'Still right',
  },
  'zh-CN': {
    languages: '语言',
    languageOf: (name) => `语言：${name}`,
    defaultLanguage: '默认语言',
    written: (count, of) => `已写 ${count}/${of} 条`,
    toCheck: (count) => `${count} 条待核对`,
    anotherLanguage: '其他语言',
    languageHint: '输入名称，或 fr-CA 这样的代码',
    addLanguage: '添加',
    noSuchLanguage: '没有这种语言。请输入名称，或 fr-CA 这样的代码。',
    removeLanguage: (name) => `移除${name}`,
    languageRemoved: (name) => `已移除${name}。`,
    doubtful: '待核对',
    doubt: (translation, original) => `“${translation}”是按旧原文写的，原文现为“${original}”。`,
    stillRight: '译文仍正确',
  },
};
