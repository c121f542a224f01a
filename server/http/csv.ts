import { stringify } from 'csv-stringify/sync';

export type Cell = string | number | null;

/**
 * A table as spreadsheets take it: UTF-8 with a mark at the start, so that Chinese names survive Excel, and with what
 * would be run as a formula turned into text, because names come from strangers. Numbers stay numbers.
 */
export const csv = (columns: readonly string[], rows: readonly (readonly Cell[])[]): string =>
  stringify(
    rows.map((row) => row.map((cell) => (typeof cell === 'string' ? inert(cell) : cell))),
    { header: true, columns: [...columns], bom: true },
  );

export const csvHeaders = (filename: string) => ({
  'Content-Type': 'text/csv; charset=utf-8',
  'Content-Disposition': `attachment; filename="${filename}"`,
});

/**
 * With an apostrophe before every sign that begins a formula, where a cell begins: also behind what other countries'
 * spreadsheets part cells by, and in full width.
 */
const inert = (text: string): string =>
  text.replace(/(^|[;\t\r\n])(?=[ \u00a0\u3000]*[=+\-@＝＋－＠])/g, "$1'");
