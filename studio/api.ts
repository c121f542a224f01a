import { signal } from '@preact/signals';
import { hc, type InferRequestType, type InferResponseType, parseResponse } from 'hono/client';
import type { App } from '../server/app.ts';
import type { Audience, Traits } from '../shared/contract/audience.ts';
import type { DryRunResult } from '../shared/contract/dry-run.ts';
import type { FeatureInput, RulePeriod, TagRule } from '../shared/contract/feature.ts';
import type { Goal, GuideContent, GuideKind } from '../shared/contract/guide.ts';
import type { Response as Answer } from '../shared/contract/response.ts';
import type { SegmentInput } from '../shared/contract/segment.ts';
import type { GuideListQuery } from '../shared/rules/pick-guides.ts';
import { ApiError, errorOf } from './api-error.ts';
import { words } from './api-words.ts';
import { t } from './ui/i18n.ts';

export { ApiError } from './api-error.ts';

/** The environment whose data every request asks for; kept by `session.ts`. */
export const requestedEnvironmentId = signal<number | undefined>(undefined);
/** Called when the session has ended; set by `session.ts`. */
export const whenSignedOut: { call: () => void } = { call: () => {} };

/** The address with the environment in it. */
export function withEnvironment(url: string, id = requestedEnvironmentId.peek()): string {
  if (id === undefined) return url;
  return `${url}${url.includes('?') ? '&' : '?'}environment=${id}`;
}

/** Every answer that is not 2xx becomes an ApiError, and so does none at all. */
async function send(input: RequestInfo | URL, init?: RequestInit, environmentId?: number): Promise<Response> {
  const response = await fetch(withEnvironment(String(input), environmentId), init).catch(() => {
    throw new ApiError('unreachable', t(words.unreachable));
  });
  if (response.ok) return response;
  const error = await errorOf(response);
  // Before sign-in it is an answer, not an event.
  if (error.code === 'not_signed_in' && new URL(String(input)).pathname !== '/api/v1/session')
    whenSignedOut.call();
  throw error;
}

/** For a request that is about another environment than the one the studio shows. */
const inEnvironment = (environmentId: number) => ({
  fetch: (input: RequestInfo | URL, init?: RequestInit) => send(input, init, environmentId),
});

const origin = globalThis.location?.origin ?? 'http://studio';
const v1 = hc<App>(origin, { fetch: (input: RequestInfo | URL, init?: RequestInit) => send(input, init) }).api
  .v1;

/** A host app's id may hold any character. */
const named = (id: string | number) => ({ param: { id: encodeURIComponent(id) } });

export interface Paging {
  limit?: number;
  offset?: number;
}

/** Query parameters are texts; what is not given is left out. */
const texts = <Query extends object>(query: Query) =>
  Object.fromEntries(
    Object.entries(query).flatMap(([name, value]) =>
      value === undefined || value === '' ? [] : [[name, String(value)]],
    ),
  ) as { [Name in keyof Query]: NonNullable<Query[Name]> extends number ? string : Query[Name] };

