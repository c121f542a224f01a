import { signal } from '@preact/signals';
import { type InferRequestType, type InferResponseType, parseResponse } from 'hono/client';
import type { AlertRule } from '../../shared/contract/alert.ts';
import { named, type Paging, texts, type V1, v1, withEnvironment } from './client.ts';

export type AlertRow = InferResponseType<V1['alerts']['$get']>['alerts'][number];
export type AlertDetails = InferResponseType<V1['alerts'][':id']['$get']>;
export type KeptRule = InferResponseType<V1['alert-rules']['$get']>['rules'][number];
type AlertParameters = InferRequestType<V1['alerts']['$get']>['query'];
export interface AlertQuery extends Paging, Omit<AlertParameters, keyof Paging> {}

/** Rises when the member has done something about an alert: fewer may wait for them then. */
const handled = signal(0);

async function handling<T>(work: Promise<T>): Promise<T> {
  const result = await work;
  handled.value += 1;
  return result;
}

export const alerts = {
  handled,
  /** Of those that the member is told of, how many nobody has looked into yet. */
  count: () => parseResponse(v1.alerts.count.$get()),
  list: (query: AlertQuery = {}) => parseResponse(v1.alerts.$get({ query: texts(query) })),
  /** An address for the browser to follow itself. */
  csvUrl: (query: Omit<AlertQuery, keyof Paging> = {}) =>
    withEnvironment(v1['alerts.csv'].$path({ query: texts(query) })),
  get: (id: string) => parseResponse(v1.alerts[':id'].$get(named(id))),
  acknowledge: (id: string) => handling(parseResponse(v1.alerts[':id'].acknowledge.$post(named(id)))),
  snooze: (id: string, until: string) =>
    handling(parseResponse(v1.alerts[':id'].snooze.$post({ ...named(id), json: { until } }))),
  resolve: (id: string, reason: string) =>
    handling(parseResponse(v1.alerts[':id'].resolve.$post({ ...named(id), json: { reason } }))),
  draftGuide: (id: string, featureId: number) =>
    parseResponse(v1.alerts[':id'].guide.$post({ ...named(id), json: { featureId } })),
  rules: () => parseResponse(v1['alert-rules'].$get()),
  createRule: (json: AlertRule) => parseResponse(v1['alert-rules'].$post({ json })),
  changeRule: (id: string, json: AlertRule) =>
    parseResponse(v1['alert-rules'][':id'].$put({ ...named(id), json })),
  removeRule: (id: string) => parseResponse(v1['alert-rules'][':id'].$delete(named(id))),
};
