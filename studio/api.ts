import { signal } from '@preact/signals';
import type { Audience, Traits } from '../shared/contract/audience.ts';
import type { FeatureInput, TagRule } from '../shared/contract/feature.ts';
import type { GuideContent, GuideKind } from '../shared/contract/guide.ts';
import type { PickerSession } from '../shared/contract/picker.ts';
import { ApiError, errorOf } from './api-error.ts';
import type * as types from './api-types.ts';
import { words } from './api-words.ts';
import { t } from './ui/i18n.ts';

export { ApiError } from './api-error.ts';
export type * from './api-types.ts';

/** The environment whose data every request asks for; kept by `session.ts`. */
export const requestedEnvironmentId = signal<number | undefined>(undefined);
/** Called when the session has ended; set by `session.ts`. */
export const whenSignedOut: { call: () => void } = { call: () => {} };

type Query = Record<string, string | number | undefined>;

/** The address of a management route with the environment in it, also for links the browser follows itself. */
export function apiUrl(path: string, query: Query = {}): string {
  const given = { ...query, environment: requestedEnvironmentId.peek() };
  const parameters = Object.entries(given).filter(([, value]) => value !== undefined && String(value) !== '');
  const search = new URLSearchParams(parameters.map(([name, value]) => [name, String(value)])).toString();
  return `/api/v1${path}${search && `?${search}`}`;
}

async function request<Answer>(
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  path: string,
  options: { query?: Query; body?: unknown } = {},
): Promise<Answer> {
  const response = await fetch(apiUrl(path, options.query), {
    method,
    headers: {
      Accept: 'application/json',
      ...(options.body !== undefined && { 'Content-Type': 'application/json' }),
    },
    body: options.body === undefined ? null : JSON.stringify(options.body),
  }).catch(() => {
    throw new ApiError('unreachable', t(words.unreachable));
  });
  if (response.ok) return (response.status === 204 ? undefined : await response.json()) as Answer;
  const error = await errorOf(response);
  if (error.code === 'not_signed_in' && path !== '/session') whenSignedOut.call();
  throw error;
}

const get = <Answer>(path: string, query?: Query) => request<Answer>('GET', path, query && { query });
const post = <Answer>(path: string, body: unknown = {}) => request<Answer>('POST', path, { body });
const put = <Answer>(path: string, body: unknown) => request<Answer>('PUT', path, { body });
const patch = <Answer>(path: string, body: unknown) => request<Answer>('PATCH', path, { body });
const remove = (path: string) => request<void>('DELETE', path);

/** A host app's id may hold any character. */
const part = (id: string | number) => encodeURIComponent(id);

