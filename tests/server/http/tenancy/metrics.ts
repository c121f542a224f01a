import { type RoomCalls, reading } from './calls.ts';

/** Numbers. */
export const metrics: RoomCalls = {
  naming: {
    'GET /metrics': ({ accountId }) => ({ path: `/metrics?names=users,nps&account=${accountId}` }),
    'GET /metrics/:name': ({ accountId }) => ({ path: `/metrics/users?account=${accountId}` }),
    'GET /metrics/:name/behind': ({ accountId }) => ({ path: `/metrics/users/behind?account=${accountId}` }),
    'GET /metrics/:name/behind.csv': ({ accountId }) => ({
      path: `/metrics/users/behind.csv?account=${accountId}`,
    }),
    'GET /metrics/:name/by/:dimension': ({ accountId }) => ({
      path: `/metrics/users/by/tier?account=${accountId}`,
    }),
  },
  listing: reading('/metrics/overview', '/metrics/company'),
};
