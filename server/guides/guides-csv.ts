import { stringify } from 'csv-stringify/sync';
import { completionOf } from '../../shared/rules/pick-guides.ts';
import type { GuidePerson } from '../metrics/guide-results.ts';
import type { GuideSummary } from './list-guides.ts';

export const csvHeaders = (filename: string) => ({
  'Content-Type': 'text/csv; charset=utf-8',
  'Content-Disposition': `attachment; filename="${filename}"`,
});

/**
 * As spreadsheets take it: UTF-8 with a mark at the start, so that Chinese names survive Excel, and with what would
 * be run as a formula turned into text, because names come from strangers.
 */
const csv = (columns: string[], rows: (string | number | null)[][]): string =>
  stringify(rows, { header: true, columns, bom: true, escape_formulas: true });

export const guidesCsv = (guides: readonly GuideSummary[]): string =>
  csv(
    [
      'id',
      'name',
      'kind',
      'liveVersion',
      'hasUnpublishedChanges',
      'audience',
      'shownUsers',
      'startedUsers',
      'completedUsers',
      'completion',
      'targets',
      'updatedAt',
    ],
    guides.map((guide) => [
      guide.id,
      guide.name,
      guide.kind,
      guide.live?.version ?? null,
      guide.hasUnpublishedChanges ? 'true' : 'false',
      guide.audience,
      guide.shownUsers,
      guide.startedUsers,
      guide.completedUsers,
      completionOf(guide)?.toFixed(4) ?? null,
      guide.health,
      guide.updatedAt.toISOString(),
    ]),
  );

export const guidePeopleCsv = (people: readonly GuidePerson[]): string =>
  csv(
    ['userId', 'userName', 'isAnonymous', 'accountId', 'accountName', 'at'],
    people.map(({ id, name, isAnonymous, accountId, accountName, at }) => [
      id,
      name,
      isAnonymous ? 'true' : 'false',
      accountId,
      accountName,
      at.toISOString(),
    ]),
  );
