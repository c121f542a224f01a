import { signal } from '@preact/signals';
import { hc, type InferRequestType, type InferResponseType, parseResponse } from 'hono/client';
import type { App } from '../server/app.ts';
import type {
  AccountFields,
  Churn,
  Contact,
  Criterion,
  LevelOverride,
  Note,
  RiskReason,
} from '../shared/contract/account.ts';
import type { AlertRule } from '../shared/contract/alert.ts';
import type { Audience, Traits } from '../shared/contract/audience.ts';
import type { BackTest, BackTestInput } from '../shared/contract/back-test.ts';
import type { DryRunResult } from '../shared/contract/dry-run.ts';
import type { EventSettingsChange } from '../shared/contract/event-settings.ts';
import type { FeatureInput, RulePeriod, TagRule } from '../shared/contract/feature.ts';
import type { Goal, GuideContent, GuideKind } from '../shared/contract/guide.ts';
import type { IdentityProviderInput } from '../shared/contract/identity-provider.ts';
import type { InvitationInput, MembershipChange, SignInPolicy } from '../shared/contract/member.ts';
import type { NewPickerSession } from '../shared/contract/picker.ts';
import type { PlanItem } from '../shared/contract/plan.ts';
import type { Response as Answer } from '../shared/contract/response.ts';
import type { ReviewLocale, ReviewTexts } from '../shared/contract/review.ts';
import type { Right } from '../shared/contract/right.ts';
import type { SegmentInput } from '../shared/contract/segment.ts';
import type { Theme } from '../shared/contract/theme.ts';
import type { ThresholdName } from '../shared/contract/threshold.ts';
import type { TimelineEntry } from '../shared/contract/timeline.ts';
import type { WebhookChange, WebhookInput } from '../shared/contract/webhook.ts';
import type { GuideListQuery } from '../shared/rules/pick-guides.ts';
import { ApiError, errorOf } from './api-error.ts';
import { words } from './api-words.ts';
import { locale, t } from './ui/i18n.ts';

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
  const headers = new Headers(init?.headers);
  // The language of the studio, which need not be the browser's: refusals are written in it.
  headers.set('Accept-Language', locale.peek());
  const response = await fetch(withEnvironment(String(input), environmentId), { ...init, headers }).catch(
    () => {
      throw new ApiError('unreachable', t(words.unreachable));
    },
  );
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

