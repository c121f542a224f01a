import type { Locale, Localized } from '../contract/text.ts';

const withStale = <T>({ byLocale }: Localized<T>, stale: readonly Locale[]): Localized<T> => ({
  byLocale,
  ...(stale.length > 0 && { staleIn: [...stale] }),
});

/**
 * Writes one language of a text; `undefined` takes the language out. A new wording of the default language makes all
 * translations of it doubtful, and a new translation is beyond doubt.
 */
export function writeText<T>(
  value: Localized<T>,
  locale: Locale,
  text: T | undefined,
  defaultLocale: Locale,
): Localized<T> {
  const { [locale]: before, ...others } = value.byLocale;
  const next = { byLocale: text === undefined ? others : { ...value.byLocale, [locale]: text } };
  const stale = (value.staleIn ?? []).filter((each) => each !== locale);
  if (locale !== defaultLocale || before === undefined || JSON.stringify(before) === JSON.stringify(text)) {
    return withStale(next, stale);
  }
  return withStale(next, Object.keys(others));
}

/** Whoever reads both says that the translation still holds. */
export const confirmText = <T>(value: Localized<T>, locale: Locale): Localized<T> =>
  withStale(
    value,
    (value.staleIn ?? []).filter((each) => each !== locale),
  );
