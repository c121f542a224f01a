import type { Words } from '../ui/i18n.ts';

/** The picture beside the fields. */
export const previewWords = {
  preview: { en: 'Preview', 'zh-CN': '预览' },
  hidePreview: { en: 'Hide the preview', 'zh-CN': '收起预览' },
  previewWidth: { en: 'Width', 'zh-CN': '宽度' },
  desktop: { en: 'Desktop', 'zh-CN': '桌面' },
  phone: { en: 'Phone', 'zh-CN': '手机' },
  light: { en: 'Light', 'zh-CN': '浅色' },
  dark: { en: 'Dark', 'zh-CN': '深色' },
  rightToLeft: { en: 'Right to left', 'zh-CN': '从右到左' },
  sampleUser: { en: 'Ann Lee', 'zh-CN': '李安' },
  sampleAccount: { en: 'Acme Ltd', 'zh-CN': 'Acme 公司' },
  previewElement: { en: 'Your element', 'zh-CN': '您的元素' },
} satisfies Words;
