import { csv } from '../http/csv.ts';
import type { FeatureRow } from './feature-store.ts';
import type { Module } from './module-store.ts';

/** The catalogue with its use in the last 28 days. */
export function featuresCsv(features: readonly FeatureRow[], modules: readonly Module[]): string {
  const moduleNames = new Map(modules.map(({ id, name }) => [id, name]));
  return csv(
    ['id', 'name', 'module', 'isCore', 'class', 'users28', 'accounts28', 'uses28', 'lastUsedOn'],
    features.map((feature) => [
      feature.id,
      feature.name,
      moduleNames.get(feature.moduleId ?? -1) ?? null,
      String(feature.isCore),
      feature.featureClass,
      feature.users28,
      feature.accounts28,
      feature.uses28,
      feature.lastUsedOn,
    ]),
  );
}
