import { expect, test } from 'vitest';
import { arrangeFeatures, type FeatureFilter } from '../../../shared/rules/arrange-features.ts';
import type { Feature } from '../../../studio/api.ts';

const feature = (name: string, parts: Partial<Feature> = {}): Feature => ({
  id: 1,
  name,
  moduleId: null,
  isCore: false,
  featureClass: 'record',
  availability: { type: 'all' },
  rules: [],
  version: 1,
  startsOn: null,
  endsOn: null,
  revision: 1,
  createdAt: '2026-03-01T00:00:00Z',
  uses28: 0,
  users28: 0,
  accounts28: 0,
  lastUsedOn: null,
  ...parts,
});

const features = [
  feature('Export', { moduleId: 1, uses28: 5, lastUsedOn: '2026-03-01' }),
  feature('Import', { moduleId: 2, uses28: 9 }),
  feature('Approve', { uses28: 5, lastUsedOn: '2026-03-04' }),
];
const names = (filter: Partial<FeatureFilter>) =>
  arrangeFeatures(features, { search: '', module: undefined, sort: 'name', order: 'asc', ...filter }).map(
    ({ name }) => name,
  );

test('features are found by a part of their name, however it is written', () => {
  expect(names({ search: 'PORT' })).toEqual(['Export', 'Import']);
});

test('a module shows its own, and none those without one', () => {
  expect(names({ module: 1 })).toEqual(['Export']);
  expect(names({ module: 'none' })).toEqual(['Approve']);
});

test('equal numbers are sorted by name, and what was never used stands as the longest ago', () => {
  expect(names({ sort: 'uses28', order: 'desc' })).toEqual(['Import', 'Approve', 'Export']);
  expect(names({ sort: 'lastUsedOn', order: 'desc' })).toEqual(['Approve', 'Export', 'Import']);
});
