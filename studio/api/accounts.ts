import { type InferRequestType, type InferResponseType, parseResponse } from 'hono/client';
import type {
  AccountFields,
  Churn,
  Contact,
  Criterion,
  LevelOverride,
  Note,
  RiskReason,
} from '../../shared/contract/account.ts';
import type { Traits } from '../../shared/contract/audience.ts';
import type { BackTest, BackTestInput } from '../../shared/contract/back-test.ts';
import type { Issue } from '../../shared/contract/issue.ts';
import type { PlanItem } from '../../shared/contract/plan.ts';
import type { StageNames } from '../../shared/contract/stage-names.ts';
import type { ThresholdName } from '../../shared/contract/threshold.ts';
import type { TimelineEntry } from '../../shared/contract/timeline.ts';
import { named, type Paging, part, texts, type V1, v1, withEnvironment } from './client.ts';

export type AccountRow = InferResponseType<V1['accounts']['$get']>['accounts'][number];
export type Account = InferResponseType<V1['accounts'][':id']['$get']>;
export type AccountFeature = InferResponseType<V1['accounts'][':id']['features']['$get']>['features'][number];
type AccountParameters = InferRequestType<V1['accounts']['$get']>['query'];
export type AccountSort = NonNullable<AccountParameters['sort']>;
export interface AccountQuery extends Paging, Omit<AccountParameters, keyof Paging> {}
export type Owner = InferResponseType<V1['owners']['$get']>['owners'][number];
export type Comparison = InferResponseType<V1['accounts'][':id']['comparison']['$get']>;
export type UnitUse = InferResponseType<V1['accounts'][':id']['units']['$get']>['units'][number];
export type KeptCriterion = InferResponseType<V1['accounts'][':id']['criteria']['$get']>['criteria'][number];
export type KeptContact = InferResponseType<V1['accounts'][':id']['contacts']['$get']>['contacts'][number];
export type KeptPlanItem = InferResponseType<V1['accounts'][':id']['plan']['$get']>['items'][number];
export type KeptIssue = InferResponseType<V1['accounts'][':id']['issues']['$get']>['issues'][number];
export type GrowingRow = InferResponseType<V1['growing']['$get']>['growing'][number];
export type DueRow = InferResponseType<V1['due']['$get']>['due'][number];
export type JudgedHistory = InferResponseType<V1['accounts'][':id']['history']['$get']>;
export type Imported = InferResponseType<V1['accounts-import']['$post']>;
export type Threshold = InferResponseType<V1['thresholds']['$get']>['thresholds'][number];

export type SeatedQuery = Pick<
  InferRequestType<V1['accounts'][':id']['users']['$get']>['query'],
  'search' | 'sort' | 'order'
>;

export type AnsweredQuery = Pick<
  InferRequestType<V1['accounts'][':id']['responses']['$get']>['query'],
  'search' | 'order'
>;

