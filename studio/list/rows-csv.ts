import { inertText } from '../../shared/rules/inert-text.ts';
import type { CellValue } from './arrange-rows.ts';

/** The rows as spreadsheets take them, like the exports that the server makes: with a mark at the start, and without formulas. */
export async function rowsCsv<Row>(
  rows: readonly Row[],
  values: ReadonlyMap<string, (row: Row) => CellValue>,
): Promise<string> {
  const { stringify } = await import('csv-stringify/browser/esm/sync');
  const cell = (value: CellValue) => (typeof value === 'string' ? inertText(value) : value);
  return stringify(
    rows.map((row) => [...values.values()].map((value) => cell(value(row)))),
    { header: true, columns: [...values.keys()], bom: true },
  );
}
