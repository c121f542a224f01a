import { type RoomCalls, reading } from './calls.ts';

const rule = {
  name: 'Taken',
  metric: 'risk',
  condition: { type: 'threshold', is: 'above', value: 1 },
  tiers: [],
  stages: [],
  dueDays: 3,
  receiverIds: [],
  isPaused: false,
};

/** Alerts and their rules. */
export const alerts: RoomCalls = {
  naming: {
    'GET /alerts/:id': ({ alertId }) => ({ path: `/alerts/${alertId}` }),
    'POST /alerts/:id/acknowledge': ({ alertId }) => ({ path: `/alerts/${alertId}/acknowledge` }),
    'POST /alerts/:id/snooze': ({ alertId }) => ({
      path: `/alerts/${alertId}/snooze`,
      body: { until: '2099-01-01' },
    }),
    'POST /alerts/:id/resolve': ({ alertId }) => ({
      path: `/alerts/${alertId}/resolve`,
      body: { reason: 'Taken' },
    }),
    'POST /alerts/:id/guide': ({ alertId, featureId }) => ({
      path: `/alerts/${alertId}/guide`,
      body: { featureId },
    }),
    'PUT /alert-rules/:id': ({ ruleId }) => ({ path: `/alert-rules/${ruleId}`, body: rule }),
    'DELETE /alert-rules/:id': ({ ruleId }) => ({ path: `/alert-rules/${ruleId}` }),
  },
  referring: {
    'POST /alert-rules': ({ memberId }) => ({
      path: '/alert-rules',
      body: { ...rule, receiverIds: [memberId] },
    }),
  },
  listing: reading('/alerts', '/alerts.csv', '/alerts/count', '/alert-rules'),
};
