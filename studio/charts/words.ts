import { formatNumber, type Words } from '../ui/i18n.ts';

export const words = {
  showTable: { en: 'Show as table', 'zh-CN': '以表格显示' },
  showChart: { en: 'Show as chart', 'zh-CN': '以图表显示' },
  summary: {
    en: (title: string, from: string, to: string, last: string, most: string) =>
      `${title}: chart from ${from} to ${to}. Last value ${last}, highest ${most}.`,
    'zh-CN': (title: string, from: string, to: string, last: string, most: string) =>
      `${title}:${from} 至 ${to} 的图表。最新值 ${last}，最高值 ${most}。`,
  },
  lost: {
    en: (count: number, share: string) => `${formatNumber(count)} fewer (${share})`,
    'zh-CN': (count: number, share: string) => `少了 ${formatNumber(count)}（${share}）`,
  },
} satisfies Words;
