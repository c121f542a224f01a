import { csv } from '../http/csv.ts';
import type { AuditRow } from './audit-store.ts';

const columns = [
  'at',
  'actor',
  'actorName',
  'action',
  'subject',
  'subjectName',
  'details',
  'network',
  'requestId',
];

/** One line per entry. */
export const auditCsv = (entries: readonly AuditRow[]): string =>
  csv(
    columns,
    entries.map(({ at, actor, actorName, action, subject, subjectName, details, network, requestId }) => [
      ...[at.toISOString(), actor, actorName, action, subject, subjectName],
      ...[details === null ? '' : JSON.stringify(details), network, requestId],
    ]),
  );