/** Every management route the studio uses, by noun. All throw ApiError. */
export const api = {
  setup: {
    get: () => parseResponse(v1.setup.$get()),
    create: (json: SetupInput) => parseResponse(v1.setup.$post({ json })),
  },
  session: {
    get: () => parseResponse(v1.session.$get()),
    create: (email: string, password: string) =>
      parseResponse(v1.session.$post({ json: { email, password } })),
    end: () => parseResponse(v1.session.$delete()),
    list: () => parseResponse(v1.sessions.$get()),
    endOther: (id: string) => parseResponse(v1.sessions[':id'].$delete(named(id))),
  },
  member: {
    update: (json: InferRequestType<typeof v1.member.$patch>['json']) =>
      parseResponse(v1.member.$patch({ json })),
  },
  apps: {
    create: (json: { name: string; url: string }) => parseResponse(v1.apps.$post({ json })),
    update: (id: number, json: { name?: string; url?: string }) =>
      parseResponse(v1.apps[':id'].$patch({ ...named(id), json })),
  },
  environment: {
    update: (json: { isStopped: boolean }) => parseResponse(v1.environment.$patch({ json })),
    install: () => parseResponse(v1.install.$get()),
  },
  keys: {
    list: () => parseResponse(v1.keys.$get()),
    create: (json: { name: string; scope: KeyScope }) => parseResponse(v1.keys.$post({ json })),
    revoke: (id: string) => parseResponse(v1.keys[':id'].$delete(named(id))),
  },
  metrics: {
    overview: () => parseResponse(v1.metrics.overview.$get()),
  },
  accounts: {
    list: (query: AccountQuery = {}) => parseResponse(v1.accounts.$get({ query: texts(query) })),
    /** An address for the browser to follow itself. */
    csvUrl: (query: AccountQuery = {}) => withEnvironment(v1['accounts.csv'].$path({ query: texts(query) })),
    get: (id: string) => parseResponse(v1.accounts[':id'].$get(named(id))),
    users: (id: string, query: Paging = {}) =>
      parseResponse(v1.accounts[':id'].users.$get({ ...named(id), query: texts(query) })),
    features: (id: string) => parseResponse(v1.accounts[':id'].features.$get(named(id))),
    responses: (id: string, query: Paging = {}) =>
      parseResponse(v1.accounts[':id'].responses.$get({ ...named(id), query: texts(query) })),
    update: (id: string, json: { name?: string; traits?: Traits }) =>
      parseResponse(v1.accounts[':id'].$put({ ...named(id), json })),
  },
  users: {
    list: (query: Paging & { search?: string } = {}) => parseResponse(v1.users.$get({ query: texts(query) })),
    get: (id: string) => parseResponse(v1.users[':id'].$get(named(id))),
    update: (
      id: string,
      json: { name?: string; traits?: Traits; accountIds?: string[]; isDeactivated?: boolean },
    ) => parseResponse(v1.users[':id'].$put({ ...named(id), json })),
  },
  responses: {
    list: (query: Paging & { kind?: Answer['questionKind'] } = {}) =>
      parseResponse(v1.responses.$get({ query: texts(query) })),
  },
  guides: {
    list: (isArchived = false) =>
      parseResponse(v1.guides.$get({ query: isArchived ? { archived: 'true' as const } : {} })),
    /** An address for the browser to follow itself. */
    csvUrl: (query: Partial<GuideListQuery>) =>
      withEnvironment(v1['guides.csv'].$path({ query: texts(query) })),
    restore: (id: string, isLive: boolean) =>
      parseResponse(v1.guides[':id'].restore.$post({ ...named(id), json: { isLive } })),
    get: (id: string) => parseResponse(v1.guides[':id'].$get(named(id))) as Promise<Guide>,
    create: (json: { kind: GuideKind; name: string; draft: GuideContent }) =>
      parseResponse(v1.guides.$post({ json })),
    /** Refused with `conflict` when `revision` is not the stored one. */
    saveDraft: (id: string, json: { revision: number; name: string; draft: GuideContent }) =>
      parseResponse(v1.guides[':id'].draft.$put({ ...named(id), json })),
    publish: (id: string, revision: number, environmentId: number) =>
      parseResponse(
        v1.guides[':id'].publish.$post({ ...named(id), json: { revision } }, inEnvironment(environmentId)),
      ),
    /** What keeps the stored draft from being published, and what should be thought over. */
    check: (id: string) => parseResponse(v1.guides[':id'].check.$get(named(id))),
    unpublish: (id: string, environmentId: number) =>
      parseResponse(v1.guides[':id'].unpublish.$post(named(id), inEnvironment(environmentId))),
    /** Puts a version live in an environment. */
    rollBack: (id: string, version: number, environmentId: number) =>
      parseResponse(
        v1.guides[':id']['roll-back'].$post(
          { ...named(id), json: { version } },
          inEnvironment(environmentId),
        ),
      ),
    archive: (id: string) => parseResponse(v1.guides[':id'].$delete(named(id))),
    duplicate: (id: string) => parseResponse(v1.guides[':id'].duplicate.$post(named(id))),
    version: (id: string, version: number) =>
      parseResponse(
        v1.guides[':id'].versions[':version'].$get({ param: { id, version: String(version) } }),
      ) as Promise<GuideVersion>,
    plan: (id: string, json: { revision: number; publishAt: string }, environmentId: number) =>
      parseResponse(v1.guides[':id'].plan.$put({ ...named(id), json }, inEnvironment(environmentId))),
    cancelPlan: (id: string) => parseResponse(v1.guides[':id'].plan.$delete(named(id))),
    requestReview: (id: string, json: { revision: number; note: string }) =>
      parseResponse(v1.guides[':id'].review.$put({ ...named(id), json })),
    withdrawReview: (id: string) => parseResponse(v1.guides[':id'].review.$delete(named(id))),
    returnToAuthor: (id: string, comment: string) =>
      parseResponse(v1.guides[':id'].review.return.$post({ ...named(id), json: { comment } })),
    report: (id: string, query: ReportQuery = {}) =>
      parseResponse(v1.guides[':id'].report.$get({ ...named(id), query: texts(query) })),
    reportAccounts: (id: string, query: ReportQuery & Paging) =>
      parseResponse(v1.guides[':id'].report.accounts.$get({ ...named(id), query: texts(query) })),
    people: (id: string, query: PeopleQuery & Paging) =>
      parseResponse(v1.guides[':id'].report.people.$get({ ...named(id), query: texts(query) })),
    peopleCsvUrl: (id: string, query: PeopleQuery) =>
      withEnvironment(v1.guides[':id'].report['people.csv'].$path({ ...named(id), query: texts(query) })),
    goal: (id: string) => parseResponse(v1.guides[':id'].goal.$get(named(id))),
    forecastGoal: (json: { audience: Audience; goal: Goal }) =>
      parseResponse(v1['goal-forecast'].$post({ json })),
    targets: (id: string) => parseResponse(v1.guides[':id'].targets.$get(named(id))),
    /** Every live guide for one user, those that start first. */
    explain: (json: InferRequestType<typeof v1.explain.$post>['json']) =>
      parseResponse(v1.explain.$post({ json })),
    /** Oldest first. */
    decisions: (userId: string, query: { guide: string; from: string }) =>
      parseResponse(v1.users[':id'].decisions.$get({ ...named(userId), query })),
    async dryRun(
      id: string,
      onProgress: (progress: { done: number; total: number }) => void,
      signal: AbortSignal,
    ): Promise<DryRunResult> {
      const response = await v1.guides[':id']['dry-run'].$post(named(id), { init: { signal } });
      for await (const line of linesOf(response)) {
        const told = JSON.parse(line) as DryRunLine;
        if ('result' in told) return told.result;
        if ('progress' in told) onProgress(told.progress);
      }
      throw new ApiError('internal', t(words.brokeOff));
    },
    previewAudience: (audience: Audience) =>
      parseResponse(v1['audience-preview'].$post({ json: { audience } })),
  },
  segments: {
    list: () => parseResponse(v1.segments.$get()) as Promise<{ segments: Segment[] }>,
    get: (id: string) => parseResponse(v1.segments[':id'].$get(named(id))) as Promise<Segment>,
    create: (json: SegmentInput) => parseResponse(v1.segments.$post({ json })) as Promise<Segment>,
    /** Refused with `conflict` when `revision` is not the stored one. */
    update: (id: string, json: SegmentInput & { revision: number }) =>
      parseResponse(v1.segments[':id'].$put({ ...named(id), json })) as Promise<Segment>,
    archive: (id: string) => parseResponse(v1.segments[':id'].$delete(named(id))),
    traitNames: () => parseResponse(v1['trait-names'].$get()),
  },
  audienceLists: {
    begin: (of: 'user' | 'account') => parseResponse(v1['audience-lists'].$post({ json: { of } })),
    /** At most 5,000 at a time. */
    add: (id: string, ids: string[]) =>
      parseResponse(v1['audience-lists'][':id'].ids.$post({ ...named(id), json: { ids } })),
    get: (id: string) => parseResponse(v1['audience-lists'][':id'].$get(named(id))),
  },
  picker: {
    start: (json: { purpose: 'step' | 'feature'; subject: string; url?: string }) =>
      parseResponse(v1['picker-sessions'].$post({ json })),
    get: (id: string) => parseResponse(v1['picker-sessions'][':id'].$get(named(id))),
    cancel: (id: string) => parseResponse(v1['picker-sessions'][':id'].$delete(named(id))),
  },
  modules: {
    list: () => parseResponse(v1.modules.$get()),
    create: (name: string) => parseResponse(v1.modules.$post({ json: { name } })),
    update: (id: number, json: { name?: string; position?: number }) =>
      parseResponse(v1.modules[':id'].$patch({ ...named(id), json })),
    remove: (id: number) => parseResponse(v1.modules[':id'].$delete(named(id))),
  },
  features: {
    list: () => parseResponse(v1.features.$get()),
    create: (json: FeatureInput) => parseResponse(v1.features.$post({ json })),
    /** Refused with `conflict` when `revision` is not the stored one. */
    update: (id: number, json: FeatureInput & { revision: number }) =>
      parseResponse(v1.features[':id'].$put({ ...named(id), json })),
    archive: (id: number) => parseResponse(v1.features[':id'].$delete(named(id))),
    /** With `featureId`: compared with its stored rules. */
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
  },
  catalogue: {
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
  },
};