const part = (id: string, partId: string) => ({ param: { id: encodeURIComponent(id), partId } });

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
    create: (json: InferRequestType<typeof v1.session.$post>['json']) =>
      parseResponse(v1.session.$post({ json })),
    end: () => parseResponse(v1.session.$delete()),
    list: () => parseResponse(v1.sessions.$get()),
    endOther: (id: string) => parseResponse(v1.sessions[':id'].$delete(named(id))),
  },
  member: {
    update: (json: InferRequestType<typeof v1.member.$patch>['json']) =>
      parseResponse(v1.member.$patch({ json })),
  },
  secondFactor: {
    begin: (currentPassword: string) =>
      parseResponse(v1.member['second-factor'].$post({ json: { currentPassword } })),
    prove: (code: string) => parseResponse(v1.member['second-factor'].$put({ json: { code } })),
    remove: (currentPassword: string) =>
      parseResponse(v1.member['second-factor'].$delete({ json: { currentPassword } })),
  },
  /** By a link, before signing in. */
  entrance: {
    readInvitation: (token: string) => parseResponse(v1.invitation.$post({ json: { token } })),
    accept: (json: InferRequestType<typeof v1.invitation.accept.$post>['json']) =>
      parseResponse(v1.invitation.accept.$post({ json })),
    findProvider: (email: string) => parseResponse(v1.oidc.$post({ json: { email } })),
    askForReset: (email: string) => parseResponse(v1['password-reset'].$post({ json: { email } })),
    reset: (token: string, password: string) =>
      parseResponse(v1['password-reset'].$put({ json: { token, password } })),
  },
  members: {
    list: () => parseResponse(v1.members.$get()),
    update: (id: string, json: MembershipChange) =>
      parseResponse(v1.members[':id'].$patch({ ...named(id), json })),
    makeResetLink: (id: string) => parseResponse(v1.members[':id']['reset-link'].$post(named(id))),
    removeSecondFactor: (id: string) => parseResponse(v1.members[':id']['second-factor'].$delete(named(id))),
    invitations: () => parseResponse(v1.invitations.$get()),
    invite: (json: InvitationInput) => parseResponse(v1.invitations.$post({ json })),
    revokeInvitation: (id: string) => parseResponse(v1.invitations[':id'].$delete(named(id))),
    teams: () => parseResponse(v1.teams.$get()),
    createTeam: (name: string) => parseResponse(v1.teams.$post({ json: { name } })),
    removeTeam: (id: number) => parseResponse(v1.teams[':id'].$delete(named(id))),
    roles: () => parseResponse(v1.roles.$get()),
    createRole: (json: { name: string; rights: Right[] }) => parseResponse(v1.roles.$post({ json })),
    updateRole: (id: number, json: { name: string; rights: Right[] }) =>
      parseResponse(v1.roles[':id'].$put({ ...named(id), json })),
    removeRole: (id: number) => parseResponse(v1.roles[':id'].$delete(named(id))),
    provider: () => parseResponse(v1['identity-provider'].$get()),
    updateProvider: (json: IdentityProviderInput) => parseResponse(v1['identity-provider'].$put({ json })),
    removeProvider: () => parseResponse(v1['identity-provider'].$delete()),
    policy: () => parseResponse(v1['sign-in-policy'].$get()),
    updatePolicy: (json: SignInPolicy) => parseResponse(v1['sign-in-policy'].$put({ json })),
  },
  auditLog: {
    list: (query: { noun?: string; before?: string; limit?: number } = {}) =>
      parseResponse(v1['audit-log'].$get({ query: texts(query) })),
    csvUrl: (query: { noun?: string } = {}) =>
      withEnvironment(v1['audit-log.csv'].$path({ query: texts(query) })),
  },
  webhooks: {
    list: () => parseResponse(v1.webhooks.$get()),
    create: (json: WebhookInput) => parseResponse(v1.webhooks.$post({ json })),
    update: (id: string, json: WebhookChange) =>
      parseResponse(v1.webhooks[':id'].$patch({ ...named(id), json })),
    remove: (id: string) => parseResponse(v1.webhooks[':id'].$delete(named(id))),
    rotate: (id: string) => parseResponse(v1.webhooks[':id'].secret.$post(named(id))),
    test: (id: string) => parseResponse(v1.webhooks[':id'].test.$post(named(id))),
    deliveries: (id: string) =>
      parseResponse(v1.webhooks[':id'].deliveries.$get({ ...named(id), query: {} })),
    resend: (id: string, deliveryId: string) =>
      parseResponse(v1.webhooks[':id'].deliveries[':deliveryId'].resend.$post({ param: { id, deliveryId } })),
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
  events: {
    settings: () => parseResponse(v1['event-settings'].$get()),
    update: (json: EventSettingsChange) => parseResponse(v1['event-settings'].$patch({ json })),
    traffic: (days: number) => parseResponse(v1['event-traffic'].$get({ query: { days: String(days) } })),
    /** The secret is answered this once. */
    renewSecret: () => parseResponse(v1['identity-secret'].$post()),
  },
  keys: {
    list: () => parseResponse(v1.keys.$get()),
    create: (json: { name: string; scope: KeyScope }) => parseResponse(v1.keys.$post({ json })),
    rotate: (id: string) => parseResponse(v1.keys[':id'].rotate.$post(named(id))),
    revoke: (id: string) => parseResponse(v1.keys[':id'].$delete(named(id))),
    origins: () => parseResponse(v1['allowed-origins'].$get()),
    updateOrigins: (origins: string[]) => parseResponse(v1['allowed-origins'].$put({ json: { origins } })),
  },
  metrics: {
    overview: () => parseResponse(v1.metrics.overview.$get()),
    /** Several numbers of the same accounts and people, each with the period before. */
    several: (names: readonly MeasuredName[], query: AskQuery = {}) =>
      parseResponse(v1.metrics.$get({ query: { ...texts(query), names: names.join(',') } })) as Promise<
        Partial<Record<MeasuredName, Measured>>
      >,
    company: (query: AskQuery = {}) => parseResponse(v1.metrics.company.$get({ query: texts(query) })),
    by: (name: MeasuredName, dimension: Dimension, query: AskQuery = {}) =>
      parseResponse(
        v1.metrics[':name'].by[':dimension'].$get({ param: { name, dimension }, query: texts(query) }),
      ),
    behind: (name: MeasuredName, query: AskQuery & Paging & { part?: 'part' | 'whole' }) =>
      parseResponse(v1.metrics[':name'].behind.$get({ param: { name }, query: texts(query) })),
    /** An address for the browser to follow itself. */
    behindCsvUrl: (name: MeasuredName, query: AskQuery & { part?: 'part' | 'whole' }) =>
      withEnvironment(v1.metrics[':name']['behind.csv'].$path({ param: { name }, query: texts(query) })),
  },
  nps: {
    get: (query: AskQuery = {}) => parseResponse(v1.nps.$get({ query: texts(query) })),
    coverage: (query: AskQuery & Paging = {}) => parseResponse(v1.nps.coverage.$get({ query: texts(query) })),
    queue: (accountId: string) => parseResponse(v1.accounts[':id']['survey-queue'].$get(named(accountId))),
  },
  reviews: {
    /** The file, made by the server. */
    pdf: async (id: string): Promise<Blob> => {
      const response = await v1.reviews[':id'].pdf.$get(named(id));
      return response.blob();
    },
    list: (accountId: string) => parseResponse(v1.accounts[':id'].reviews.$get(named(accountId))),
    create: (accountId: string, json: { startsOn: string; endsOn: string; locale: ReviewLocale }) =>
      parseResponse(v1.accounts[':id'].reviews.$post({ ...named(accountId), json })),
    get: (id: string) => parseResponse(v1.reviews[':id'].$get(named(id))),
    /** Refused with `conflict` when `revision` is not the stored one. */
    save: (id: string, json: { revision: number; texts: ReviewTexts }) =>
      parseResponse(v1.reviews[':id'].$put({ ...named(id), json })),
    remove: (id: string) => parseResponse(v1.reviews[':id'].$delete(named(id))),
  },
  shareLinks: {
    list: (accountId: string) => parseResponse(v1.accounts[':id']['share-links'].$get(named(accountId))),
    /** The address is in this answer alone. */
    create: (accountId: string, json: { days: number; locale: ReviewLocale }) =>
      parseResponse(v1.accounts[':id']['share-links'].$post({ ...named(accountId), json })),
    revoke: (accountId: string, linkId: string) =>
      parseResponse(
        v1.accounts[':id']['share-links'][':linkId'].$delete({
          param: { id: encodeURIComponent(accountId), linkId },
        }),
      ),
  },
  shared: {
    get: (token: string) =>
      parseResponse(v1.shared[':token'].$get({ param: { token: encodeURIComponent(token) } })),
  },
  answers: {
    list: (query: AskQuery & AnswerFilter & Paging = {}) =>
      parseResponse(v1.answers.$get({ query: texts(query) })),
    csvUrl: (query: AskQuery & AnswerFilter = {}) =>
      withEnvironment(v1['answers.csv'].$path({ query: texts(query) })),
    tag: ({ userId, runId }: AnswerName, tags: string[]) =>
      parseResponse(
        v1.answers[':user'][':run'].tags.$put({
          param: { user: encodeURIComponent(userId), run: runId },
          json: { tags },
        }),
      ),
    settleTask: (
      { userId, runId }: AnswerName,
      kind: AnswerTask['kind'],
      json: { isDone: boolean; note?: string | null },
    ) =>
      parseResponse(
        v1.answers[':user'][':run'].tasks[':kind'].$put({
          param: { user: encodeURIComponent(userId), run: runId, kind },
          json,
        }),
      ),
  },
  accounts: {
    backTest: (json: BackTestInput) => parseResponse(v1['back-test'].$post({ json })) as Promise<BackTest>,
    list: (query: AccountQuery = {}) => parseResponse(v1.accounts.$get({ query: texts(query) })),
    /** An address for the browser to follow itself. */
    csvUrl: (query: AccountQuery = {}) => withEnvironment(v1['accounts.csv'].$path({ query: texts(query) })),
    get: (id: string) => parseResponse(v1.accounts[':id'].$get(named(id))),
    /** An address for the browser to follow itself. */
    exportUrl: (id: string) => withEnvironment(v1.accounts[':id'].export.$path(named(id))),
    erase: (id: string) => parseResponse(v1.accounts[':id'].$delete(named(id))),
    users: (id: string, query: Paging = {}) =>
      parseResponse(v1.accounts[':id'].users.$get({ ...named(id), query: texts(query) })),
    features: (id: string) => parseResponse(v1.accounts[':id'].features.$get(named(id))),
    responses: (id: string, query: Paging = {}) =>
      parseResponse(v1.accounts[':id'].responses.$get({ ...named(id), query: texts(query) })),
    update: (id: string, json: { name?: string; traits?: Traits; fields?: AccountFields }) =>
      parseResponse(v1.accounts[':id'].$put({ ...named(id), json })),
    /** A CSV with a heading, at most 1 MB. */
    import: (csv: string) => parseResponse(v1['accounts-import'].$post({ json: { csv } })),
    units: (id: string) => parseResponse(v1.accounts[':id'].units.$get(named(id))),
    comparison: (id: string) => parseResponse(v1.accounts[':id'].comparison.$get(named(id))),
    due: (owner?: 'mine' | 'team') => parseResponse(v1.due.$get({ query: owner ? { owner } : {} })),
    plan: (id: string) => parseResponse(v1.accounts[':id'].plan.$get(named(id))),
    addPlanItem: (id: string, json: PlanItem) =>
      parseResponse(v1.accounts[':id'].plan.$post({ ...named(id), json })),
    changePlanItem: (id: string, partId: string, json: PlanItem) =>
      parseResponse(v1.accounts[':id'].plan[':partId'].$put({ ...part(id, partId), json })),
    removePlanItem: (id: string, partId: string) =>
      parseResponse(v1.accounts[':id'].plan[':partId'].$delete(part(id, partId))),
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
    addNote: (id: string, json: Note) =>
      parseResponse(v1.accounts[':id'].notes.$post({ ...named(id), json })),
    removeNote: (id: string, partId: string) =>
      parseResponse(v1.accounts[':id'].notes[':partId'].$delete(part(id, partId))),
    raiseReason: (id: string, json: RiskReason) =>
      parseResponse(v1.accounts[':id']['risk-reasons'].$post({ ...named(id), json })),
    dropReason: (id: string, partId: string) =>
      parseResponse(v1.accounts[':id']['risk-reasons'][':partId'].$delete(part(id, partId))),
  },
  owners: {
    list: () => parseResponse(v1.owners.$get()),
  },
  thresholds: {
    list: () => parseResponse(v1.thresholds.$get()),
    /** Null makes one the default again. */
    update: (json: Partial<Record<ThresholdName, number | null>>) =>
      parseResponse(v1.thresholds.$patch({ json: json as Record<ThresholdName, number | null> })),
  },
  alerts: {
    /** Of those that the member is told of, how many nobody has looked into yet. */
    count: () => parseResponse(v1.alerts.count.$get()),
    list: (query: AlertQuery = {}) => parseResponse(v1.alerts.$get({ query: texts(query) })),
    get: (id: string) => parseResponse(v1.alerts[':id'].$get(named(id))),
    acknowledge: (id: string) => parseResponse(v1.alerts[':id'].acknowledge.$post(named(id))),
    snooze: (id: string, until: string) =>
      parseResponse(v1.alerts[':id'].snooze.$post({ ...named(id), json: { until } })),
    resolve: (id: string, reason: string) =>
      parseResponse(v1.alerts[':id'].resolve.$post({ ...named(id), json: { reason } })),
    draftGuide: (id: string, featureId: number) =>
      parseResponse(v1.alerts[':id'].guide.$post({ ...named(id), json: { featureId } })),
    rules: () => parseResponse(v1['alert-rules'].$get()),
    createRule: (json: AlertRule) => parseResponse(v1['alert-rules'].$post({ json })),
    changeRule: (id: string, json: AlertRule) =>
      parseResponse(v1['alert-rules'][':id'].$put({ ...named(id), json })),
    removeRule: (id: string) => parseResponse(v1['alert-rules'][':id'].$delete(named(id))),
  },
  users: {
    list: (query: Paging & { search?: string } = {}) => parseResponse(v1.users.$get({ query: texts(query) })),
    get: (id: string) => parseResponse(v1.users[':id'].$get(named(id))),
    /** An address for the browser to follow itself. */
    exportUrl: (id: string) => withEnvironment(v1.users[':id'].export.$path(named(id))),
    erase: (id: string) => parseResponse(v1.users[':id'].$delete(named(id))),
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
    goalPeople: (id: string, query: GoalPeopleQuery & Paging) =>
      parseResponse(v1.guides[':id'].goal.people.$get({ ...named(id), query: texts(query) })),
    goalPeopleCsvUrl: (id: string, query: GoalPeopleQuery) =>
      withEnvironment(v1.guides[':id'].goal['people.csv'].$path({ ...named(id), query })),
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
  theme: {
    get: () => parseResponse(v1.theme.$get()),
    /** Refused with `conflict` when `revision` is not the stored one. */
    save: (json: { theme: Theme; revision: number }) => parseResponse(v1.theme.$put({ json })),
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
    start: (json: NewPickerSession) => parseResponse(v1['picker-sessions'].$post({ json })),
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
    adoption: (id: string, query: AskQuery = {}) =>
      parseResponse(v1.features[':id'].adoption.$get({ ...named(id), query: texts(query) })),
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
export type Erasure = InferResponseType<V1['users'][':id']['$delete']>;
export type Session = InferResponseType<V1['session']['$get']>;
export type HostApp = Session['apps'][number];
export type Environment = HostApp['environments'][number];
export type Member = Session['member'];
export type ListedMember = InferResponseType<V1['members']['$get']>['members'][number];
export type Invitation = InferResponseType<V1['invitations']['$get']>['invitations'][number];
export type Team = InferResponseType<V1['teams']['$get']>['teams'][number];
export type CustomRole = InferResponseType<V1['roles']['$get']>['roles'][number];
export type OnceLink = InferResponseType<V1['invitations']['$post']>;
export type AuditEntry = InferResponseType<V1['audit-log']['$get']>['entries'][number];
export type Webhook = InferResponseType<V1['webhooks']['$get']>['webhooks'][number];
export type WebhookDelivery = InferResponseType<
  V1['webhooks'][':id']['deliveries']['$get']
>['deliveries'][number];
export type SecretKey = InferResponseType<V1['keys']['$get']>['keys'][number];
export type KeyScope = SecretKey['scope'];
export type AccountRow = InferResponseType<V1['accounts']['$get']>['accounts'][number];
export type Account = InferResponseType<V1['accounts'][':id']['$get']>;
export type AccountFeature = InferResponseType<V1['accounts'][':id']['features']['$get']>['features'][number];
type AccountParameters = InferRequestType<V1['accounts']['$get']>['query'];
export type AccountSort = NonNullable<AccountParameters['sort']>;
export interface AccountQuery extends Paging, Omit<AccountParameters, keyof Paging> {}
type MetricsParameters = InferRequestType<V1['metrics']['$get']>['query'];
/** Whose numbers, and of which days. */
export interface AskQuery extends Omit<MetricsParameters, 'names'> {}
type MetricParameters = InferRequestType<V1['metrics'][':name']['by'][':dimension']['$get']>['param'];
export type MeasuredName = MetricParameters['name'];
export type Dimension = MetricParameters['dimension'];
export type Measured = InferResponseType<V1['metrics'][':name']['$get']>;
export type Company = InferResponseType<V1['metrics']['company']['$get']>;
export type FeatureAdoption = InferResponseType<V1['features'][':id']['adoption']['$get']>;
export type MetricGroup = InferResponseType<
  V1['metrics'][':name']['by'][':dimension']['$get']
>['groups'][number];
export type ReviewRow = InferResponseType<V1['accounts'][':id']['reviews']['$get']>['reviews'][number];
export type Review = InferResponseType<V1['reviews'][':id']['$get']>;
export type ShareLink = InferResponseType<V1['accounts'][':id']['share-links']['$get']>['links'][number];
export type SharedAccount = InferResponseType<V1['shared'][':token']['$get'], 200>;
export type BehindNoun = InferResponseType<V1['metrics'][':name']['behind']['$get']>['noun'];
export type BehindRow = InferResponseType<V1['metrics'][':name']['behind']['$get']>['rows'][number];
export type Nps = InferResponseType<V1['nps']['$get']>;
export type NpsWave = Nps['waves'][number];
export type NpsCutRow = Nps['cuts']['tier'][number];
export type CoverageAccount = InferResponseType<V1['nps']['coverage']['$get']>['accounts'][number];
export type QueuedPerson = InferResponseType<V1['accounts'][':id']['survey-queue']['$get']>['people'][number];
export type SaidAnswer = InferResponseType<V1['answers']['$get']>['answers'][number];
export type AnswerTask = SaidAnswer['tasks'][number];
export type AnswerName = Pick<SaidAnswer, 'userId' | 'runId'>;
type AnswerParameters = InferRequestType<V1['answers']['$get']>['query'];
export interface AnswerFilter
  extends Pick<AnswerParameters, 'group' | 'tag' | 'search' | 'hasComment' | 'isOpen'> {}
export type Owner = InferResponseType<V1['owners']['$get']>['owners'][number];
export type Comparison = InferResponseType<V1['accounts'][':id']['comparison']['$get']>;
export type UnitUse = InferResponseType<V1['accounts'][':id']['units']['$get']>['units'][number];
export type KeptCriterion = InferResponseType<V1['accounts'][':id']['criteria']['$get']>['criteria'][number];
export type KeptContact = InferResponseType<V1['accounts'][':id']['contacts']['$get']>['contacts'][number];
export type KeptPlanItem = InferResponseType<V1['accounts'][':id']['plan']['$get']>['items'][number];
export type DueRow = InferResponseType<V1['due']['$get']>['due'][number];
export type JudgedHistory = InferResponseType<V1['accounts'][':id']['history']['$get']>;
export type Imported = InferResponseType<V1['accounts-import']['$post']>;
export type Threshold = InferResponseType<V1['thresholds']['$get']>['thresholds'][number];
export type AlertRow = InferResponseType<V1['alerts']['$get']>['alerts'][number];
export type AlertDetails = InferResponseType<V1['alerts'][':id']['$get']>;
export type KeptRule = InferResponseType<V1['alert-rules']['$get']>['rules'][number];
type AlertParameters = InferRequestType<V1['alerts']['$get']>['query'];
export interface AlertQuery extends Paging, Omit<AlertParameters, keyof Paging> {}
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
export type GoalPeopleQuery = Pick<
  InferRequestType<V1['guides'][':id']['goal']['people']['$get']>['query'],
  'part' | 'group'
>;
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
