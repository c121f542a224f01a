import type { Words } from '../ui/i18n.ts';

export const words = {
  search: { en: 'Search', 'zh-CN': '搜索' },
  searchIn: { en: (list: string) => `Search: ${list}`, 'zh-CN': (list: string) => `搜索${list}` },
  exportList: {
    en: (list: string) => `Export as CSV: ${list}`,
    'zh-CN': (list: string) => `导出 CSV：${list}`,
  },
  noneFound: { en: 'Nothing matches', 'zh-CN': '没有匹配项' },
  showAll: { en: 'Show all', 'zh-CN': '显示全部' },
  showAllOf: { en: (n: string) => `Show all ${n}`, 'zh-CN': (n: string) => `显示全部 ${n} 项` },
  showFewer: { en: 'Show fewer', 'zh-CN': '收起' },
} satisfies Words;
