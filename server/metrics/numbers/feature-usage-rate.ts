import { sql } from 'kysely';
import type { Ask } from '../ask.ts';
import { featureDays } from '../feature-days.ts';
import type { Members, Metric } from '../metric.ts';
import { offeredFeatures, wholeCatalogue } from '../offered-features.ts';

/** Of the features in `offered` those that anybody who is asked about used in the period. */
export const usedOf = (ask: Ask, offered: Members): Members => sql`
  select o.id from (${offered}) as o
  where o.id in (select d.feature_id from (${featureDays(ask)}) as d)`;

export const featuresUsed: Metric = {
  noun: 'features',
  part: async (ask, db) => usedOf(ask, await offeredFeatures(ask, db)),
};

export const featuresAvailable: Metric = { noun: 'features', part: offeredFeatures };

export const featureUsageRate: Metric = { ...featuresUsed, whole: offeredFeatures };

/** The same of all that there is, bought or not. */
export const catalogueUsageRate: Metric = {
  noun: 'features',
  part: (ask) => usedOf(ask, wholeCatalogue(ask)),
  whole: wholeCatalogue,
};
