import { parse } from 'csv-parse/sync';
import type * as v from 'valibot';
import { AppError } from '../http/app-error.ts';
import { isStorableText } from '../ingest/storable-value.ts';

/** A line that could not be taken, and why. */
export interface LineFault {
  line: number;
  message: string;
}

/** What an import has done. */
export interface Imported {
  created: number;
  changed: number;
  unchanged: number;
  faults: LineFault[];
}

export type Cells = Record<string, string | undefined>;

/** What each column may be called, without regard to case, spaces, hyphens and underscores. */
export type ColumnNames = Readonly<Record<string, readonly string[]>>;

export const plain = (text: string) => text.replace(/[\s_-]/g, '').toLowerCase();

/**
 * Reads a CSV with a heading: commas, semicolons or tabs, a byte order mark or none. An empty cell says nothing. Lines
 * are counted as an editor counts them; those with a text that can't be stored are faults.
 *
 * Columns without a name are left out.
 *
 * @throws invalid_request when it is no CSV, a column is unknown, or two mean the same
 */
export function readCells(
  csv: string,
  columns: ColumnNames,
): { lines: { line: number; cells: Cells }[]; faults: LineFault[] } {
  const [heading = ''] = csv.split(/\r?\n/, 1);
  const delimiter = heading.includes(',') ? ',' : (/[;\t]/.exec(heading)?.[0] ?? ',');
  let records: { record: Record<string, string>; info: { lines: number } }[];
  try {
    records = parse(csv, {
      bom: true,
      columns: (names: string[]) => columnsOf(names, columns),
      delimiter,
      info: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      trim: true,
    }) as typeof records;
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError('invalid_request', `This is no CSV: ${(error as Error).message}`);
  }
  const lines = [];
  const faults: LineFault[] = [];
  for (const { record, info } of records) {
    const told = Object.entries(record).filter(([, cell]) => cell !== '');
    if (told.every(([, cell]) => isStorableText(cell)))
      lines.push({ line: info.lines, cells: Object.fromEntries(told) });
    else faults.push({ line: info.lines, message: 'has a NUL or half a surrogate pair' });
  }
  return { lines, faults };
}

/** False: left out, as what a spreadsheet leaves behind the last column. */
function columnsOf(names: readonly string[], columns: ColumnNames): (string | false)[] {
  const known = new Map<string, string>();
  return names.map((name) => {
    if (plain(name) === '') return false;
    const column = columnOf(name, columns);
    const other = known.get(column);
    if (other !== undefined) {
      throw new AppError(
        'invalid_request',
        `The columns “${other}” and “${name}” mean the same: leave one of them out.`,
      );
    }
    known.set(column, name);
    return column;
  });
}

function columnOf(name: string, columns: ColumnNames): string {
  const wanted = plain(name.replace(/^\uFEFF/, ''));
  const found = Object.entries(columns).find(([, names]) => names.includes(wanted));
  if (!found) {
    throw new AppError(
      'invalid_request',
      `There is no column “${name}”. Known are: ${Object.keys(columns).join(', ')}.`,
    );
  }
  return found[0];
}

/**
 * What a schema finds wrong with a line.
 *
 * @param columns what the columns of fields are called whose name is another
 */
export const faultsOf = (
  parsed: { success: boolean; issues?: readonly v.BaseIssue<unknown>[] | undefined },
  columns: Record<string, string> = {},
): string[] =>
  (parsed.issues ?? []).map((issue) => {
    const path = issue.path?.map(({ key }) => String(key)).join('.') ?? '';
    return `${columns[path] ?? path}: ${issue.message}`;
  });

/** `2025/1/31` and `2025.1.31` are days too. */
export const dayIn = (cell: string) => {
  const match = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(cell);
  return match ? `${match[1]}-${match[2]!.padStart(2, '0')}-${match[3]!.padStart(2, '0')}` : cell;
};