type DryRunLine =
  | { progress: { done: number; total: number } }
  | { result: DryRunResult }
  | { error: string };

/** The lines of an answer as they come. */
async function* linesOf(response: Response): AsyncGenerator<string> {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const { done, value } = (await reader?.read()) ?? { done: true, value: undefined };
    const lines = (rest + (value ?? '')).split('\n');
    rest = lines.pop() ?? '';
    yield* lines.filter((line) => line !== '');
    if (done) return;
  }
}

// What the routes answer, named after the nouns. The server says it; nothing is written twice.
type V1 = typeof v1;
export type SetupInput = InferRequestType<V1['setup']['$post']>['json'];
export type Session = InferResponseType<V1['session']['$get']>;
export type HostApp = Session['apps'][number];
export type Environment = HostApp['environments'][number];
export type Member = Session['member'];
export type SecretKey = InferResponseType<V1['keys']['$get']>['keys'][number];
export type KeyScope = SecretKey['scope'];
export type AccountRow = InferResponseType<V1['accounts']['$get']>['accounts'][number];
export type Account = InferResponseType<V1['accounts'][':id']['$get']>;
export type AccountFeature = InferResponseType<V1['accounts'][':id']['features']['$get']>['features'][number];
type AccountParameters = InferRequestType<V1['accounts']['$get']>['query'];
export type AccountSort = NonNullable<AccountParameters['sort']>;
export interface AccountQuery extends Paging, Omit<AccountParameters, keyof Paging> {}
export type UserRow = InferResponseType<V1['users']['$get']>['users'][number];
export type ResponseRow = InferResponseType<V1['responses']['$get']>['responses'][number];
export type GuideSummary = InferResponseType<V1['guides']['$get']>['guides'][number];
/** An audience nests at will, which is more than inference over JSON follows. */
export type Guide = Omit<InferResponseType<V1['guides'][':id']['$get']>, 'draft'> & { draft: GuideContent };
export type GuideVersion = Omit<
  InferResponseType<V1['guides'][':id']['versions'][':version']['$get']>,
  'content'
