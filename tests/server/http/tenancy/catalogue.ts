import { feature } from './bodies.ts';
import { type RoomCalls, reading } from './calls.ts';

/** Modules, features and what is tagged. */
export const catalogue: RoomCalls = {
  naming: {
    'PATCH /modules/:id': ({ moduleId }) => ({ path: `/modules/${moduleId}`, body: { name: 'Taken' } }),
    'DELETE /modules/:id': ({ moduleId }) => ({ path: `/modules/${moduleId}` }),
    'PUT /features/:id': ({ featureId }) => ({
      path: `/features/${featureId}`,
      body: { revision: 1, ...feature(null) },
    }),
    'DELETE /features/:id': ({ featureId }) => ({ path: `/features/${featureId}` }),
    'GET /features/:id/versions': ({ featureId }) => ({ path: `/features/${featureId}/versions` }),
    'POST /features/:id/versions': ({ featureId }) => ({
      path: `/features/${featureId}/versions`,
      body: { revision: 1, startsOn: '2026-01-01', rules: [] },
    }),
    'PATCH /features/:id/versions/:version': ({ featureId }) => ({
      path: `/features/${featureId}/versions/1`,
      body: { revision: 1, startsOn: null, endsOn: null },
    }),
    'DELETE /features/:id/versions/newest': ({ featureId }) => ({
      path: `/features/${featureId}/versions/newest?revision=1`,
    }),
    'GET /features/:id/adoption': ({ featureId }) => ({ path: `/features/${featureId}/adoption` }),
    'POST /features/:id/repair': ({ featureId }) => ({
      path: `/features/${featureId}/repair`,
      body: { revision: 1, rule: 0, signatureId: 1 },
    }),
  },
  referring: {
    'POST /features': ({ moduleId }) => ({ path: '/features', body: feature(moduleId) }),
    'POST /tag-matches': ({ featureId, word }) => ({
      path: '/tag-matches',
      body: { featureId, rules: [{ type: 'event', eventName: `${word}.done` }] },
    }),
    'POST /tag-preview': ({ featureId, word }) => ({
      path: '/tag-preview',
      body: { featureId, rules: [{ type: 'event', eventName: `${word}.done` }] },
    }),
    'POST /tag-hits': ({ word }) => ({
      path: '/tag-hits',
      body: { rules: [{ type: 'event', eventName: `${word}.done` }], after: '2020-01-01T00:00:00Z' },
    }),
  },
  listing: reading(
    '/modules',
    '/features',
    '/features.csv',
    '/catalogue-coverage',
    '/catalogue-lint',
    '/drift',
    '/event-names',
  ),
  settingUp: {
    'POST /modules': () => ({ path: '/modules', body: { name: 'New module' } }),
  },
};
