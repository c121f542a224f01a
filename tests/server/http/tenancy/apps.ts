import { nobody } from './bodies.ts';
import { type RoomCalls, reading } from './calls.ts';

/** Apps, their keys, events and webhooks. */
export const apps: RoomCalls = {
  naming: {
    'PATCH /webhooks/:id': ({ webhookId }) => ({ path: `/webhooks/${webhookId}`, body: { name: 'Taken' } }),
    'DELETE /webhooks/:id': ({ webhookId }) => ({ path: `/webhooks/${webhookId}` }),
    'POST /webhooks/:id/secret': ({ webhookId }) => ({ path: `/webhooks/${webhookId}/secret` }),
    'POST /webhooks/:id/test': ({ webhookId }) => ({ path: `/webhooks/${webhookId}/test` }),
    'GET /webhooks/:id/deliveries': ({ webhookId }) => ({ path: `/webhooks/${webhookId}/deliveries` }),
    'POST /webhooks/:id/deliveries/:deliveryId/resend': ({ webhookId }) => ({
      path: `/webhooks/${webhookId}/deliveries/${nobody}/resend`,
    }),
    'POST /keys/:id/rotate': ({ keyId }) => ({ path: `/keys/${keyId}/rotate` }),
    'DELETE /keys/:id': ({ keyId }) => ({ path: `/keys/${keyId}` }),
  },
  namingInWorkspace: {
    'PATCH /apps/:id': ({ appId }) => ({ path: `/apps/${appId}`, body: { name: 'Taken' } }),
  },
  listing: reading(
    '/event-settings',
    '/event-traffic',
    '/install',
    '/first-steps',
    '/install/events',
    '/keys',
    '/allowed-origins',
    '/webhooks',
  ),
  settingUp: {
    'POST /apps': () => ({ path: '/apps', body: { name: 'New app', url: 'https://new.example' } }),
    'PATCH /environment': () => ({ path: '/environment', body: { isStopped: true } }),
    'POST /keys': () => ({ path: '/keys', body: { name: 'New key', scope: 'read' } }),
    'PUT /allowed-origins': () => ({ path: '/allowed-origins', body: { origins: ['https://new.example'] } }),
    'POST /webhooks': () => ({
      path: '/webhooks',
      body: { name: 'New', url: 'https://hooks.example/', format: 'json', kinds: ['guide.published'] },
    }),
    'PATCH /event-settings': () => ({ path: '/event-settings', body: { retentionDays: 90 } }),
    'POST /identity-secret': () => ({ path: '/identity-secret' }),
  },
};
