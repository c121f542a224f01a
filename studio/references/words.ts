import type { Words } from '../ui/i18n.ts';

export const words = {
  choose: { en: 'Choose…', 'zh-CN': '请选择…' },
  gone: { en: 'No longer exists', 'zh-CN': '已不存在' },
  loading: { en: 'Loading…', 'zh-CN': '正在加载…' },
  eventName: { en: 'Such as Order placed', 'zh-CN': '例如 Order placed' },
} satisfies Words;
