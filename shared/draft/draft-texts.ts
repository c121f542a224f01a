import type { GuideContent } from '../contract/guide.ts';
import type { Locale, Localized, RichText } from '../contract/text.ts';

export type AnyText = Localized<string | RichText>;

/** One text of a draft that a reader sees. */
export interface DraftText {
  /** Where it is, by the ids of what it is in, so that it stays the same text when steps are moved. */
  key: string;
  isRich: boolean;
  value: AnyText;
}

const isRichKey = (key: string) => /\.text$|\.items\.\d+$/.test(key);

/** Every text of a part of a draft, in reading order. Rich text is told by where it stands: a heading is plain. */
export function textsIn(whole: unknown, at = ''): DraftText[] {
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
  visit(whole, at);
  return found;
}

/** Every text of a draft, in reading order. */
export const textsOf = ({ steps, checklist, help, title, searchWords }: GuideContent): DraftText[] =>
  Object.entries({ steps, checklist, help, title, searchWords }).flatMap(([name, part]) =>
    textsIn(part, name),
  );

/** The draft with other texts in place of these. */
export function replaceTexts(draft: GuideContent, written: ReadonlyMap<AnyText, AnyText>): GuideContent {
  const replace = (part: unknown): unknown => {
    if (part === null || typeof part !== 'object') return part;
    if (Array.isArray(part)) return part.map(replace);
    const next = written.get(part as AnyText);
    if (next) return next;
    return Object.fromEntries(Object.entries(part).map(([name, item]) => [name, replace(item)]));
  };
  return replace(draft) as GuideContent;
}

/** Whether its original has changed since it was written in this language. */
export const isDoubtful = ({ value }: Pick<DraftText, 'value'>, locale: Locale): boolean =>
  value.staleIn?.includes(locale) === true;

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
    stale: translated.filter((text) => isDoubtful(text, locale)).length,
  };
}
