import { type BarWords, barWords } from './words/bar-words.ts';
import { type BlockWords, blockWords } from './words/block-words.ts';
import { type FeatureWords, featureWords } from './words/feature-words.ts';
import { type LanguageWords, languageWords } from './words/language-words.ts';
import { type PanelWords, panelWords } from './words/panel-words.ts';
import { type PathWords, pathWords } from './words/path-words.ts';
import { type StepWords, stepWords } from './words/step-words.ts';

/** All that the bar says to an author. */
export type AuthorWords = BarWords &
  BlockWords &
  FeatureWords &
  LanguageWords &
  PanelWords &
  PathWords &
  StepWords;

export const authorWords = (locale: 'en' | 'zh-CN'): AuthorWords => ({
  ...barWords[locale],
  ...blockWords[locale],
  ...featureWords[locale],
  ...languageWords[locale],
  ...panelWords[locale],
  ...pathWords[locale],
  ...stepWords[locale],
});
