import type { RoomCalls } from './calls.ts';

/** Business reviews and links for customers. */
export const reviews: RoomCalls = {
  naming: {
    'GET /accounts/:id/reviews': ({ accountId }) => ({ path: `/accounts/${accountId}/reviews` }),
    'POST /accounts/:id/reviews': ({ accountId }) => ({
      path: `/accounts/${accountId}/reviews`,
      body: { startsOn: '2026-01-01', endsOn: '2026-03-31', locale: 'en' },
    }),
    'GET /reviews/:id/pdf': ({ reviewId }) => ({ path: `/reviews/${reviewId}/pdf` }),
    'GET /reviews/:id': ({ reviewId }) => ({ path: `/reviews/${reviewId}` }),
    'PUT /reviews/:id': ({ reviewId }) => ({
      path: `/reviews/${reviewId}`,
      body: {
        revision: 1,
        texts: { summary: 'Taken', use: '', effect: '', nextSteps: '', outlook: '' },
      },
    }),
    'DELETE /reviews/:id': ({ reviewId }) => ({ path: `/reviews/${reviewId}` }),
    'GET /accounts/:id/share-links': ({ accountId }) => ({ path: `/accounts/${accountId}/share-links` }),
    'POST /accounts/:id/share-links': ({ accountId }) => ({
      path: `/accounts/${accountId}/share-links`,
      body: { days: 7, locale: 'en' },
    }),
    'DELETE /accounts/:id/share-links/:linkId': ({ accountId, pickerSessionId }) => ({
      path: `/accounts/${accountId}/share-links/${pickerSessionId}`,
    }),
  },
};
