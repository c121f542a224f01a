import { expect, test } from 'vitest';
import type { GuideSummary } from '../../../studio/api.ts';
import { arrangeGuides, readGuideQuery } from '../../../studio/guides/guides-model.ts';

const guide = (id: string): GuideSummary => ({
  id,
  kind: 'walkthrough',
  name: id,
  title: null,
  revision: 1,
  updatedAt: '2026-03-01T00:00:00Z',
  audience: 'everybody',
  live: null,
  hasUnpublishedChanges: false,
  isArchived: false,
  plannedAt: null,
  isPlanGivenUp: false,
  isInReview: false,
  stepCount: 1,
  shownUsers: null,
  startedUsers: null,
  completedUsers: null,
  health: null,
});
const listed = [guide('News'), guide('Tour')];
const counts = [{ id: 'Tour', shownUsers: 8, startedUsers: 8, completedUsers: 2 }];

test('the list of guides stands before their users are counted', () => {
  const early = arrangeGuides(listed, undefined, readGuideQuery({ sort: 'name' }));
  expect(early?.map(({ name, shownUsers }) => [name, shownUsers])).toEqual([
    ['News', null],
    ['Tour', null],
  ]);
});

test('counts come to their guides, and none is a guide that nobody has had', () => {
  const counted = arrangeGuides(listed, counts, readGuideQuery({ sort: 'name' }));
  expect(counted?.map(({ shownUsers, completedUsers }) => [shownUsers, completedUsers])).toEqual([
    [0, 0],
    [8, 2],
  ]);
});

test('an order by counts waits for them', () => {
  for (const sort of ['shown', 'completion']) {
    const query = readGuideQuery({ sort });
    expect(arrangeGuides(listed, undefined, query)).toBeUndefined();
    expect(arrangeGuides(listed, counts, query)?.map(({ name }) => name)).toEqual(['Tour', 'News']);
  }
});
