import { completionOf } from '../../shared/rules/pick-guides.ts';
import { csv } from '../http/csv.ts';
import type { AccountCounts } from '../metrics/guide-results.ts';
import type { GuidePerson } from '../metrics/reached-people.ts';
import type { GuideSummary } from './list-guides.ts';

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

export const guideAccountsCsv = (accounts: readonly AccountCounts[]): string =>
  csv(
    ['accountId', 'accountName', 'shown', 'started', 'completed', 'dismissed'],
    accounts.map(({ id, name, shown, started, completed, dismissed }) => [
      ...[id, name, shown, started, completed, dismissed],
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
