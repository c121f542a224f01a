import type { Locale } from '../contract/text.ts';

/** `zh-CN` by its name in another language; itself where it has none there, or is no language at all (`en-12`). */
export function languageName(locale: Locale, shownIn: Locale): string {
  try {
    return new Intl.DisplayNames([shownIn], { type: 'language' }).of(locale) ?? locale;
  } catch {
    return locale;
  }
}
