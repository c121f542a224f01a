import type { Locale } from '../../shared/contract/text.ts';
import { inLanguage } from './words.ts';

/** The words that are a question's own and not the author's. */
export interface QuestionWords {
  send: string;
  sent: string;
  yourAnswer: string;
  /** Under a question that takes several options. */
  severalMayBeChosen: string;
  /** Instead of sending none. */
  chooseOne: string;
  starsOf(stars: number, count: number): string;
}

const english: QuestionWords = {
  send: 'Send',
  sent: 'Thank you',
  yourAnswer: 'Your answer',
  severalMayBeChosen: 'Choose all that apply',
  chooseOne: 'Choose at least one',
  starsOf: (stars, count) => `${stars} of ${count}`,
};

const chinese: QuestionWords = {
  send: '提交',
  sent: '感谢您的反馈',
  yourAnswer: '您的回答',
  severalMayBeChosen: '可多选',
  chooseOne: '请至少选择一项',
  starsOf: (stars, count) => `${stars} 星，共 ${count} 星`,
};

export const questionWords = (locale: Locale): QuestionWords =>
  inLanguage(locale, { en: english, zh: chinese });
