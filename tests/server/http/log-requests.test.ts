import { Writable } from 'node:stream';
import { Hono } from 'hono';
import { requestId } from 'hono/request-id';
import { expect, test } from 'vitest';
import { createLog } from '../../../server/http/create-log.ts';
import { logRequests } from '../../../server/http/log-requests.ts';

function collectingLog() {
  const lines: string[] = [];
  const destination = new Writable({
    write(chunk, _, done) {
      lines.push(String(chunk));
      done();
    },
  });
  return { lines, log: createLog({}, destination) };
}

test('writes one line per request, with the pattern and not the path or query', async () => {
  const { lines, log } = collectingLog();
  const app = new Hono()
    .use(requestId(), logRequests(log))
    .get('/api/v1/accounts/:id', (c) => c.json({}, 418 as 200));
  await app.request('/api/v1/accounts/acme-corp?search=mei.lin@example.com');
  expect(lines).toHaveLength(1);
  expect(JSON.parse(lines[0]!)).toMatchObject({
    method: 'GET',
    route: '/api/v1/accounts/:id',
    status: 418,
    ms: expect.any(Number),
    requestId: expect.any(String),
  });
  expect(lines[0]).not.toMatch(/acme-corp|mei\.lin|search/);
});

test('keeps secrets and the values of rows out of the log, whoever logs them', () => {
  const { lines, log } = collectingLog();
  log.info({
    password: 'hush',
    body: { newPassword: 'hush', token: 'hush' },
    headers: { authorization: 'hush' },
  });
  log.error({
    err: Object.assign(new Error('duplicate key'), { code: '23505', detail: 'Key (email)=(hush)' }),
  });
  expect(lines.join('')).not.toContain('hush');
  expect(JSON.parse(lines[1]!).err).toMatchObject({ message: 'duplicate key', code: '23505' });
});
