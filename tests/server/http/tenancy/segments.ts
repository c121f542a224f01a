import { everybody } from './bodies.ts';
import { type RoomCalls, reading } from './calls.ts';

/** Segments and lists of people. */
export const segments: RoomCalls = {
  naming: {
    'GET /segments/:id': ({ segmentId }) => ({ path: `/segments/${segmentId}` }),
    'PUT /segments/:id': ({ segmentId }) => ({
      path: `/segments/${segmentId}`,
      body: { revision: 1, name: 'Taken', audience: everybody },
    }),
    'DELETE /segments/:id': ({ segmentId }) => ({ path: `/segments/${segmentId}` }),
    'GET /audience-lists/:id': ({ listId }) => ({ path: `/audience-lists/${listId}` }),
    'POST /audience-lists/:id/ids': ({ listId }) => ({
      path: `/audience-lists/${listId}/ids`,
      body: { ids: ['taken'] },
    }),
  },
  referring: {
    'POST /segments': ({ segmentId, guideId, featureId }) => ({
      path: '/segments',
      body: {
        name: 'Mine',
        audience: {
          type: 'all',
          conditions: [
            { type: 'segment', segmentId },
            { type: 'guideState', guideId, state: 'seen' },
            { type: 'feature', featureId, operator: 'atLeast', times: 1, withinDays: 7, by: 'user' },
          ],
        },
      },
    }),
    'POST /audience-preview': ({ segmentId }) => ({
      path: '/audience-preview',
      body: { audience: { type: 'all', conditions: [{ type: 'segment', segmentId }] } },
    }),
    'POST /audience-preview/people': ({ segmentId }) => ({
      path: '/audience-preview/people',
      body: { audience: { type: 'all', conditions: [{ type: 'segment', segmentId }] } },
    }),
    'POST /audience-preview/people.csv': ({ segmentId }) => ({
      path: '/audience-preview/people.csv',
      body: { audience: { type: 'all', conditions: [{ type: 'segment', segmentId }] } },
    }),
    'POST /goal-forecast': ({ segmentId, featureId }) => ({
      path: '/goal-forecast',
      body: {
        audience: { type: 'all', conditions: [{ type: 'segment', segmentId }] },
        goal: { featureId, withinDays: 14 },
      },
    }),
  },
  listing: reading('/segments', '/segments.csv', '/trait-names'),
  settingUp: {
    'POST /audience-lists': () => ({ path: '/audience-lists', body: { of: 'user' } }),
  },
};
