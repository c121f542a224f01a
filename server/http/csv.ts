import { stringify } from 'csv-stringify/sync';
import { inertText } from '../../shared/rules/inert-text.ts';

export type Cell = string | number | null;

/**
 * A table as spreadsheets take it: UTF-8 with a mark at the start, so that Chinese names survive Excel, and with what
 * would be run as a formula turned into text, because names come from strangers. Numbers stay numbers.
 */
export const csv = (columns: readonly string[], rows: readonly (readonly Cell[])[]): string =>
  stringify(
    rows.map((row) => row.map((cell) => (typeof cell === 'string' ? inertText(cell) : cell))),
    { header: true, columns: [...columns], bom: true },
  );

export const csvHeaders = (filename: string) => ({
  'Content-Type': 'text/csv; charset=utf-8',
  'Content-Disposition': `attachment; filename="${filename}"`,
});
