import { type Cell, csv } from '../http/csv.ts';
import type { ResponseRow } from './list-responses.ts';

const columns: [heading: string, value: (row: ResponseRow) => Cell][] = [
  ['answeredAt', (row) => row.answeredAt.toISOString()],
  ['userId', (row) => row.userId],
  ['userName', (row) => row.userName],
  ['accountId', (row) => row.accountId],
  ['accountName', (row) => row.accountName],
  ['survey', (row) => row.guideName],
  ['question', (row) => row.question],
  ['kind', (row) => row.questionKind],
  ['score', (row) => row.score],
  ['scale', (row) => row.scale],
  ['answer', (row) => row.text ?? row.choice ?? row.choices?.join(' | ') ?? null],
  ['runId', (row) => row.runId],
];

/** One line per answer to a question. */
export const responsesCsv = (rows: readonly ResponseRow[]): string =>
  csv(
    columns.map(([heading]) => heading),
    rows.map((row) => columns.map(([, value]) => value(row))),
  );
