import { type RoomCalls, reading } from './calls.ts';

/** Answers and NPS. */
export const voice: RoomCalls = {
  naming: {
    'GET /nps/respondents': ({ accountId }) => ({ path: `/nps/respondents?cut=tier&account=${accountId}` }),
    'GET /nps/respondents.csv': ({ accountId }) => ({
      path: `/nps/respondents.csv?cut=tier&account=${accountId}`,
    }),
    'PUT /answers/:user/:run/tags': ({ userId, pickerSessionId }) => ({
      path: `/answers/${userId}/${pickerSessionId}/tags`,
      body: { tags: ['taken'] },
    }),
    'PUT /answers/:user/:run/tasks/:kind': ({ userId, pickerSessionId }) => ({
      path: `/answers/${userId}/${pickerSessionId}/tasks/reference`,
      body: { isDone: true },
    }),
  },
  listing: reading('/responses', '/answers', '/answers.csv', '/nps', '/nps/coverage', '/nps/coverage.csv'),
};
