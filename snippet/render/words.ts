import type { Locale } from '../../shared/contract/text.ts';

/** The few words that are the renderer's own and not the author's. */
export interface Words {
  close: string;
  hint: string;
  stepOf(step: number, count: number): string;
}

const english: Words = {
  close: 'Close',
  hint: 'Hint',
  stepOf: (step, count) => `Step ${step} of ${count}`,
};

const chinese: Words = {
  close: '关闭',
  hint: '提示',
  stepOf: (step, count) => `第 ${step} 步，共 ${count} 步`,
};

/** Chinese for the guides in Chinese, English for all others. */
export const inLanguage = <W>(locale: Locale, { en, zh }: Record<'en' | 'zh', W>): W =>
  /^zh\b/i.test(locale) ? zh : en;

export const wordsFor = (locale: Locale): Words => inLanguage(locale, { en: english, zh: chinese });

const rightToLeft = /^(ar|ckb|dv|fa|he|iw|ps|sd|ug|ur|yi)\b/i;

export const directionOf = (locale: Locale): 'ltr' | 'rtl' => (rightToLeft.test(locale) ? 'rtl' : 'ltr');
