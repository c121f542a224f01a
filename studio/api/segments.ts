import { type InferResponseType, parseResponse } from 'hono/client';
import type { Audience } from '../../shared/contract/audience.ts';
import type { SegmentInput } from '../../shared/contract/segment.ts';
import type { SegmentListQuery } from '../../shared/rules/pick-segments.ts';
import { named, texts, type V1, v1, withEnvironment } from './client.ts';

/** As a guide: its audience nests at will. */
export type Segment = Omit<InferResponseType<V1['segments']['$get']>['segments'][number], 'audience'> & {
  audience: Audience;
};
export type AudienceList = InferResponseType<V1['audience-lists'][':id']['$get']>;
export type AudiencePreview = InferResponseType<V1['audience-preview']['$post']>;

export const segments = {
  list: () => parseResponse(v1.segments.$get()) as Promise<{ segments: Segment[] }>,
  /** An address for the browser to follow itself. */
  csvUrl: (query: Partial<SegmentListQuery>) =>
    withEnvironment(v1['segments.csv'].$path({ query: texts(query) })),
  get: (id: string) => parseResponse(v1.segments[':id'].$get(named(id))) as Promise<Segment>,
  create: (json: SegmentInput) => parseResponse(v1.segments.$post({ json })) as Promise<Segment>,
  /** Refused with `conflict` when `revision` is not the stored one. */
  update: (id: string, json: SegmentInput & { revision: number }) =>
    parseResponse(v1.segments[':id'].$put({ ...named(id), json })) as Promise<Segment>,
  archive: (id: string) => parseResponse(v1.segments[':id'].$delete(named(id))),
  traitNames: () => parseResponse(v1['trait-names'].$get()),
};

export const audienceLists = {
  begin: (of: 'user' | 'account') => parseResponse(v1['audience-lists'].$post({ json: { of } })),
  /** At most 5,000 at a time. */
  add: (id: string, ids: string[]) =>
    parseResponse(v1['audience-lists'][':id'].ids.$post({ ...named(id), json: { ids } })),
  get: (id: string) => parseResponse(v1['audience-lists'][':id'].$get(named(id))),
};
