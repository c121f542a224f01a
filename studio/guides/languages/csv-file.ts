import type { GuideContent } from '../../../shared/contract/guide.ts';
import type { Locale } from '../../../shared/contract/text.ts';
import { textsOf } from '../../../shared/draft/draft-texts.ts';
import { textIn } from './texts.ts';

/** A spreadsheet takes what begins so for a formula; the quote before it keeps it a text. */
const formula = /^[=+\-@\t\r]/;
const quoted = /^'(?=[=+\-@\t\r])/;

/** A row a text, a column a language, the default one first. */
export async function writeCsv(draft: GuideContent, locales: readonly Locale[]): Promise<string> {
  const { stringify } = await import('csv-stringify/browser/esm/sync');
  const columns = [draft.defaultLocale, ...locales.filter((locale) => locale !== draft.defaultLocale)];
  const rows = textsOf(draft).map((text) => [
    text.key,
    ...columns.map((locale) => (textIn(text, locale) ?? '').replace(formula, "'$&")),
  ]);
  return stringify([['key', ...columns], ...rows], { bom: true });
}

/** The texts of each language that has a column, by their keys. Throws where the text is no table with a `key`. */
export async function readCsv(file: string): Promise<Map<Locale, Map<string, string>>> {
  const { parse } = await import('csv-parse/browser/esm/sync');
  const rows: Record<string, string>[] = parse(file, {
    bom: true,
    columns: true,
    delimiter: [',', ';', '\t'],
    relax_column_count: true,
    skip_empty_lines: true,
  });
  const [first] = rows;
  if (!first || !('key' in first)) throw new Error('There is no column “key”.');
  return new Map(
    Object.keys(first)
      .filter((column) => column !== 'key')
      .map((locale) => [
        locale,
        new Map(rows.map((row) => [row.key ?? '', (row[locale] ?? '').replace(quoted, '')])),
      ]),
  );
}
