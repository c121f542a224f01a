import type { Step } from '../contract/step.ts';
import type { Locale, RichText } from '../contract/text.ts';
import { localize } from './localize.ts';

/** What a step says first, by which it is known in lists; empty while it says nothing. */
export function stepTitle(step: Step, locale: Locale, defaultLocale: Locale): string {
  for (const block of localize(step.blocks, locale, defaultLocale)) {
    if (block.type === 'heading') return block.text ?? '';
    if (block.type === 'text') return plainText(block.text ?? []);
    if (block.type === 'question') return block.question.prompt ?? '';
  }
  return '';
}

/** The text alone; variables as their fallback. */
export const plainText = (text: RichText): string =>
  text.map((span) => (span.type === 'text' ? span.text : span.fallback)).join('');
