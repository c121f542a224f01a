import * as v from 'valibot';
import type { GuideContent } from '../../../shared/contract/guide.ts';
import {
  type Locale,
  localizedRichTextSchema,
  localizedStringSchema,
  type RichText,
} from '../../../shared/contract/text.ts';
import { type AnyText, type DraftText, replaceTexts, textsOf } from '../../../shared/draft/draft-texts.ts';
import { writeText } from '../../../shared/draft/write-text.ts';
import { parseMarkup, printMarkup } from '../rich-text-markup.ts';

/** The text in one language as an author types it; undefined where there is none. */
export function textIn({ value, isRich }: DraftText, locale: Locale): string | undefined {
  const text = value.byLocale[locale];
  return isRich && text !== undefined ? printMarkup(text as RichText) : (text as string | undefined);
}

export interface TakenTexts {
  draft: GuideContent;
  /** How many texts were written. */
  taken: number;
  /** Keys that the draft does not have, and texts that it can't hold (a link that could run script, say). */
  refused: string[];
}

/** Writes texts of one language by their keys. Empty ones are left out: who translates nothing deletes nothing. */
export function takeTexts(
  draft: GuideContent,
  locale: Locale,
  texts: ReadonlyMap<string, string>,
): TakenTexts {
  const refused = new Set([...texts.keys()].filter((key) => texts.get(key) !== ''));
  const written = new Map<AnyText, AnyText>();
  for (const text of textsOf(draft)) {
    const given = texts.get(text.key);
    if (given === undefined || given === '') continue;
    const next = writeText(text.value, locale, text.isRich ? parseMarkup(given) : given, draft.defaultLocale);
    if (!v.is(text.isRich ? localizedRichTextSchema : localizedStringSchema, next)) continue;
    refused.delete(text.key);
    written.set(text.value, next);
  }
  return { draft: replaceTexts(draft, written), taken: written.size, refused: [...refused] };
}