/** Every management route the studio uses, by noun. All throw ApiError. */
export const api = {
  setup: {
    get: () => get<types.Setup>('/setup'),
    create: (input: types.SetupInput) => post<types.Session>('/setup', input),
  },
  session: {
    get: () => get<types.Session>('/session'),
    create: (email: string, password: string) => post<types.Session>('/session', { email, password }),
    end: () => remove('/session'),
    list: () => get<{ sessions: types.SignedInDevice[] }>('/sessions'),
    endOther: (id: string) => remove(`/sessions/${part(id)}`),
  },
  member: {
    update: (
      change: Partial<Pick<types.Member, 'name' | 'locale'>> & {
        currentPassword?: string;
        newPassword?: string;
      },
    ) => patch<types.Member>('/member', change),
  },
  apps: {
    create: (input: { name: string; url: string }) => post<types.App>('/apps', input),
    update: (id: number, change: { name?: string; url?: string }) => patch<types.App>(`/apps/${id}`, change),
  },
  environment: {
    update: (change: { isStopped: boolean }) => patch<unknown>('/environment', change),
    install: () => get<types.Install>('/install'),
  },
  keys: {
    list: () => get<{ keys: types.SecretKey[] }>('/keys'),
    create: (input: { name: string; scope: types.KeyScope }) =>
      post<{ id: string; key: string }>('/keys', input),
    revoke: (id: string) => remove(`/keys/${part(id)}`),
  },
  metrics: {
    overview: () => get<types.Overview>('/metrics/overview'),
  },
  accounts: {
    list: (query: types.AccountQuery = {}) =>
      get<{ total: number; accounts: types.AccountRow[] }>('/accounts', { ...query }),
    csvUrl: (query: types.AccountQuery = {}) => apiUrl('/accounts.csv', { ...query }),
    get: (id: string) => get<types.Account>(`/accounts/${part(id)}`),
    users: (id: string) => get<{ users: types.UserRow[] }>(`/accounts/${part(id)}/users`),
    features: (id: string) => get<{ features: types.AccountFeature[] }>(`/accounts/${part(id)}/features`),
    responses: (id: string) => get<{ responses: types.ResponseRow[] }>(`/accounts/${part(id)}/responses`),
    update: (id: string, change: { name?: string; traits?: Traits }) =>
      put<unknown>(`/accounts/${part(id)}`, change),
  },
  users: {
    list: (query: { search?: string; limit?: number; offset?: number } = {}) =>
      get<{ total: number; users: types.UserRow[] }>('/users', query),
    get: (id: string) => get<types.UserRow>(`/users/${part(id)}`),
    update: (
      id: string,
      change: { name?: string; traits?: Traits; accountIds?: string[]; isDeactivated?: boolean },
    ) => put<unknown>(`/users/${part(id)}`, change),
  },
  responses: {
    list: (query: { kind?: 'nps' | 'choice' | 'text'; limit?: number; offset?: number } = {}) =>
      get<{ total: number; responses: types.ResponseRow[] }>('/responses', query),
  },
  guides: {
    list: () => get<{ guides: types.GuideSummary[] }>('/guides'),
    get: (id: string) => get<types.Guide>(`/guides/${part(id)}`),
    create: (input: { kind: GuideKind; name: string; draft: GuideContent }) =>
      post<types.Guide>('/guides', input),
    /** Refused with `conflict` when `revision` is not the stored one. */
    saveDraft: (id: string, input: { revision: number; name: string; draft: GuideContent }) =>
      put<{ revision: number; updatedAt: string }>(`/guides/${part(id)}/draft`, input),
    publish: (id: string, revision: number) =>
      post<{ version: number; publishedAt: string }>(`/guides/${part(id)}/publish`, { revision }),
    unpublish: (id: string) => post<void>(`/guides/${part(id)}/unpublish`),
    rollBack: (id: string, version: number) =>
      post<{ version: number; publishedAt: string }>(`/guides/${part(id)}/roll-back`, { version }),
    archive: (id: string) => remove(`/guides/${part(id)}`),
    duplicate: (id: string) => post<types.Guide>(`/guides/${part(id)}/duplicate`),
    report: (id: string) => get<types.GuideReport>(`/guides/${part(id)}/report`),
    previewAudience: (audience: Audience) => post<types.AudiencePreview>('/audience-preview', { audience }),
  },
  picker: {
    start: (input: { purpose: 'step' | 'feature'; subject: string; url?: string }) =>
      post<types.PickerSessionStart>('/picker-sessions', input),
    get: (id: string) => get<PickerSession>(`/picker-sessions/${part(id)}`),
    cancel: (id: string) => remove(`/picker-sessions/${part(id)}`),
  },
  modules: {
    list: () => get<{ modules: types.Module[] }>('/modules'),
    create: (name: string) => post<types.Module>('/modules', { name }),
    update: (id: number, change: { name?: string; position?: number }) =>
      patch<types.Module>(`/modules/${id}`, change),
    remove: (id: number) => remove(`/modules/${id}`),
  },
  features: {
    list: () => get<{ features: types.Feature[] }>('/features'),
    create: (input: FeatureInput) => post<types.Feature>('/features', input),
    /** Refused with `conflict` when `revision` is not the stored one. */
    update: (id: number, input: FeatureInput & { revision: number }) =>
      put<types.Feature>(`/features/${id}`, input),
    archive: (id: number) => remove(`/features/${id}`),
    previewTag: (rules: TagRule[]) => post<types.TagPreview>('/tag-preview', { rules }),
    eventNames: () => get<{ names: { name: string; events90: number }[] }>('/event-names'),
  },
};
