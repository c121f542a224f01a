import { expect, test } from 'vitest';
import { pickSegments, type SegmentListQuery } from '../../../shared/rules/pick-segments.ts';

const segment = (name: string, uses: number, updatedAt: string) => ({
  id: name,
  name,
  uses: Array.from({ length: uses }),
  updatedAt,
});
const all = [
  segment('Trial', 2, '2026-03-01T00:00:00Z'),
  segment('Admins', 0, '2026-03-03T00:00:00Z'),
  segment('Sales admins', 2, '2026-03-02T00:00:00Z'),
];
const names = (query: Partial<SegmentListQuery>) =>
  pickSegments(all, { search: '', sort: 'name', order: 'asc', ...query }).map(({ name }) => name);

test('segments are found by a part of their name, in any case', () => {
  expect(names({ search: ' ADMIN ' })).toEqual(['Admins', 'Sales admins']);
});

test.each([
  ['name', 'desc', ['Trial', 'Sales admins', 'Admins']],
  ['used', 'desc', ['Sales admins', 'Trial', 'Admins']],
  ['changed', 'asc', ['Trial', 'Sales admins', 'Admins']],
] as const)('they are sorted by %s, %s, and among equals by name', (sort, order, wanted) => {
  expect(names({ sort, order })).toEqual(wanted);
});
