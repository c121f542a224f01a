import { type Cell, csv } from '../http/csv.ts';
import type { AnswerRow } from './answer-store.ts';

const columns: [heading: string, value: (row: AnswerRow) => Cell][] = [
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

export const answersCsv = (rows: readonly AnswerRow[]): string =>
  csv(
    columns.map(([heading]) => heading),
    rows.map((row) => columns.map(([, value]) => value(row))),
  );
