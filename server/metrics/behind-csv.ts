import { stringify } from 'csv-stringify/sync';
import type { BehindRow } from './behind.ts';

const columns = ['id', 'name', 'accountId', 'accountName', 'score', 'at'] as const;

/** As spreadsheets take it: with a mark at the start, and what would be run as a formula turned into text. */
export const behindCsv = (rows: readonly BehindRow[]): string =>
  stringify(
    rows.map((row) =>
      columns.map((column) => (column === 'at' ? (row.at?.toISOString() ?? null) : row[column])),
    ),
    { header: true, columns: [...columns], bom: true, escape_formulas: true },
  );
