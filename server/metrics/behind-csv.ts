import { csv } from '../http/csv.ts';
import type { BehindRow } from './behind.ts';

const columns = ['id', 'name', 'accountId', 'accountName', 'score', 'at'] as const;

export const behindCsv = (rows: readonly BehindRow[]): string =>
  csv(
    columns,
    rows.map((row) =>
      columns.map((column) => (column === 'at' ? (row.at?.toISOString() ?? null) : row[column])),
    ),
  );
