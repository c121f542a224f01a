import { computed, createModel, signal } from '@preact/signals';
import { type AccountFeature, api } from '../api.ts';
import { createResource } from '../resource.ts';

/** An answer given in the host app shows here within 5 seconds. */
const pollMs = 3000;

export const pageSize = 50;

export const accountTabs = ['users', 'features', 'answers'] as const;
export const featureFilters = ['all', 'used', 'unused'] as const;
export type FeatureFilter = (typeof featureFilters)[number];

/** Most used first; those never used keep the catalogue's order. */
export function filterFeatures(features: readonly AccountFeature[], filter: FeatureFilter): AccountFeature[] {
  return features
    .filter((feature) => filter === 'all' || feature.uses28 > 0 === (filter === 'used'))
    .toSorted((a, b) => b.uses28 - a.uses28);
}

export const AccountModel = createModel((id: string) => {
  const series = signal<'activeUsers' | 'uses'>('activeUsers');
  const featureFilter = signal<FeatureFilter>('all');
  const account = createResource(() => api.accounts.get(id), { pollMs });
  const answersOffset = signal(0);
  const usersOffset = signal(0);
  const answers = createResource(
    () => api.accounts.responses(id, { limit: pageSize, offset: answersOffset.value }),
    { pollMs },
  );
  const users = createResource(() => api.accounts.users(id, { limit: pageSize, offset: usersOffset.value }));
  const features = createResource(() => api.accounts.features(id));
  const shownFeatures = computed(() => {
    const all = features.data.value?.features;
    return all && filterFeatures(all, featureFilter.value);
  });
  return {
    series,
    featureFilter,
    account,
    answers,
    answersOffset,
    users,
    usersOffset,
    features,
    shownFeatures,
  };
});
