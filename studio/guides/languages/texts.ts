import * as v from 'valibot';
import type { GuideContent } from '../../../shared/contract/guide.ts';
import {
  type Locale,
  type Localized,
  localizedRichTextSchema,
  localizedStringSchema,
  type RichText,
} from '../../../shared/contract/text.ts';
import { writeText } from '../../../shared/draft/write-text.ts';
import { parseMarkup, printMarkup } from '../rich-text-markup.ts';

type AnyText = Localized<string | RichText>;

/** One text of a draft that a reader sees. */
export interface DraftText {
  /** Where it is, by the ids of what it is in, so that it stays the same text when steps are moved. */
  key: string;
  isRich: boolean;
  value: AnyText;
}

const isRichKey = (key: string) => /\.text$|\.items\.\d+$/.test(key);

/** Every text of a draft, in reading order. Rich text is told by where it stands: a heading is plain. */
export function textsOf({ steps, checklist, help, title, searchWords }: GuideContent): DraftText[] {
  const found: DraftText[] = [];
  const visit = (part: unknown, key: string, type?: unknown): void => {
    if (part === null || typeof part !== 'object') return;
    if ('byLocale' in part) {
      found.push({ key, isRich: type !== 'heading' && isRichKey(key), value: part as AnyText });
    } else if (Array.isArray(part)) {
      for (const [index, item] of part.entries()) visit(item, `${key}.${item?.id ?? index}`);
    } else {
      for (const [name, item] of Object.entries(part)) {
        visit(item, `${key}.${name}`, 'type' in part ? part.type : undefined);
      }
    }
  };
  visit(steps, 'steps');
  visit(checklist, 'checklist');
  visit(help, 'help');
  visit(title, 'title');
  visit(searchWords, 'searchWords');
  return found;
}

/** The text in one language as an author types it; undefined where there is none. */
export function textIn({ value, isRich }: DraftText, locale: Locale): string | undefined {
  const text = value.byLocale[locale];
  return isRich && text !== undefined ? printMarkup(text as RichText) : (text as string | undefined);
}

/** How far a language is: of so many texts, those there are, and those of them whose original has changed since. */
export interface Translation {
  locale: Locale;
  count: number;
  translated: number;
  stale: number;
}

/** What counts are texts that the default language has. */
export function translationOf(draft: GuideContent, locale: Locale): Translation {
  const wanted = textsOf(draft).filter(({ value }) => value.byLocale[draft.defaultLocale] !== undefined);
  const translated = wanted.filter(({ value }) => value.byLocale[locale] !== undefined);
  return {
    locale,
    count: wanted.length,
    translated: translated.length,
    stale: translated.filter(({ value }) => value.staleIn?.includes(locale)).length,
  };
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
  const replace = (part: unknown): unknown => {
    if (part === null || typeof part !== 'object') return part;
    if (Array.isArray(part)) return part.map(replace);
    const next = written.get(part as AnyText);
    if (next) return next;
    return Object.fromEntries(Object.entries(part).map(([name, item]) => [name, replace(item)]));
  };
  return { draft: replace(draft) as GuideContent, taken: written.size, refused: [...refused] };
}
