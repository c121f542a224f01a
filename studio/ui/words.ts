import type { Words } from './i18n.ts';
import { formatNumber } from './i18n.ts';

/** Words of the parts themselves, the same on every page. */
export const words = {
  close: { en: 'Close', 'zh-CN': '关闭' },
  cancel: { en: 'Cancel', 'zh-CN': '取消' },
  save: { en: 'Save', 'zh-CN': '保存' },
  copy: { en: 'Copy', 'zh-CN': '复制' },
  copied: { en: 'Copied', 'zh-CN': '已复制' },
  copyFailed: {
    en: 'Your browser did not allow copying. Select the text and copy it by hand.',
    'zh-CN': '浏览器未允许复制。请选中文本后手动复制。',
  },
  optional: { en: 'optional', 'zh-CN': '选填' },
  search: { en: 'Search', 'zh-CN': '搜索' },
  clearSearch: { en: 'Clear search', 'zh-CN': '清除搜索' },
  loading: { en: 'Loading', 'zh-CN': '正在加载' },
  tryAgain: { en: 'Try again', 'zh-CN': '重试' },
  cannotLoad: { en: 'This could not be loaded', 'zh-CN': '无法加载此内容' },
  range: {
    en: (from: number, to: number, total: number) =>
      `${formatNumber(from)}–${formatNumber(to)} of ${formatNumber(total)}`,
    'zh-CN': (from: number, to: number, total: number) =>
      `第 ${formatNumber(from)}–${formatNumber(to)} 项，共 ${formatNumber(total)} 项`,
  },
  chooseFile: { en: 'Choose a file', 'zh-CN': '选择文件' },
  noFile: { en: 'or drop one here', 'zh-CN': '或拖放到此处' },
  previousPage: { en: 'Previous page', 'zh-CN': '上一页' },
  nextPage: { en: 'Next page', 'zh-CN': '下一页' },
  pages: { en: 'Pages', 'zh-CN': '分页' },
  breadcrumb: { en: 'Breadcrumb', 'zh-CN': '位置' },
  definitionOf: {
    en: (name: string) => `What “${name}” means`,
    'zh-CN': (name: string) => `“${name}”的含义`,
  },
  language: { en: 'Language', 'zh-CN': '语言' },
  newTab: { en: 'opens in a new tab', 'zh-CN': '在新标签页中打开' },
} satisfies Words;

export const themeWords = {
  appearance: { en: 'Appearance', 'zh-CN': '外观' },
  auto: { en: 'As the system', 'zh-CN': '跟随系统' },
  light: { en: 'Light', 'zh-CN': '浅色' },
  dark: { en: 'Dark', 'zh-CN': '深色' },
} satisfies Words;
