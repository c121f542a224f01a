import type { Words } from './ui/i18n.ts';

export const words = {
  lookOnly: {
    en: 'You can look at this. Your role may not change it.',
    'zh-CN': '您可以查看此内容，但您的角色无权修改。',
  },
} satisfies Words;
