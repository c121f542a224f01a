import type { Words } from '../ui/i18n.ts';

/** What went wrong before the server could say it. */
export const words = {
  unreachable: {
    en: 'The server can’t be reached. Check your connection; the page keeps what you entered.',
    'zh-CN': '无法连接服务器。请检查网络连接；页面会保留您已输入的内容。',
  },
  unreadable: {
    en: (status: number) => `The server answered with ${status} and no explanation. Try again in a minute.`,
    'zh-CN': (status: number) => `服务器返回了 ${status}，未给出说明。请稍后重试。`,
  },
  sessionOver: {
    en: 'Your session has ended. Sign in to go on where you were.',
    'zh-CN': '登录已失效，请重新登录以继续。',
  },
  brokeOff: { en: 'The server broke off. Try again.', 'zh-CN': '服务器中断了响应，请重试。' },
} satisfies Words;
