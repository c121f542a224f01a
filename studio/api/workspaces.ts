import { type InferRequestType, type InferResponseType, parseResponse } from 'hono/client';
import { named, texts, type V1, v1, withEnvironment } from './client.ts';

export type SetupInput = InferRequestType<V1['setup']['$post']>['json'];
export type Session = InferResponseType<V1['session']['$get']>;
export type HostApp = Session['apps'][number];
export type Environment = HostApp['environments'][number];
export type Member = Session['member'];
export type AuditEntry = InferResponseType<V1['audit-log']['$get']>['entries'][number];
export type SecretKey = InferResponseType<V1['keys']['$get']>['keys'][number];
export type LatestEvent = InferResponseType<V1['install']['events']['$get']>['events'][number];
export type KeyScope = SecretKey['scope'];

export const setup = {
  get: () => parseResponse(v1.setup.$get()),
  create: (json: SetupInput) => parseResponse(v1.setup.$post({ json })),
};

export const session = {
  get: () => parseResponse(v1.session.$get()),
  create: (json: InferRequestType<typeof v1.session.$post>['json']) =>
    parseResponse(v1.session.$post({ json })),
  end: () => parseResponse(v1.session.$delete()),
  list: () => parseResponse(v1.sessions.$get()),
  endOther: (id: string) => parseResponse(v1.sessions[':id'].$delete(named(id))),
};

type AuditQuery = Pick<
  InferRequestType<V1['audit-log']['$get']>['query'],
  'noun' | 'actor' | 'search' | 'actions'
>;

export const auditLog = {
  list: (query: AuditQuery & { before?: string; limit?: number } = {}) =>
    parseResponse(v1['audit-log'].$get({ query: texts(query) })),
  csvUrl: (query: AuditQuery = {}) => withEnvironment(v1['audit-log.csv'].$path({ query: texts(query) })),
};

export const apps = {
  create: (json: { name: string; url: string }) => parseResponse(v1.apps.$post({ json })),
  update: (id: number, json: { name?: string; url?: string }) =>
    parseResponse(v1.apps[':id'].$patch({ ...named(id), json })),
};

export const environment = {
  update: (json: { isStopped: boolean }) => parseResponse(v1.environment.$patch({ json })),
  install: () => parseResponse(v1.install.$get()),
  firstSteps: () => parseResponse(v1['first-steps'].$get()),
  latestEvents: () => parseResponse(v1.install.events.$get()),
};

export const keys = {
  list: () => parseResponse(v1.keys.$get()),
  create: (json: { name: string; scope: KeyScope }) => parseResponse(v1.keys.$post({ json })),
  rotate: (id: string) => parseResponse(v1.keys[':id'].rotate.$post(named(id))),
  revoke: (id: string) => parseResponse(v1.keys[':id'].$delete(named(id))),
  origins: () => parseResponse(v1['allowed-origins'].$get()),
  updateOrigins: (origins: string[]) => parseResponse(v1['allowed-origins'].$put({ json: { origins } })),
};
