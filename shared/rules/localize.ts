import type { Locale, Localized, Resolved } from '../contract/text.ts';

/**
 * The best of `available` for a reader who wants `wanted`: the same tag, else the same with its last parts cut off
 * (fr-CA → fr), else another region of the same language (zh → zh-CN), else the default.
 */
export function pickLocale(available: readonly Locale[], wanted: Locale, defaultLocale: Locale): Locale {
  const byLowerCase = new Map(available.map((locale) => [locale.toLowerCase(), locale]));
  const parts = wanted.toLowerCase().split('-');
  for (let length = parts.length; length > 0; length--) {
    const found = byLowerCase.get(parts.slice(0, length).join('-'));
    if (found) return found;
  }
  return available.find((locale) => locale.toLowerCase().split('-')[0] === parts[0]) ?? defaultLocale;
}

const isLocalized = (value: object): value is Localized<unknown> => 'byLocale' in value;

/**
 * Replaces every localized value inside `value` by the reader's language. A value that lacks both the language and
 * the default falls to whatever language it has; publishing refuses guides that have none.
 */
export function localize<T>(value: T, locale: Locale, defaultLocale: Locale): Resolved<T> {
  return resolve(value, locale, defaultLocale) as Resolved<T>;
}

function resolve(value: unknown, locale: Locale, defaultLocale: Locale): unknown {
  if (Array.isArray(value)) return value.map((item) => resolve(item, locale, defaultLocale));
  if (value === null || typeof value !== 'object') return value;
  if (isLocalized(value)) {
    const available = Object.keys(value.byLocale);
    const picked = pickLocale(available, locale, defaultLocale);
    return value.byLocale[picked] ?? value.byLocale[available[0] ?? ''];
  }
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, resolve(item, locale, defaultLocale)]),
  );
}

/** Every language that occurs anywhere in `value`. */
export function localesOf(value: unknown): Locale[] {
  const found = new Set<Locale>();
  const visit = (part: unknown): void => {
    if (Array.isArray(part)) part.forEach(visit);
    else if (part !== null && typeof part === 'object') {
      if (isLocalized(part)) for (const locale of Object.keys(part.byLocale)) found.add(locale);
      else Object.values(part).forEach(visit);
    }
  };
  visit(value);
  return [...found];
}
