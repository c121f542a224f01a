import type { Locale } from '../../shared/contract/text.ts';

/** The few words that are the renderer's own and not the author's. */
export interface Words {
  close: string;
  hint: string;
  send: string;
  sent: string;
  yourAnswer: string;
  stepOf(step: number, count: number): string;
}

const english: Words = {
  close: 'Close',
  hint: 'Hint',
  send: 'Send',
  sent: 'Thank you',
  yourAnswer: 'Your answer',
  stepOf: (step, count) => `Step ${step} of ${count}`,
};

const chinese: Words = {
  close: '关闭',
  hint: '提示',
  send: '提交',
  sent: '感谢您的反馈',
  yourAnswer: '您的回答',
  stepOf: (step, count) => `第 ${step} 步，共 ${count} 步`,
};

export const wordsFor = (locale: Locale): Words => (/^zh\b/i.test(locale) ? chinese : english);

const rightToLeft = /^(ar|ckb|dv|fa|he|iw|ps|sd|ug|ur|yi)\b/i;

export const directionOf = (locale: Locale): 'ltr' | 'rtl' => (rightToLeft.test(locale) ? 'rtl' : 'ltr');
