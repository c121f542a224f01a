import type { Locale } from '../contract/text.ts';
import { languageName } from './language-name.ts';

/** Those that are offered by name; every other has a code. */
const offered =
  'ar bg ca cs da de el en en-GB es es-MX et fi fr fr-CA he hi hr hu id it ja ko lt lv ms nb nl pl pt-BR pt-PT ro ru sk sl sr sv th tr uk vi zh-CN zh-TW'.split(
    ' ',
  );

/** As the contract has it, without what checks bodies: an author's page is not to load that. */
const isLocale = (code: string): boolean => /^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/.test(code);

/** Names in the language of whoever reads them, in its order. */
export const offeredLanguages = (shownIn: Locale): string[] =>
  offered.map((locale) => languageName(locale, shownIn)).toSorted(new Intl.Collator(shownIn).compare);

/** What was typed: a name in the language of whoever types, or in the language's own, or a code. Undefined: no language. */
export function findLanguage(typed: string, shownIn: Locale): Locale | undefined {
  const wanted = typed.trim();
  const isCalled = (name: string) => name.toLowerCase() === wanted.toLowerCase();
  const named = offered.find(
    (locale) => isCalled(languageName(locale, shownIn)) || isCalled(languageName(locale, locale)),
  );
  return named ?? (isLocale(wanted) ? wanted : undefined);
}
