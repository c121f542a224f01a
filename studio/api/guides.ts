import { type InferRequestType, type InferResponseType, parseResponse } from 'hono/client';
import type { Audience } from '../../shared/contract/audience.ts';
import type { DryRunResult } from '../../shared/contract/dry-run.ts';
import type { Goal, GuideContent, GuideKind } from '../../shared/contract/guide.ts';
import type { NewPickerSession } from '../../shared/contract/picker.ts';
import type { Theme } from '../../shared/contract/theme.ts';
import type { GuideListQuery } from '../../shared/rules/pick-guides.ts';
import { t } from '../ui/i18n.ts';
import { ApiError } from './api-error.ts';
import { inEnvironment, named, type Paging, texts, type V1, v1, withEnvironment } from './client.ts';
import { words } from './words.ts';

export type GuideSummary = InferResponseType<V1['guides']['$get']>['guides'][number];
export type UsersOfGuide = InferResponseType<V1['guides']['counts']['$get']>['guides'][number];
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
/** In what order people are listed, and which of them. */
export type PeopleOrder = Pick<
  InferRequestType<V1['guides'][':id']['report']['people']['$get']>['query'],
  'search' | 'sort' | 'order'
>;
export type MeantPerson = InferResponseType<V1['audience-preview']['people']['$post']>['people'][number];
type MeantParameters = InferRequestType<V1['audience-preview']['people.csv']['$post']>['query'];
export type GoalPeopleQuery = Pick<
  InferRequestType<V1['guides'][':id']['goal']['people']['$get']>['query'],
  'part' | 'group'
>;
export type ReportAccountsQuery = ReportQuery &
  Pick<
    InferRequestType<V1['guides'][':id']['report']['accounts']['$get']>['query'],
    'search' | 'sort' | 'order'
  >;
export interface PeopleQuery extends ReportQuery {
  milestone: InferRequestType<V1['guides'][':id']['report']['people']['$get']>['query']['milestone'];
  stepId?: string | undefined;
}
export type PickerSessionStart = InferResponseType<V1['picker-sessions']['$post']>;

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

export const guides = {
  /** Without the counts of their users, which come by themselves: nobody waits for them. */
  list: (isArchived = false) =>
    parseResponse(v1.guides.$get({ query: { archived: isArchived ? 'true' : 'false', counts: 'false' } })),
  counts: () => parseResponse(v1.guides.counts.$get()),
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
  /** What keeps the stored draft from being published there, and what should be thought over. */
  check: (id: string, environmentId: number) =>
    parseResponse(v1.guides[':id'].check.$get(named(id), inEnvironment(environmentId))),
  unpublish: (id: string, environmentId: number) =>
    parseResponse(v1.guides[':id'].unpublish.$post(named(id), inEnvironment(environmentId))),
  /** Puts a version live in an environment. */
  rollBack: (id: string, version: number, environmentId: number) =>
    parseResponse(
      v1.guides[':id']['roll-back'].$post({ ...named(id), json: { version } }, inEnvironment(environmentId)),
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
  reportAccounts: (id: string, query: ReportAccountsQuery & Paging) =>
    parseResponse(v1.guides[':id'].report.accounts.$get({ ...named(id), query: texts(query) })),
  /** An address for the browser to follow itself. */
  reportAccountsCsvUrl: (id: string, query: ReportAccountsQuery) =>
    withEnvironment(v1.guides[':id'].report['accounts.csv'].$path({ ...named(id), query: texts(query) })),
  people: (id: string, query: PeopleQuery & PeopleOrder & Paging) =>
    parseResponse(v1.guides[':id'].report.people.$get({ ...named(id), query: texts(query) })),
  peopleCsvUrl: (id: string, query: PeopleQuery & PeopleOrder) =>
    withEnvironment(v1.guides[':id'].report['people.csv'].$path({ ...named(id), query: texts(query) })),
  goal: (id: string) => parseResponse(v1.guides[':id'].goal.$get(named(id))),
  goalPeople: (id: string, query: GoalPeopleQuery & PeopleOrder & Paging) =>
    parseResponse(v1.guides[':id'].goal.people.$get({ ...named(id), query: texts(query) })),
  goalPeopleCsvUrl: (id: string, query: GoalPeopleQuery & PeopleOrder) =>
    withEnvironment(v1.guides[':id'].goal['people.csv'].$path({ ...named(id), query: texts(query) })),
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
    environmentId: number,
  ): Promise<DryRunResult> {
    const response = await v1.guides[':id']['dry-run'].$post(named(id), {
      ...inEnvironment(environmentId),
      init: { signal },
    });
    for await (const line of linesOf(response)) {
      const told = JSON.parse(line) as DryRunLine;
      if ('result' in told) return told.result;
      if ('progress' in told) onProgress(told.progress);
    }
    throw new ApiError('internal', t(words.brokeOff));
  },
  /** In the environment that the studio shows, unless another is named. */
  previewAudience: (audience: Audience, signal?: AbortSignal, environmentId?: number) =>
    parseResponse(
      v1['audience-preview'].$post(
        { json: { audience } },
        {
          ...(environmentId !== undefined && inEnvironment(environmentId)),
          ...(signal && { init: { signal } }),
        },
      ),
    ),
  /** All whom it means, a page at a time. */
  meantPeople: (audience: Audience, query: MeantParameters & Paging) =>
    parseResponse(v1['audience-preview'].people.$post({ json: { audience }, query: texts(query) })),
  meantPeopleCsv: async (audience: Audience, query: MeantParameters): Promise<Blob> => {
    const asked = { json: { audience }, query: texts(query) };
    return (await v1['audience-preview']['people.csv'].$post(asked)).blob();
  },
};

export type AppTheme = InferResponseType<V1['theme']['$get']>;

export const theme = {
  get: () => parseResponse(v1.theme.$get()),
  /** Refused with `conflict` when `revision` is not the stored one. */
  save: (json: { theme: Theme; revision: number }) => parseResponse(v1.theme.$put({ json })),
};

export const picker = {
  start: (json: NewPickerSession) => parseResponse(v1['picker-sessions'].$post({ json })),
  get: (id: string) => parseResponse(v1['picker-sessions'][':id'].$get(named(id))),
  cancel: (id: string) => parseResponse(v1['picker-sessions'][':id'].$delete(named(id))),
};
