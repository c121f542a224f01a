import { expect, test } from 'vitest';
import {
  completionOf,
  type GuideListQuery,
  type ListedGuide,
  pickGuides,
} from '../../../shared/rules/pick-guides.ts';

const guide = (id: string, parts: Partial<ListedGuide> = {}): ListedGuide => ({
  id,
  kind: 'walkthrough',
  name: id,
  audience: 'everybody',
  updatedAt: '2026-03-01T00:00:00Z',
  live: null,
  hasUnpublishedChanges: false,
  isArchived: false,
  plannedAt: null,
  isInReview: false,
  shownUsers: 0,
  startedUsers: 0,
  completedUsers: 0,
  health: null,
  ...parts,
});

const guides = [
  guide('Tour', { live: {}, startedUsers: 10, completedUsers: 5, health: 'missing' }),
  guide('News', { live: {}, kind: 'announcement', hasUnpublishedChanges: true, health: 'found' }),
  guide('Old', { isArchived: true }),
  guide('Plan', { plannedAt: '2026-04-01T00:00:00Z', startedUsers: 10, completedUsers: 9 }),
  guide('Ask', { isInReview: true, audience: 'user role is admin' }),
];

const picked = (query: Partial<GuideListQuery>) =>
  pickGuides(guides, { search: '', state: 'all', sort: 'name', order: 'asc', ...query }).map(({ id }) => id);

test.each<[Partial<GuideListQuery>, string[]]>([
  [{}, ['Ask', 'News', 'Plan', 'Tour']],
  [{ state: 'live' }, ['News', 'Tour']],
  [{ state: 'changed' }, ['News']],
  [{ state: 'planned' }, ['Plan']],
  [{ state: 'review' }, ['Ask']],
  [{ state: 'draft' }, ['Ask', 'Plan']],
  [{ state: 'archived' }, ['Old']],
  [{ kind: 'announcement' }, ['News']],
  [{ search: 'ROLE IS' }, ['Ask']],
  [{ order: 'desc' }, ['Tour', 'Plan', 'News', 'Ask']],
  [{ sort: 'completion', order: 'desc' }, ['Plan', 'Tour', 'Ask', 'News']],
  [{ sort: 'completion', order: 'asc' }, ['Tour', 'Plan', 'Ask', 'News']],
  [{ sort: 'health', order: 'desc' }, ['Tour', 'News', 'Ask', 'Plan']],
])('guides that are asked for by %j', (query, expected) => {
  expect(picked(query)).toEqual(expected);
});

test('a help, which has no end, is completed by nobody rather than by none of those who opened it', () => {
  const opened = { startedUsers: 10, completedUsers: 0 };
  expect(completionOf(guide('Help', { kind: 'help', ...opened }))).toBeUndefined();
  expect(completionOf(guide('Tour', opened))).toBe(0);
});