> & { content: GuideContent };
export type ExplainedGuide = InferResponseType<V1['explain']['$post']>['guides'][number];
export type GuideFaults = InferResponseType<V1['guides'][':id']['check']['$get']>;
export type GoalReport = NonNullable<InferResponseType<V1['guides'][':id']['goal']['$get']>['report']>;
export type GuideReport = InferResponseType<V1['guides'][':id']['report']['$get']>;
export type GuidePerson = InferResponseType<
  V1['guides'][':id']['report']['people']['$get']
>['people'][number];
export type TargetOfBuild = InferResponseType<V1['guides'][':id']['targets']['$get']>['targets'][number];
export interface ReportQuery {
  version?: number | undefined;
  segment?: string | undefined;
  account?: string | undefined;
}
export interface PeopleQuery extends ReportQuery {
  milestone: InferRequestType<V1['guides'][':id']['report']['people']['$get']>['query']['milestone'];
  stepId?: string | undefined;
}
/** As a guide: its audience nests at will. */
export type Segment = Omit<InferResponseType<V1['segments']['$get']>['segments'][number], 'audience'> & {
  audience: Audience;
};
export type AudienceList = InferResponseType<V1['audience-lists'][':id']['$get']>;
export type AudiencePreview = InferResponseType<V1['audience-preview']['$post']>;
export type PickerSessionStart = InferResponseType<V1['picker-sessions']['$post']>;
export type Feature = InferResponseType<V1['features']['$get']>['features'][number];
export type FeatureVersion = InferResponseType<V1['features'][':id']['versions']['$get']>['versions'][number];
export type TagHit = InferResponseType<V1['tag-hits']['$post']>['hits'][number];
export type Coverage = InferResponseType<V1['catalogue-coverage']['$get']>;
export type UnnamedControl = Coverage['unnamed'][number];
export type LintNote = InferResponseType<V1['catalogue-lint']['$get']>['notes'][number];
export type Drift = InferResponseType<V1['drift']['$get']>;
export type TargetDrift = Drift['targets'][number];
export type TagDrift = Drift['tags'][number];
export type TagPreview = InferResponseType<V1['tag-preview']['$post']>;
