import { stringify } from 'csv-stringify/sync';
import type { AuditRow } from './audit-store.ts';

/** One line per entry. A cell that a spreadsheet would take for a formula is quoted as text. */
export const auditCsv = (entries: readonly AuditRow[]): string =>
  stringify(
    entries.map(({ at, actor, actorName, action, subject, details, network, requestId }) => ({
      ...{ at: at.toISOString(), actor, actorName, action, subject },
      ...{ details: details === null ? '' : JSON.stringify(details), network, requestId },
    })),
    { header: true, bom: true, escape_formulas: true },
  );
