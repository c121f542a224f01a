import { expect, test } from 'vitest';
import { filterFeatures } from '../../../studio/accounts/account-model.ts';
import type { AccountFeature } from '../../../studio/api.ts';

const feature = (name: string, uses28: number): AccountFeature => ({
  id: name.length,
  name,
  moduleName: null,
  isCore: false,
  users28: uses28 > 0 ? 1 : 0,
  uses28,
  lastUsedOn: null,
  weeks: [],
});
const features = [feature('never', 0), feature('often', 90), feature('not lately', 0), feature('seldom', 2)];
const names = (filter: 'all' | 'used' | 'unused') => filterFeatures(features, filter).map(({ name }) => name);

test('an account’s features stand by use, and those without use are there too', () => {
  expect(names('all')).toEqual(['often', 'seldom', 'never', 'not lately']);
  expect(names('used')).toEqual(['often', 'seldom']);
  expect(names('unused')).toEqual(['never', 'not lately']);
});
