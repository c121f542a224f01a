import { type RoomCalls, reading } from './calls.ts';

/** Members, how they sign in, and what they did. */
export const members: RoomCalls = {
  namingInWorkspace: {
    'PATCH /members/:id': ({ memberId }) => ({ path: `/members/${memberId}`, body: { isActive: false } }),
    'POST /members/:id/reset-link': ({ memberId }) => ({ path: `/members/${memberId}/reset-link` }),
    'DELETE /members/:id/second-factor': ({ memberId }) => ({ path: `/members/${memberId}/second-factor` }),
    'DELETE /invitations/:id': ({ invitationId }) => ({ path: `/invitations/${invitationId}` }),
    'DELETE /teams/:id': ({ teamId }) => ({ path: `/teams/${teamId}` }),
    'PUT /roles/:id': ({ roleId }) => ({ path: `/roles/${roleId}`, body: { name: 'Taken', rights: [] } }),
    'DELETE /roles/:id': ({ roleId }) => ({ path: `/roles/${roleId}` }),
  },
  referring: {
    'POST /invitations': ({ roleId, teamId }) => ({
      path: '/invitations',
      body: {
        email: 'somebody@example.com',
        locale: 'en',
        place: { role: 'custom', customRoleId: roleId, portfolio: 'all', teamId },
      },
    }),
  },
  listingOfWorkspace: reading(
    '/members',
    '/invitations',
    '/teams',
    '/roles',
    '/sign-in-policy',
    '/identity-provider',
    '/audit-log',
    '/audit-log.csv',
  ),
  settingUp: {
    'POST /teams': () => ({ path: '/teams', body: { name: 'New team' } }),
    'POST /roles': () => ({ path: '/roles', body: { name: 'New role', rights: ['workspace.read'] } }),
    'PUT /sign-in-policy': () => ({ path: '/sign-in-policy', body: { requiresSecondFactor: false } }),
    'PUT /identity-provider': () => ({ path: '/identity-provider', body: {} }),
    'DELETE /identity-provider': () => ({ path: '/identity-provider' }),
  },
};
