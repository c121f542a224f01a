import { stringify } from 'csv-stringify/sync';
import type { AnswerRow } from './answer-store.ts';

const columns: [heading: string, value: (row: AnswerRow) => string | number | null][] = [
  ['answeredAt', (row) => row.answeredAt.toISOString()],
  ['userId', (row) => row.userId],
  ['userName', (row) => row.userName],
  ['role', (row) => row.role],
  ['accountId', (row) => row.accountId],
  ['accountName', (row) => row.accountName],
  ['survey', (row) => row.guideName],
  ['score', (row) => row.score],
  ['scale', (row) => row.scale],
  ['satisfaction', (row) => row.satisfaction],
  ['choices', (row) => row.choices.join(' | ')],
  ['comment', (row) => row.comment],
  ['selectedSample', (row) => (row.isSelectedSample ? 'yes' : 'no')],
  ['tags', (row) => row.tags.join(' | ')],
];

/** As spreadsheets take it: with a mark at the start, and what would be run as a formula turned into text. */
export const answersCsv = (rows: readonly AnswerRow[]): string =>
  stringify(
    rows.map((row) => columns.map(([, value]) => value(row))),
    { header: true, columns: columns.map(([heading]) => heading), bom: true, escape_formulas: true },
  );
