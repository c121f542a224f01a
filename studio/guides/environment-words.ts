import type { Words } from '../ui/i18n.ts';

export const environmentWords = {
  production: { en: 'production', 'zh-CN': '生产环境' },
  staging: { en: 'staging', 'zh-CN': '预发布环境' },
} satisfies Words;