export const accounts = {
  backTest: (json: BackTestInput) => parseResponse(v1['back-test'].$post({ json })) as Promise<BackTest>,
  list: (query: AccountQuery = {}) => parseResponse(v1.accounts.$get({ query: texts(query) })),
  /** An address for the browser to follow itself. */
  csvUrl: (query: AccountQuery = {}) => withEnvironment(v1['accounts.csv'].$path({ query: texts(query) })),
  get: (id: string) => parseResponse(v1.accounts[':id'].$get(named(id))),
  /** An address for the browser to follow itself. */
  exportUrl: (id: string) => withEnvironment(v1.accounts[':id'].export.$path(named(id))),
  erase: (id: string) => parseResponse(v1.accounts[':id'].$delete(named(id))),
  users: (id: string, query: SeatedQuery & Paging = {}) =>
    parseResponse(v1.accounts[':id'].users.$get({ ...named(id), query: texts(query) })),
  /** An address for the browser to follow itself. */
  usersCsvUrl: (id: string, query: SeatedQuery = {}) =>
    withEnvironment(v1.accounts[':id']['users.csv'].$path({ ...named(id), query: texts(query) })),
  features: (id: string) => parseResponse(v1.accounts[':id'].features.$get(named(id))),
  responses: (id: string, query: AnsweredQuery & Paging = {}) =>
    parseResponse(v1.accounts[':id'].responses.$get({ ...named(id), query: texts(query) })),
  /** An address for the browser to follow itself. */
  responsesCsvUrl: (id: string, query: AnsweredQuery = {}) =>
    withEnvironment(v1.accounts[':id']['responses.csv'].$path({ ...named(id), query: texts(query) })),
  update: (id: string, json: { name?: string; traits?: Traits; fields?: AccountFields }) =>
    parseResponse(v1.accounts[':id'].$put({ ...named(id), json })),
  /** A CSV with a heading, at most 1 MB. */
  import: (csv: string) => parseResponse(v1['accounts-import'].$post({ json: { csv } })),
  importIssues: (csv: string) => parseResponse(v1['issues-import'].$post({ json: { csv } })),
  units: (id: string) => parseResponse(v1.accounts[':id'].units.$get(named(id))),
  comparison: (id: string) => parseResponse(v1.accounts[':id'].comparison.$get(named(id))),
  due: (owner?: 'mine' | 'team') => parseResponse(v1.due.$get({ query: owner ? { owner } : {} })),
  growing: (owner?: 'mine' | 'team') => parseResponse(v1.growing.$get({ query: owner ? { owner } : {} })),
  plan: (id: string) => parseResponse(v1.accounts[':id'].plan.$get(named(id))),
  addPlanItem: (id: string, json: PlanItem) =>
    parseResponse(v1.accounts[':id'].plan.$post({ ...named(id), json })),
  changePlanItem: (id: string, partId: string, json: PlanItem) =>
    parseResponse(v1.accounts[':id'].plan[':partId'].$put({ ...part(id, partId), json })),
  removePlanItem: (id: string, partId: string) =>
    parseResponse(v1.accounts[':id'].plan[':partId'].$delete(part(id, partId))),
  issues: (id: string) => parseResponse(v1.accounts[':id'].issues.$get(named(id))),
  /** An address for the browser to follow itself. */
  issuesCsvUrl: (id: string) => withEnvironment(v1.accounts[':id']['issues.csv'].$path(named(id))),
  addIssue: (id: string, json: Issue) =>
    parseResponse(v1.accounts[':id'].issues.$post({ ...named(id), json })),
  changeIssue: (id: string, partId: string, json: Issue) =>
    parseResponse(v1.accounts[':id'].issues[':partId'].$put({ ...part(id, partId), json })),
  removeIssue: (id: string, partId: string) =>
    parseResponse(v1.accounts[':id'].issues[':partId'].$delete(part(id, partId))),
  history: (id: string) => parseResponse(v1.accounts[':id'].history.$get({ ...named(id), query: {} })),
  timeline: (id: string) =>
    parseResponse(v1.accounts[':id'].timeline.$get(named(id))) as Promise<{ entries: TimelineEntry[] }>,
  setLevel: (id: string, json: LevelOverride) =>
    parseResponse(v1.accounts[':id'].level.$put({ ...named(id), json })),
  releaseLevel: (id: string) => parseResponse(v1.accounts[':id'].level.$delete(named(id))),
  lose: (id: string, json: Churn) => parseResponse(v1.accounts[':id'].churn.$put({ ...named(id), json })),
  regain: (id: string) => parseResponse(v1.accounts[':id'].churn.$delete(named(id))),
  criteria: (id: string) => parseResponse(v1.accounts[':id'].criteria.$get(named(id))),
  addCriterion: (id: string, json: Criterion) =>
    parseResponse(v1.accounts[':id'].criteria.$post({ ...named(id), json })),
  changeCriterion: (id: string, partId: string, json: Criterion) =>
    parseResponse(v1.accounts[':id'].criteria[':partId'].$put({ ...part(id, partId), json })),
  removeCriterion: (id: string, partId: string) =>
    parseResponse(v1.accounts[':id'].criteria[':partId'].$delete(part(id, partId))),
  contacts: (id: string) => parseResponse(v1.accounts[':id'].contacts.$get(named(id))),
  addContact: (id: string, json: Contact) =>
    parseResponse(v1.accounts[':id'].contacts.$post({ ...named(id), json })),
  changeContact: (id: string, partId: string, json: Contact) =>
    parseResponse(v1.accounts[':id'].contacts[':partId'].$put({ ...part(id, partId), json })),
  removeContact: (id: string, partId: string) =>
    parseResponse(v1.accounts[':id'].contacts[':partId'].$delete(part(id, partId))),
  addNote: (id: string, json: Note) => parseResponse(v1.accounts[':id'].notes.$post({ ...named(id), json })),
  removeNote: (id: string, partId: string) =>
    parseResponse(v1.accounts[':id'].notes[':partId'].$delete(part(id, partId))),
  raiseReason: (id: string, json: RiskReason) =>
    parseResponse(v1.accounts[':id']['risk-reasons'].$post({ ...named(id), json })),
  dropReason: (id: string, partId: string) =>
    parseResponse(v1.accounts[':id']['risk-reasons'][':partId'].$delete(part(id, partId))),
};

export const owners = {
  list: () => parseResponse(v1.owners.$get()),
};

export const stageNames = {
  /** Stages that are left out have their usual names again. */
  rename: (names: StageNames) => parseResponse(v1['stage-names'].$put({ json: { names } })),
};

export const thresholds = {
  list: () => parseResponse(v1.thresholds.$get()),
  /** Null makes one the default again. */
  update: (json: Partial<Record<ThresholdName, number | null>>) =>
    parseResponse(v1.thresholds.$patch({ json: json as Record<ThresholdName, number | null> })),
};
