import { type InferRequestType, type InferResponseType, parseResponse } from 'hono/client';
import type { Traits } from '../../shared/contract/audience.ts';
import { named, type Paging, texts, type V1, v1, withEnvironment } from './client.ts';

export type UserRow = InferResponseType<V1['users']['$get']>['users'][number];
export type UserActivity = InferResponseType<V1['users'][':id']['activity']['$get']>;
export type Erasure = InferResponseType<V1['users'][':id']['$delete']>;

type UserParameters = InferRequestType<V1['users.csv']['$get']>['query'];

export const users = {
  list: (query: Paging & UserParameters = {}) => parseResponse(v1.users.$get({ query: texts(query) })),
  /** An address for the browser to follow itself. */
  csvUrl: (query: UserParameters = {}) => withEnvironment(v1['users.csv'].$path({ query: texts(query) })),
  get: (id: string) => parseResponse(v1.users[':id'].$get(named(id))),
  activity: (id: string) => parseResponse(v1.users[':id'].activity.$get(named(id))),
  responses: (id: string, query: Paging = {}) =>
    parseResponse(v1.users[':id'].responses.$get({ ...named(id), query: texts(query) })),
  /** An address for the browser to follow itself. */
  exportUrl: (id: string) => withEnvironment(v1.users[':id'].export.$path(named(id))),
  erase: (id: string) => parseResponse(v1.users[':id'].$delete(named(id))),
  update: (
    id: string,
    json: { name?: string; traits?: Traits; accountIds?: string[]; isDeactivated?: boolean },
  ) => parseResponse(v1.users[':id'].$put({ ...named(id), json })),
};
