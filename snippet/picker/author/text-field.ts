import type { GuideContent } from '../../../shared/contract/guide.ts';
import type { Locale, Localized, RichText } from '../../../shared/contract/text.ts';
import { isDoubtful } from '../../../shared/draft/draft-texts.ts';
import { writeText } from '../../../shared/draft/write-text.ts';

/** One text of what is drawn that can be written where it stands. */
export interface TextField {
  /** Where it stands in the draft: the same text has the same key in every drawing. */
  key: string;
  element: HTMLElement;
  /** May be bold, italic, a link; else it is one line of plain letters. */
  isRich: boolean;
  text: RichText;
  /** Shown, pale, while nothing is written. */
  placeholder: string;
  /** Its original has changed since it was written. */
  isDoubtful: boolean;
  /** The draft with another text; empty takes the language out. */
  write(draft: GuideContent, text: RichText): GuideContent;
}

export interface WrittenIn {
  locale: Locale;
  defaultLocale: Locale;
}

/** What a field is made of; none is made where nothing was drawn for it. */
interface Place<T> {
  key: string;
  element: Element | null | undefined;
  value: Localized<T>;
  /** While the default language has no text either. */
  placeholder: string;
  put(draft: GuideContent, value: Localized<T>): GuideContent;
}

const plain = (text: RichText): string =>
  text
    .map((span) => (span.type === 'text' ? span.text : ''))
    .join('')
    .replace(/\s*\n\s*/g, ' ');

export function plainField(
  { locale, defaultLocale }: WrittenIn,
  { key, element, value, placeholder, put }: Place<string>,
): TextField[] {
  if (!element) return [];
  const { [locale]: text, [defaultLocale]: original } = value.byLocale;
  return [
    {
      key,
      element: element as HTMLElement,
      isRich: false,
      text: text ? [{ type: 'text', text }] : [],
      placeholder: original || placeholder,
      isDoubtful: isDoubtful({ value }, locale),
      write: (draft, written) =>
        put(draft, writeText(value, locale, plain(written) || undefined, defaultLocale)),
    },
  ];
}

export function richField(
  { locale, defaultLocale }: WrittenIn,
  { key, element, value, placeholder, put }: Place<RichText>,
): TextField[] {
  if (!element) return [];
  const { [locale]: text = [], [defaultLocale]: original = [] } = value.byLocale;
  return [
    {
      key,
      element: element as HTMLElement,
      isRich: true,
      text,
      placeholder: plain(original) || placeholder,
      isDoubtful: isDoubtful({ value }, locale),
      write: (draft, written) =>
        put(draft, writeText(value, locale, written.length ? written : undefined, defaultLocale)),
    },
  ];
}

/** What is drawn takes Space for a press, and a click for a choice; so a text in it is written in a look-alike. */
export function standIn(element: HTMLElement): HTMLElement {
  const twin = document.createElement('span');
  twin.className = element.className;
  twin.append(...element.childNodes);
  element.replaceWith(twin);
  return twin;
}
