export const featureSorts = ['name', 'uses28', 'users28', 'accounts28', 'lastUsedOn'] as const;
export type FeatureSort = (typeof featureSorts)[number];

/** A list of features as its address asks for it: the studio and the export of the list arrange alike. */
export interface FeatureFilter {
  search: string;
  /** `none`: those without a module. */
  module?: number | 'none' | undefined;
  sort: FeatureSort;
  order: 'asc' | 'desc';
}

interface ListedFeature {
  name: string;
  moduleId: number | null;
  uses28: number;
  users28: number;
  accounts28: number;
  lastUsedOn: string | null;
}

/** The features asked for, in the order asked for; those never used count as used least and longest ago. */
export function arrangeFeatures<Feature extends ListedFeature>(
  features: readonly Feature[],
  { search, module, sort, order }: FeatureFilter,
): Feature[] {
  const wanted = search.toLocaleLowerCase();
  const sign = order === 'asc' ? 1 : -1;
  return features
    .filter((feature) => feature.name.toLocaleLowerCase().includes(wanted))
    .filter((feature) => module === undefined || feature.moduleId === (module === 'none' ? null : module))
    .toSorted((a, b) => sign * compare(a[sort], b[sort]) || a.name.localeCompare(b.name));
}

function compare(a: string | number | null, b: string | number | null): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return String(a ?? '').localeCompare(String(b ?? ''));
}
