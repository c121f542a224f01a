import type { Block } from '../contract/block.ts';
import type { GuideContent } from '../contract/guide.ts';
import type { Step } from '../contract/step.ts';
import type { Locale } from '../contract/text.ts';
import { localize } from '../rules/localize.ts';

const isTitle = ({ type }: Block) => type === 'heading' || type === 'question' || type === 'text';

/** What a step says first; empty while it says nothing. */
export function stepTitle(
  { defaultLocale }: Pick<GuideContent, 'defaultLocale'>,
  { blocks }: Step,
  locale: Locale,
): string {
  const block = blocks.find(isTitle);
  const said = block && localize(block, locale, defaultLocale);
  if (said?.type === 'heading') return said.text ?? '';
  if (said?.type === 'question') return said.question.prompt ?? '';
  if (said?.type !== 'text') return '';
  return (said.text ?? []).map((span) => (span.type === 'text' ? span.text : span.fallback)).join('');
}
