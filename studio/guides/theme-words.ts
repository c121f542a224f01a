import type { Words } from '../ui/i18n.ts';

/** How guides look. */
export const themeWords = {
  theme: { en: 'Look', 'zh-CN': '外观' },
  lookOfApp: { en: 'The app’s theme', 'zh-CN': '使用应用主题' },
  lookOfOwn: { en: 'A look of its own', 'zh-CN': '单独设置' },
  lookOfAppLink: { en: 'See the app’s theme', 'zh-CN': '查看应用主题' },
  themePage: { en: 'Theme', 'zh-CN': '主题' },
  themePageNote: {
    en: 'How guides look in your app, unless one has a look of its own.',
    'zh-CN': '引导在应用中的外观；单独设置外观的引导除外。',
  },
  themeSave: { en: 'Save', 'zh-CN': '保存' },
  themeSaved: {
    en: 'Saved. Guides have the new look within a minute.',
    'zh-CN': '已保存，一分钟内引导即采用新外观。',
  },
  themeMode: { en: 'Light or dark', 'zh-CN': '浅色或深色' },
  accent: { en: 'Main colour', 'zh-CN': '主色' },
  darkAccent: { en: 'In dark', 'zh-CN': '深色时' },
  font: { en: 'Font', 'zh-CN': '字体' },
  radius: { en: 'Round corners, in pixels', 'zh-CN': '圆角（像素）' },
  logo: { en: 'Logo', 'zh-CN': '标志' },
  logoHint: {
    en: 'An https address. Shown above windows, side panels and corner cards.',
    'zh-CN': 'https 开头的地址，显示在弹窗、侧边面板与角落卡片上方。',
  },
  contrastButton: {
    en: (ratio: string) => `Text on buttons ${ratio} : 1`,
    'zh-CN': (ratio: string) => `按钮文字 ${ratio} : 1`,
  },
  contrastCard: {
    en: (ratio: string) => `Colour on cards ${ratio} : 1`,
    'zh-CN': (ratio: string) => `卡片上的颜色 ${ratio} : 1`,
  },
  contrastShaded: {
    en: 'Too pale for links: they get a stronger shade of it.',
    'zh-CN': '作为链接对比度不足，将自动使用更深或更亮的色调。',
  },
} satisfies Words;
