import { computed, createModel } from '@preact/signals';
import type { FeatureInput } from '../../shared/contract/feature.ts';
import { api, type Feature, type TagDrift, type TargetDrift } from '../api.ts';
import { createResource } from '../resource.ts';
import { may } from '../session.ts';

/** What is to be saved, and from which day on its rules count; undefined: on all days of the version they replace. */
export interface FeatureChange {
  input: FeatureInput;
  rulesFrom: string | undefined;
}

export const FeaturesModel = createModel(() => {
  const list = createResource(() => api.features.list(), { pollMs: 15_000 });
  const modules = createResource(() => api.modules.list());
  // How good the catalogue is concerns those who make it; nobody else is answered.
  const forMakers = <T>(load: () => Promise<T>) =>
    createResource(async () => (may('catalogue.write') ? load() : undefined), { after: list });
  const coverage = forMakers(() => api.catalogue.coverage());
  const lint = forMakers(() => api.catalogue.lint());
  const drift = forMakers(() => api.catalogue.drift());

  const reload = () => {
    for (const resource of [list, coverage, lint, drift]) resource.reload();
  };
  /** Does it, then shows what became of everything. */
  const then = async <Result>(work: Promise<Result>): Promise<Result> => {
    const result = await work;
    reload();
    return result;
  };

  return {
    list,
    coverage,
    lint,
    drift,
    features: computed(() => list.data.value?.features),
    ofModules: modules,
    modules: computed(() => modules.data.value?.modules ?? []),
    toRepair: computed(() => {
      const found = drift.data.value;
      return (
        found && {
          targets: found.targets.filter(({ needsRepair }) => needsRepair),
          tags: found.tags.filter(({ needsRepair }) => needsRepair),
        }
      );
    }),
    async save(feature: Feature | undefined, { input, rulesFrom }: FeatureChange): Promise<void> {
      if (!feature) await then(api.features.create(input));
      else if (rulesFrom === undefined) {
        await then(api.features.update(feature.id, { ...input, revision: feature.revision }));
      } else {
        const saved = await api.features.update(feature.id, {
          ...input,
          rules: feature.rules,
          revision: feature.revision,
        });
        const begun = { revision: saved.revision, startsOn: rulesFrom, rules: input.rules };
        await then(api.features.beginVersion(feature.id, begun));
      }
    },
    archive: (feature: Feature) => then(api.features.archive(feature.id)),
    endVersion: (feature: Feature, version: number, startsOn: string | null, endsOn: string | null) =>
      then(api.features.moveVersion(feature.id, version, { revision: feature.revision, startsOn, endsOn })),
    takeBackVersion: (feature: Feature) =>
      then(api.features.removeNewestVersion(feature.id, feature.revision)),
    async repairTag({ featureId, rule }: TagDrift, signatureId: number): Promise<void> {
      const feature = list.data.peek()?.features.find(({ id }) => id === featureId);
      if (feature)
        await then(api.features.repair(featureId, { revision: feature.revision, rule, signatureId }));
    },
    repairTarget: ({ guideId, stepId }: TargetDrift, signatureId: number) =>
      then(api.catalogue.repairTarget(guideId, stepId, signatureId)),
    async addModule(name: string): Promise<number> {
      const { id } = await api.modules.create(name);
      modules.reload();
      return id;
    },
    async renameModule(id: number, name: string): Promise<void> {
      await api.modules.update(id, { name });
      modules.reload();
    },
    /** One place up or down in the list. */
    async moveModule(id: number, by: -1 | 1): Promise<void> {
      const all = modules.data.peek()?.modules ?? [];
      const at = all.findIndex((module) => module.id === id);
      const [one, other] = [all[at], all[at + by]];
      if (!one || !other) return;
      // Positions may be equal: every module gets its own.
      const order = all.with(at, other).with(at + by, one);
      for (const [index, module] of order.entries()) {
        if (module.position !== index + 1) await api.modules.update(module.id, { position: index + 1 });
      }
      modules.reload();
    },
    async removeModule(id: number): Promise<void> {
      await api.modules.remove(id);
      modules.reload();
      list.reload();
    },
  };
});

export type Catalogue = InstanceType<typeof FeaturesModel>;
