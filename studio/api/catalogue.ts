import { type InferResponseType, parseResponse } from 'hono/client';
import type { FeatureInput, RulePeriod, TagRule } from '../../shared/contract/feature.ts';
import type { FeatureFilter } from '../../shared/rules/arrange-features.ts';
import { named, texts, type V1, v1, withEnvironment } from './client.ts';
import type { AskQuery } from './metrics.ts';

export type Feature = InferResponseType<V1['features']['$get']>['features'][number];
export type FeatureVersion = InferResponseType<V1['features'][':id']['versions']['$get']>['versions'][number];
export type FeatureAdoption = InferResponseType<V1['features'][':id']['adoption']['$get']>;
export type TagHit = InferResponseType<V1['tag-hits']['$post']>['hits'][number];
export type Coverage = InferResponseType<V1['catalogue-coverage']['$get']>;
export type UnnamedControl = Coverage['unnamed'][number];
export type LintNote = InferResponseType<V1['catalogue-lint']['$get']>['notes'][number];
export type Drift = InferResponseType<V1['drift']['$get']>;
export type TargetDrift = Drift['targets'][number];
export type TagDrift = Drift['tags'][number];
export type TagMatches = InferResponseType<V1['tag-matches']['$post']>;
export type TagPreview = InferResponseType<V1['tag-preview']['$post']>;

export const modules = {
  list: () => parseResponse(v1.modules.$get()),
  create: (name: string) => parseResponse(v1.modules.$post({ json: { name } })),
  update: (id: number, json: { name?: string; position?: number }) =>
    parseResponse(v1.modules[':id'].$patch({ ...named(id), json })),
  remove: (id: number) => parseResponse(v1.modules[':id'].$delete(named(id))),
};

export const features = {
  list: () => parseResponse(v1.features.$get()),
  /** An address for the browser to follow itself. */
  csvUrl: (query: Partial<FeatureFilter> = {}) =>
    withEnvironment(v1['features.csv'].$path({ query: texts(query) as Record<string, string> })),
  create: (json: FeatureInput) => parseResponse(v1.features.$post({ json })),
  /** Refused with `conflict` when `revision` is not the stored one. */
  update: (id: number, json: FeatureInput & { revision: number }) =>
    parseResponse(v1.features[':id'].$put({ ...named(id), json })),
  adoption: (id: string, query: AskQuery = {}) =>
    parseResponse(v1.features[':id'].adoption.$get({ ...named(id), query: texts(query) })),
  archive: (id: number) => parseResponse(v1.features[':id'].$delete(named(id))),
  /** What the rules take, with `featureId` compared with its stored ones: there before it is counted. */
  matchTag: (rules: TagRule[], featureId?: number) =>
    parseResponse(
      v1['tag-matches'].$post({ json: { rules, ...(featureId !== undefined && { featureId }) } }),
    ),
  /** The same with numbers. */
  previewTag: (rules: TagRule[], featureId?: number) =>
    parseResponse(
      v1['tag-preview'].$post({ json: { rules, ...(featureId !== undefined && { featureId }) } }),
    ),
  /** What meets the rules as it comes in: the first answer's `until` is the `after` of all that follow. */
  watchTag: (rules: TagRule[], after?: string) =>
    parseResponse(v1['tag-hits'].$post({ json: { rules, ...(after !== undefined && { after }) } })),
  eventNames: () => parseResponse(v1['event-names'].$get()),
  versions: (id: number) => parseResponse(v1.features[':id'].versions.$get(named(id))),
  /** Other rules from a day on. Refused with `conflict` when `revision` is not the stored one, as all below. */
  beginVersion: (id: number, json: { revision: number; startsOn: string; rules: TagRule[] }) =>
    parseResponse(v1.features[':id'].versions.$post({ ...named(id), json })),
  moveVersion: (id: number, version: number, json: RulePeriod & { revision: number }) =>
    parseResponse(
      v1.features[':id'].versions[':version'].$patch({
        param: { id: String(id), version: String(version) },
        json,
      }),
    ),
  removeNewestVersion: (id: number, revision: number) =>
    parseResponse(
      v1.features[':id'].versions.newest.$delete({ ...named(id), query: { revision: String(revision) } }),
    ),
  /** Lets a tag count a captured element too. */
  repair: (id: number, json: { revision: number; rule: number; signatureId: number }) =>
    parseResponse(v1.features[':id'].repair.$post({ ...named(id), json })),
};

export const catalogue = {
  coverage: () => parseResponse(v1['catalogue-coverage'].$get()),
  lint: () => parseResponse(v1['catalogue-lint'].$get({ query: {} })),
  drift: () => parseResponse(v1.drift.$get()),
  /** Points a step of a guide's draft at a captured element. */
  repairTarget: (guideId: string, stepId: string, signatureId: number) =>
    parseResponse(
      v1.guides[':guideId'].steps[':stepId'].repair.$post({
        param: { guideId, stepId },
        json: { signatureId },
      }),
    ),
};
