import { sql } from 'kysely';
import type { Members, Metric } from '../metric.ts';
import { offeredFeatures } from '../offered-features.ts';
import { usedOf } from './feature-usage-rate.ts';

const modulesOf = (features: Members): Members => sql`
  select distinct f.module_id as id from (${features}) as o join feature f on f.id = o.id where f.module_id is not null`;

const coreOf = (features: Members): Members => sql`
  select o.id from (${features}) as o join feature f on f.id = o.id where f.is_core`;

export const modulesUsed: Metric = {
  noun: 'modules',
  part: async (ask, db) => modulesOf(usedOf(ask, await offeredFeatures(ask, db))),
  whole: async (ask, db) => modulesOf(await offeredFeatures(ask, db)),
};

export const coreModulesUsed: Metric = {
  noun: 'modules',
  part: async (ask, db) => modulesOf(coreOf(usedOf(ask, await offeredFeatures(ask, db)))),
  whole: async (ask, db) => modulesOf(coreOf(await offeredFeatures(ask, db))),
};
