const localePattern = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/;

/** The page's language, else the browser's, as a BCP 47 tag; `en` when neither says one. */
export function languageOf(document: Document): string {
  const tags = [document.documentElement.lang, navigator.language];
  const clean = tags.map((tag) =>
    tag
      ?.trim()
      .replaceAll('_', '-')
      .replace(/^[A-Z]+/, (part) => part.toLowerCase()),
  );
  return clean.find((tag) => localePattern.test(tag)) ?? 'en';
}
