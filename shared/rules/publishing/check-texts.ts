import type { GuideContent, GuideKind } from '../../contract/guide.ts';
import type { Step } from '../../contract/step.ts';
import { localesOf } from '../localize.ts';
import { steeringWords } from '../steering-words.ts';
import type { AddError, AddWarning } from './faults.ts';
import { eachLocalized, isBlank, textOf } from './localized-texts.ts';
import { isPlaceholder } from './placeholders.ts';

/**
 * Every text is there in the default language; what is there in one language should be there in all of them, and in the
 * author's own words.
 */
export function checkTexts(content: GuideContent, error: AddError, warn: AddWarning): void {
  const { steps, checklist, help } = content;
  const parts = { steps, ...(checklist && { checklist }), ...(help && { help }) };
  const locales = localesOf(parts);
  eachLocalized(parts, '', (dotted, value) => {
    const path = dotted.slice(1);
    const has = (locale: string) => !isBlank(value.byLocale[locale]);
    const filled = Object.keys(value.byLocale).filter(has);
    // An empty placeholder or description of an image is one that the author left out.
    if (filled.length === 0 && /\.(placeholder|alt|hint)$/.test(path)) {
      if (path.endsWith('.alt')) warn(path, 'altMissing');
      return;
    }
    if (!has(content.defaultLocale)) {
      error(path, 'textMissing', { locale: content.defaultLocale });
      return;
    }
    for (const locale of locales) {
      if (!has(locale)) warn(path, 'translationMissing', { locale });
      else if (value.staleIn?.includes(locale)) warn(path, 'translationStale', { locale });
      else if (isPlaceholder(textOf(value.byLocale[locale]))) {
        warn(`${path}.byLocale.${locale}`, 'placeholderLeft', { locale });
      }
    }
  });
}

/** About what can be read at a glance; a Chinese character says as much as two or three letters. */
const advisedLength = { heading: 70, text: 320 };

export function checkLengths({ steps }: GuideContent, warn: AddWarning): void {
  steps.forEach(({ blocks }, s) => {
    blocks.forEach((block, b) => {
      if (block.type !== 'heading' && block.type !== 'text') return;
      const advised = advisedLength[block.type];
      for (const [locale, text] of Object.entries(block.text.byLocale)) {
        const length = [...textOf(text)].reduce(
          (sum, character) => sum + (character > '\u2e80' ? 2.5 : 1),
          0,
        );
        if (length > advised) {
          warn(`steps.${s}.blocks.${b}.text.byLocale.${locale}`, 'longText', { locale });
        }
      }
    });
  });
}

/** News says what it does for its reader: a heading alone tells that something is new, and not why to care. */
export function checkBenefit(kind: GuideKind, { steps, defaultLocale }: GuideContent, error: AddError): void {
  if (kind !== 'announcement' || steps.length === 0) return;
  const says = ({ blocks }: Step): boolean =>
    blocks.some((block) => {
      if (block.type === 'text') return !isBlank(block.text.byLocale[defaultLocale]);
      return block.type === 'list' && block.items.some((item) => !isBlank(item.byLocale[defaultLocale]));
    });
  if (!steps.some(says)) error('steps.0.blocks', 'benefitMissing');
}

/** Nothing in a guide that asks for a score pays for it, asks for a certain one, or steers towards one. */
export function checkNeutrality(content: GuideContent, error: AddError, warn: AddWarning): void {
  eachLocalized(content.steps, 'steps', (path, value) => {
    // The ends of the scale are names of answers: "strongly recommend" is one of them.
    if (/\.(lowLabel|highLabel)$/.test(path)) return;
    for (const [locale, text] of Object.entries(value.byLocale)) {
      const found = steeringWords(textOf(text));
      if (!found) continue;
      const at = `${path}.byLocale.${locale}`;
      if (found.sort === 'reward') error(at, 'rewardPromised', { words: found.words });
      else if (found.sort === 'askedScore') error(at, 'scoreAsked', { words: found.words });
      else warn(at, 'steeringWords', { words: found.words });
    }
  });
}
