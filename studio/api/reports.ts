import { type InferResponseType, parseResponse } from 'hono/client';
import type { ReviewLocale, ReviewTexts } from '../../shared/contract/review.ts';
import { named, type V1, v1 } from './client.ts';

export type ReviewRow = InferResponseType<V1['accounts'][':id']['reviews']['$get']>['reviews'][number];
export type Review = InferResponseType<V1['reviews'][':id']['$get']>;
export type ShareLink = InferResponseType<V1['accounts'][':id']['share-links']['$get']>['links'][number];
export type SharedAccount = InferResponseType<V1['shared'][':token']['$get'], 200>;

export const reviews = {
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
};

export const shareLinks = {
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
};

export const shared = {
  get: (token: string) =>
    parseResponse(v1.shared[':token'].$get({ param: { token: encodeURIComponent(token) } })),
};
