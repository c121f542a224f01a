import { Writable } from 'node:stream';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createApp } from '../../../server/app.ts';
import { openDatabase } from '../../../server/db/database.ts';
import { createLog } from '../../../server/http/create-log.ts';
import type { ErrorBody } from '../../../shared/contract/error.ts';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts';

let database: TestDatabase;
let app: ReturnType<typeof createApp>;
const lines: Record<string, unknown>[] = [];
const log = createLog(
  {},
  new Writable({
    write(chunk, _, done) {
      lines.push(JSON.parse(String(chunk)));
      done();
    },
  }),
);

beforeAll(async () => {
  database = await createTestDatabase();
  app = createApp(database.context({ log }), { dist: 'nowhere' });
  app.get('/v1/broken', () => {
    throw new Error('the secret inside');
  });
  app.get('/v1/away', () => {
    throw Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
  });
  app.get('/v1/full', () => {
    const full = new Error('could not extend file "base/16384/2619": No space left on device');
    throw Object.assign(full, { code: '53100' });
  });
  app.post('/v1/echo', async (c) => c.text(await c.req.text()));
  app.get('/v1/unstorable', async (c) => {
    await database.db.insertInto('workspace').values({ name: 'a\0b', createdAt: new Date() }).execute();
    return c.text('stored');
  });
});
afterAll(() => database.drop());

const json = (body: string, type = 'application/json'): RequestInit => ({
  method: 'POST',
  headers: { 'Content-Type': type },
  body,
});
async function errorOf(response: Response | Promise<Response>) {
  const answer = await response;
  const { error } = (await answer.json()) as ErrorBody;
  expect(error.requestId).toBe(answer.headers.get('X-Request-Id'));
  expect(answer.headers.get('Cache-Control')).toBe('no-store');
  return { status: answer.status, code: error.code, message: error.message, details: error.details };
}

test('an address that does not exist is a 404, an existing one with another method a 405 that names the right ones', async () => {
  expect(await errorOf(app.request('/nothing/here'))).toMatchObject({ status: 404, code: 'not_found' });
  const response = await app.request('/v1/broken', { method: 'PUT' });
  expect(response.headers.get('Allow')).toContain('GET');
  expect(await errorOf(response)).toMatchObject({ status: 405, code: 'method_not_allowed' });
});

test('a full disk of the database is a 503 that says so, to be tried again once there is room', async () => {
  const response = await app.request('/v1/full');
  expect(response.headers.get('Retry-After')).toBe('60');
  expect(await errorOf(response)).toMatchObject({
    status: 503,
    code: 'unavailable',
    message: 'The disk of the database is full: whoever runs this server has to make room.',
  });
  expect(lines.at(-1)).not.toHaveProperty('err');
});

test('malformed JSON is a 400, another content type a 415, too deep nesting a 400', async () => {
  expect(await errorOf(app.request('/api/v1/session', json('{"email":')))).toMatchObject({
    status: 400,
    code: 'invalid_request',
    details: [{ path: '', message: 'must be JSON' }],
  });
  expect(await errorOf(app.request('/api/v1/session', json('email=a', 'text/plain')))).toMatchObject({
    status: 415,
    code: 'unsupported_media_type',
  });
  const deep = await errorOf(app.request('/api/v1/session', json('['.repeat(50_000))));
  expect(deep).toMatchObject({ status: 400, message: expect.stringContaining('nests deeper') });
  const bracketsInText = await errorOf(
    app.request('/api/v1/session', json(JSON.stringify({ email: '['.repeat(100), password: '\\"{' }))),
  );
  expect(bracketsInText.details).toEqual([{ path: 'email', message: 'is not an e-mail address' }]);
});

test('an invalid body is answered with the path and reason of each fault', async () => {
  expect(
    await errorOf(app.request('/api/v1/session', json('{"email":"nobody","role":"admin"}'))),
  ).toMatchObject({
    status: 400,
    details: [
      { path: 'email', message: 'is not an e-mail address' },
      { path: 'password', message: expect.any(String) },
      { path: 'role', message: expect.any(String) },
    ],
  });
});

test.each([
  ['announced by its length', { 'Content-Length': String(600 * 1024) }],
  ['found out while reading', {}],
])('a body that is too large is a 413, %s', async (_, headers) => {
  const response = app.request('/v1/echo', {
    method: 'POST',
    headers,
    body: 'x'.repeat(600 * 1024),
  });
  expect(await errorOf(response)).toMatchObject({ status: 413, code: 'too_large' });
});

test('what nobody foresaw is a 500 without a word of the inside, which the log has under the same id', async () => {
  lines.length = 0;
  const response = await app.request('/v1/broken', { headers: { 'X-Request-Id': 'req-1' } });
  expect(await errorOf(response)).toEqual({
    status: 500,
    code: 'internal',
    message: expect.not.stringContaining('secret'),
  });
  expect(lines).toContainEqual(
    expect.objectContaining({
      requestId: 'req-1',
      err: expect.objectContaining({ message: 'the secret inside' }),
    }),
  );
});

test('a database that is away is a 503 with Retry-After, and one short line in the log', async () => {
  lines.length = 0;
  const response = await app.request('/v1/away');
  expect(response.headers.get('Retry-After')).toBe('5');
  expect(await errorOf(response)).toMatchObject({ status: 503, code: 'unavailable' });
  const [line] = lines.filter(({ reason }) => reason === 'connect ECONNREFUSED');
  expect(line).toMatchObject({ requestId: response.headers.get('X-Request-Id') });
  expect(line).not.toHaveProperty('err');
});

test('pages of other origins can read refusals of the snippet routes', async () => {
  const response = await app.request('/v1/broken', { headers: { Origin: 'https://host.example' } });
  expect(response.headers.get('Access-Control-Allow-Origin')).toBe('*');
});

test('a value that PostgreSQL can not hold is a 400', async () => {
  expect(await errorOf(app.request('/v1/unstorable'))).toMatchObject({
    status: 400,
    code: 'invalid_request',
  });
});

test('a request id from outside is kept only while it is short and plain', async () => {
  for (const id of ['x'.repeat(65), 'a"b', 'a b']) {
    const response = await app.request('/v1/broken', { headers: { 'X-Request-Id': id } });
    expect(response.headers.get('X-Request-Id')).toMatch(/^[0-9a-f-]{36}$/);
  }
});

test('with the database away, what needs it is a 503 with Retry-After', async () => {
  const away = openDatabase({ host: '127.0.0.1', port: 1, user: 'x', password: 'x', database: 'x' }, log);
  const cutOff = createApp(database.context({ db: away.db, log }));
  const response = await cutOff.request('/api/v1/setup');
  expect(response.headers.get('Retry-After')).toMatch(/^[1-9]\d*$/);
  expect(await errorOf(response)).toMatchObject({ status: 503, code: 'unavailable' });
  await away.db.destroy();
});

test('a connection that is cut in the middle is a 503, and soon requests succeed again', async () => {
  const own = openDatabase({ ...database.connection, max: 1 }, log);
  const cut = createApp(database.context({ db: own.db, log }));
  cut.get('/v1/slow', async (c) => {
    await sql`select pg_terminate_backend(pg_backend_pid())`.execute(own.db);
    return c.text('done');
  });
  expect(await errorOf(cut.request('/v1/slow'))).toMatchObject({ status: 503 });
  await vi.waitFor(async () => expect((await cut.request('/api/v1/setup')).status).toBe(200));
  await own.db.destroy();
});
