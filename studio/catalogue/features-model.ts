import { computed, createModel } from '@preact/signals';
import type { FeatureInput } from '../../shared/contract/feature.ts';
import { api, type Feature } from '../api.ts';
import { createResource } from '../resource.ts';
import type { SortOrder } from '../ui/table.tsx';

export const FeaturesModel = createModel(() => {
  const list = createResource(() => api.features.list(), { pollMs: 15_000 });
  const modules = createResource(() => api.modules.list());
  return {
    list,
    features: computed(() => list.data.value?.features),
    modules: computed(() => modules.data.value?.modules ?? []),
    async save(feature: Feature | undefined, input: FeatureInput): Promise<void> {
      if (feature) await api.features.update(feature.id, { ...input, revision: feature.revision });
      else await api.features.create(input);
      list.reload();
    },
    async addModule(name: string): Promise<number> {
      const { id } = await api.modules.create(name);
      modules.reload();
      return id;
    },
    async archive(feature: Feature): Promise<void> {
      await api.features.archive(feature.id);
      list.reload();
    },
  };
});

export const featureSorts = ['name', 'uses28', 'users28', 'accounts28', 'lastUsedOn'] as const;
export type FeatureSort = (typeof featureSorts)[number];

export interface FeatureFilter {
  search: string;
  moduleId: number | undefined;
  sort: FeatureSort;
  order: SortOrder;
}

/** The features asked for, in the order asked for; those never used count as used least and longest ago. */
export function arrangeFeatures(
  features: Feature[],
  { search, moduleId, sort, order }: FeatureFilter,
): Feature[] {
  const wanted = search.toLocaleLowerCase();
  const sign = order === 'asc' ? 1 : -1;
  return features
    .filter((feature) => feature.name.toLocaleLowerCase().includes(wanted))
    .filter((feature) => moduleId === undefined || feature.moduleId === moduleId)
    .toSorted((a, b) => sign * compare(a[sort], b[sort]) || a.name.localeCompare(b.name));
}

function compare(a: string | number | null, b: string | number | null): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return String(a ?? '').localeCompare(String(b ?? ''));
}
