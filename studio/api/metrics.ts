import { type InferRequestType, type InferResponseType, parseResponse } from 'hono/client';
import { type Paging, texts, type V1, v1, withEnvironment } from './client.ts';

type MetricsParameters = InferRequestType<V1['metrics']['$get']>['query'];
/** Whose numbers, and of which days. */
export interface AskQuery extends Omit<MetricsParameters, 'names'> {}
type MetricParameters = InferRequestType<V1['metrics'][':name']['by'][':dimension']['$get']>['param'];
export type Overview = InferResponseType<V1['metrics']['overview']['$get']>;
export type MeasuredName = MetricParameters['name'];
export type Dimension = MetricParameters['dimension'];
export type Measured = InferResponseType<V1['metrics'][':name']['$get']>;
export type Company = InferResponseType<V1['metrics']['company']['$get']>;
export type MetricGroup = InferResponseType<
  V1['metrics'][':name']['by'][':dimension']['$get']
>['groups'][number];
export type BehindNoun = InferResponseType<V1['metrics'][':name']['behind']['$get']>['noun'];
export type BehindRow = InferResponseType<V1['metrics'][':name']['behind']['$get']>['rows'][number];

export type BehindOrder = Pick<
  InferRequestType<V1['metrics'][':name']['behind']['$get']>['query'],
  'search' | 'sort' | 'order'
>;

export const metrics = {
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
  behind: (name: MeasuredName, query: AskQuery & BehindOrder & Paging & { part?: 'part' | 'whole' }) =>
    parseResponse(v1.metrics[':name'].behind.$get({ param: { name }, query: texts(query) })),
  /** An address for the browser to follow itself. */
  behindCsvUrl: (name: MeasuredName, query: AskQuery & BehindOrder & { part?: 'part' | 'whole' }) =>
    withEnvironment(v1.metrics[':name']['behind.csv'].$path({ param: { name }, query: texts(query) })),
};
