import type { Queryable } from '../db/database.ts';
import { type EntrySource, type FeatureSource, selectFeatureSources } from './feature-map-store.ts';

/** Which features a dictionary entry counts for, as of one version of the catalogue. */
export interface FeatureMap {
  featuresOf(source: EntrySource, id: number): readonly number[];
}

interface Cached {
  catalogueVersion: number;
  bySource: ReadonlyMap<string, number[]>;
}

const none: readonly number[] = [];
const keyOf = (source: EntrySource, id: number) => `${source}:${id}`;

/** The tag rules of every environment, evaluated and held in memory until their catalogue changes. */
export function createFeatureMaps() {
  const byEnvironment = new Map<number, Cached>();

  return {
    /** The map of that version; reads it anew when another one is held. */
    async at(trx: Queryable, environmentId: number, catalogueVersion: number): Promise<FeatureMap> {
      let cached = byEnvironment.get(environmentId);
      if (cached?.catalogueVersion !== catalogueVersion) {
        const bySource = bySourceOf(await selectFeatureSources(trx, environmentId));
        cached = { catalogueVersion, bySource };
        byEnvironment.set(environmentId, cached);
      }
      const { bySource } = cached;
      return { featuresOf: (source, id) => bySource.get(keyOf(source, id)) ?? none };
    },
  };
}

function bySourceOf(sources: readonly FeatureSource[]): ReadonlyMap<string, number[]> {
  const bySource = new Map<string, number[]>();
  for (const { source, sourceId, featureId } of sources) {
    const key = keyOf(source, sourceId);
    const features = bySource.get(key);
    if (features) features.push(featureId);
    else bySource.set(key, [featureId]);
  }
  return bySource;
}
