import type { Generated, GeneratedAlways } from 'kysely';
import type { Availability, FeatureClass, TagRule } from '../../../shared/contract/feature.ts';
import type { Signature } from '../../../shared/contract/signature.ts';
import type { Day, Json } from './column-types.ts';

/** Modules, features and tags, and the dictionaries that events refer to. */
export interface CatalogueTables {
  module: { id: GeneratedAlways<number>; workspaceId: number; appId: number; name: string; position: number };
  feature: {
    id: GeneratedAlways<number>;
    workspaceId: number;
    appId: number;
    moduleId: number | null;
    name: string;
    isCore: boolean;
    featureClass: FeatureClass;
    availability: Json<Availability>;
    revision: Generated<number>;
    /** The edition of the judge that has found its entries. */
    judgedBy: Generated<number>;
    createdAt: Date;
    archivedAt: Date | null;
  };
  /** The rules of a feature and the days on which they count, both included; null: without an end on that side. */
  tagVersion: {
    featureId: number;
    version: number;
    workspaceId: number;
    rules: Json<TagRule[]>;
    startsOn: Day | null;
    endsOn: Day | null;
    createdAt: Date;
    createdBy: string;
  };
  /** Which dictionary entries count for a feature on which days: the tag rules, evaluated. */
  featureSource: {
    environmentId: number;
    featureId: number;
    version: number;
    /** Code of the event kind: what `entryId` is the id of. */
    kind: number;
    entryId: number;
    /** Only uses on these pages; null: on any. */
    pageScopeId: number | null;
    /** `-infinity` and `infinity` for open ends. */
    startsOn: Day;
    endsOn: Day;
  };
  /** Patterns that a rule limits itself to, and the pages that meet any of them. */
  pageScope: { id: GeneratedAlways<number>; environmentId: number; patterns: Json<string[]> };
  pageScopePage: { pageScopeId: number; pageId: number };
  eventName: { id: GeneratedAlways<number>; environmentId: number; kind: number; name: string };
  page: { id: GeneratedAlways<number>; environmentId: number; path: string };
  signature: {
    id: GeneratedAlways<number>;
    environmentId: number;
    hash: string;
    signature: Json<Signature>;
    firstSeenAt: Date;
  };
  /** A release of the host app, as its pages name it. */
  hostBuild: { id: GeneratedAlways<number>; environmentId: number; name: string; firstSeenAt: Date };
}
