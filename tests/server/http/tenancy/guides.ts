import { draftOf, question } from './bodies.ts';
import { type RoomCalls, reading } from './calls.ts';

/** Guides and how they are made. */
export const guides: RoomCalls = {
  naming: {
    'GET /guides/:id': ({ guideId }) => ({ path: `/guides/${guideId}` }),
    'PUT /guides/:id/draft': ({ guideId, segmentId }) => ({
      path: `/guides/${guideId}/draft`,
      body: { revision: 1, name: 'Taken', draft: draftOf(segmentId, [question]) },
    }),
    'POST /guides/:id/publish': ({ guideId }) => ({
      path: `/guides/${guideId}/publish`,
      body: { revision: 1 },
    }),
    'POST /guides/:id/unpublish': ({ guideId }) => ({ path: `/guides/${guideId}/unpublish` }),
    'POST /guides/:id/roll-back': ({ guideId }) => ({
      path: `/guides/${guideId}/roll-back`,
      body: { version: 1 },
    }),
    'POST /guides/:id/duplicate': ({ guideId }) => ({ path: `/guides/${guideId}/duplicate` }),
    'DELETE /guides/:id': ({ guideId }) => ({ path: `/guides/${guideId}` }),
    'GET /guides/:id/report': ({ guideId }) => ({ path: `/guides/${guideId}/report` }),
    'GET /guides/:id/report/accounts': ({ guideId }) => ({ path: `/guides/${guideId}/report/accounts` }),
    'GET /guides/:id/report/accounts.csv': ({ guideId }) => ({
      path: `/guides/${guideId}/report/accounts.csv`,
    }),
    'GET /guides/:id/report/people': ({ guideId }) => ({
      path: `/guides/${guideId}/report/people?milestone=shown`,
    }),
    'GET /guides/:id/report/people.csv': ({ guideId }) => ({
      path: `/guides/${guideId}/report/people.csv?milestone=shown`,
    }),
    'GET /guides/:id/targets': ({ guideId }) => ({ path: `/guides/${guideId}/targets` }),
    'GET /guides/:id/goal': ({ guideId }) => ({ path: `/guides/${guideId}/goal` }),
    'GET /guides/:id/goal/people': ({ guideId }) => ({
      path: `/guides/${guideId}/goal/people?part=shown&group=counted`,
    }),
    'GET /guides/:id/goal/people.csv': ({ guideId }) => ({
      path: `/guides/${guideId}/goal/people.csv?part=heldOut&group=waiting`,
    }),
    'GET /guides/:id/check': ({ guideId }) => ({ path: `/guides/${guideId}/check` }),
    'GET /guides/:id/versions/:version': ({ guideId }) => ({ path: `/guides/${guideId}/versions/1` }),
    'POST /guides/:id/restore': ({ guideId }) => ({
      path: `/guides/${guideId}/restore`,
      body: { isLive: true },
    }),
    'PUT /guides/:id/plan': ({ guideId }) => ({
      path: `/guides/${guideId}/plan`,
      body: { revision: 1, publishAt: '2100-01-01T00:00:00Z' },
    }),
    'DELETE /guides/:id/plan': ({ guideId }) => ({ path: `/guides/${guideId}/plan` }),
    'PUT /guides/:id/review': ({ guideId }) => ({
      path: `/guides/${guideId}/review`,
      body: { revision: 1, note: '' },
    }),
    'DELETE /guides/:id/review': ({ guideId }) => ({ path: `/guides/${guideId}/review` }),
    'POST /guides/:id/review/return': ({ guideId }) => ({
      path: `/guides/${guideId}/review/return`,
      body: { comment: 'No' },
    }),
    'POST /guides/:id/dry-run': ({ guideId }) => ({ path: `/guides/${guideId}/dry-run` }),
    'POST /explain': ({ userId }) => ({ path: '/explain', body: { userId } }),
    'POST /guides/:id/explain': ({ guideId, userId }) => ({
      path: `/guides/${guideId}/explain`,
      body: { userId },
    }),
    'POST /guides/:guideId/steps/:stepId/repair': ({ guideId }) => ({
      path: `/guides/${guideId}/steps/ask/repair`,
      body: { signatureId: 1 },
    }),
    'GET /picker-sessions/:id': ({ pickerSessionId }) => ({ path: `/picker-sessions/${pickerSessionId}` }),
    'DELETE /picker-sessions/:id': ({ pickerSessionId }) => ({ path: `/picker-sessions/${pickerSessionId}` }),
  },
  referring: {
    'POST /picker-sessions': ({ guideId }) => ({
      path: '/picker-sessions',
      body: { purpose: 'guide', guideId },
    }),
    'POST /guides': ({ segmentId }) => ({
      path: '/guides',
      body: { kind: 'walkthrough', name: 'Mine', draft: draftOf(segmentId) },
    }),
  },
  listing: reading('/guides', '/guides/counts', '/guides.csv', '/quiet-rule', '/theme'),
  settingUp: {
    'PUT /quiet-rule': () => ({
      path: '/quiet-rule',
      body: { autoStartsPerSession: 3, autoStartsPerDay: 9 },
    }),
    'PUT /theme': () => ({
      path: '/theme',
      body: { theme: { mode: 'auto', accent: '#2255cc' }, revision: 1 },
    }),
  },
};
