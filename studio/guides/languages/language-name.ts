import * as v from 'valibot';
import { type Locale, localeSchema } from '../../../shared/contract/text.ts';
import { languageName as nameIn } from '../../../shared/rules/language-name.ts';
import { locale as studioLocale } from '../../ui/i18n.ts';

/** Those that are offered by name; every other has a code. */
const offered =
  'ar bg ca cs da de el en en-GB es es-MX et fi fr fr-CA he hi hr hu id it ja ko lt lv ms nb nl pl pt-BR pt-PT ro ru sk sl sr sv th tr uk vi zh-CN zh-TW'.split(
    ' ',
  );

/** `zh-CN` by its name in the studio's language. */
export const languageName = (locale: Locale): string => nameIn(locale, studioLocale.value);

/** Names in the studio's language, in its order. */
export const offeredLanguages = (): string[] =>
  offered.map(languageName).toSorted(new Intl.Collator(studioLocale.value).compare);

/** What was typed: a name in the studio's language or in the language's own, or a code. Undefined: no language. */
export function findLanguage(typed: string): Locale | undefined {
  const wanted = typed.trim();
  const isCalled = (name: string) => name.toLowerCase() === wanted.toLowerCase();
  const named = offered.find((locale) => isCalled(languageName(locale)) || isCalled(nameIn(locale, locale)));
  return named ?? (v.is(localeSchema, wanted) ? wanted : undefined);
}
