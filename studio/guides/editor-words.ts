import { formatNumber, type Words } from '../ui/i18n.ts';

/** The editor around its parts: saving, undoing, languages, moving what it lists. */
export const editorWords = {
  openInApp: { en: 'Open in your app', 'zh-CN': '在应用中打开' },
  backToAppTitle: { en: 'You were editing this guide in your app', 'zh-CN': '您刚才正在应用中编辑此引导' },
  backToAppText: {
    en: 'Go back in this tab: what was not saved there is taken up again.',
    'zh-CN': '请在此标签页中返回应用，尚未保存的内容会自动恢复。',
  },
  backToApp: { en: 'Back to your app', 'zh-CN': '返回应用' },
  stayHere: { en: 'Stay here', 'zh-CN': '留在这里' },
  changedElsewhere: {
    en: 'Somebody has saved this guide meanwhile, perhaps you in your app: this is how it is now.',
    'zh-CN': '此引导已被其他人或您在应用中保存，现在显示的是最新内容。',
  },
  content: { en: 'Content', 'zh-CN': '内容' },
  audienceAndTime: { en: 'Who and when', 'zh-CN': '对象与时机' },
  results: { en: 'Results', 'zh-CN': '结果' },
  languages: { en: 'Languages', 'zh-CN': '语言' },
  sections: { en: 'Parts of the guide', 'zh-CN': '引导的各部分' },
  undo: { en: 'Undo', 'zh-CN': '撤销' },
  redo: { en: 'Redo', 'zh-CN': '重做' },
  saved: { en: 'Saved', 'zh-CN': '已保存' },
  unsaved: { en: 'Not saved yet', 'zh-CN': '尚未保存' },
  saving: { en: 'Saving…', 'zh-CN': '正在保存…' },
  saveFailed: { en: 'Not saved. Try again', 'zh-CN': '未能保存，重试' },
  refused: { en: 'This can’t be saved', 'zh-CN': '无法保存' },
  refusedAt: {
    en: (place: string, what: string) => `${place}: ${what}`,
    'zh-CN': (place: string, what: string) => `${place}：${what}`,
  },
  tooLong: {
    en: (length: number, most: number) =>
      `too long, ${formatNumber(length)} characters of at most ${formatNumber(most)}.`,
    'zh-CN': (length: number, most: number) =>
      `文字过长，共 ${formatNumber(length)} 个字符，最多 ${formatNumber(most)} 个。`,
  },
  takenUp: {
    en: 'What you had not saved yet is here again.',
    'zh-CN': '已恢复您尚未保存的内容。',
  },
  leftUnsaved: {
    en: (name: string) =>
      `“${name}” could not be saved. Your changes are kept in this tab: open the guide again to save them.`,
    'zh-CN': (name: string) => `“${name}”未能保存。您的更改保留在此标签页中，重新打开该引导即可保存。`,
  },
  conflict: { en: 'Someone else changed it', 'zh-CN': '他人已作修改' },
  conflictTitle: { en: 'Someone else has changed this guide', 'zh-CN': '他人修改了该引导' },
  conflictText: {
    en: 'Since you opened it, another member has saved changes. Nothing is overwritten until you choose. Your own version stays within reach of Undo.',
    'zh-CN': '在您打开之后，另一位成员保存了更改。在您选择之前不会覆盖任何内容。您的版本仍可通过“撤销”找回。',
  },
  takeTheirs: { en: 'Use their version', 'zh-CN': '采用对方的版本' },
  keepMine: { en: 'Keep mine', 'zh-CN': '保留我的版本' },
  loadConflictFailed: {
    en: 'Their version could not be loaded. Try again in a moment.',
    'zh-CN': '无法加载对方的版本，请稍后重试。',
  },
  language: { en: 'Language of the text', 'zh-CN': '文字语言' },
  addLanguage: { en: 'Add a language', 'zh-CN': '添加语言' },
  removeLanguage: { en: (name: string) => `Remove ${name}`, 'zh-CN': (name: string) => `移除${name}` },
  defaultLanguage: { en: 'Default language', 'zh-CN': '默认语言' },
  whichLanguage: { en: 'Which language', 'zh-CN': '语言名称' },
  whichLanguageHint: { en: 'Its name, or its code such as fr-CA', 'zh-CN': '输入名称，或 fr-CA 这样的代码' },
  noSuchLanguage: {
    en: 'No language is called that. Take one of the list, or a code such as fr-CA.',
    'zh-CN': '没有这种语言。请从列表中选择，或使用 fr-CA 这样的代码。',
  },
  originalChanged: {
    en: (original: string) => `The original has changed: “${original}”.`,
    'zh-CN': (original: string) => `原文已更改：“${original}”。`,
  },
  stillRight: { en: 'Still right', 'zh-CN': '译文仍正确' },
  removed: { en: (what: string) => `“${what}” removed`, 'zh-CN': (what: string) => `已移除“${what}”` },
  moveUp: { en: 'Move up', 'zh-CN': '上移' },
  moveDown: { en: 'Move down', 'zh-CN': '下移' },
  remove: { en: 'Remove', 'zh-CN': '移除' },
} satisfies Words;
