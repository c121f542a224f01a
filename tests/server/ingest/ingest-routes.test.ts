import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createApp } from '../../../server/app.ts';
import type { Context } from '../../../server/context.ts';
import { openDatabase } from '../../../server/db/database.ts';
import type { ErrorBody } from '../../../shared/contract/error.ts';
import type { EventBatchReply } from '../../../shared/contract/event.ts';
import { buildBatch, buildEvent } from '../../support/build-event.ts';
import { type BuiltWorkspace, buildWorkspace } from '../../support/build-workspace.ts';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts';

let database: TestDatabase;
let context: Context;
let app: ReturnType<typeof createApp>;
let workspace: BuiltWorkspace;

beforeAll(async () => {
  database = await createTestDatabase();
  context = database.context();
  app = createApp(context);
});
afterAll(() => database.drop());
beforeEach(async () => {
  workspace = await buildWorkspace(context);
});

const now = () => new Date();
const batch = (count = 1) => ({
  ...buildBatch(
    Array.from({ length: count }, () => buildEvent(now())),
    now(),
  ),
  key: workspace.production.publicKey,
});

const post = (body: BodyInit, headers: Record<string, string> = { 'Content-Type': 'text/plain' }, to = app) =>
  to.request('/v1/events', { method: 'POST', headers, body });

const stored = async () =>
  (
    await database.db
      .selectFrom('event')
      .where('environmentId', '=', workspace.production.id)
      .select('id')
      .execute()
  ).length;

describe('POST /v1/events', () => {
  it.each(['text/plain', 'application/json'])(
    'takes a batch as %s from a page of any origin',
    async (type) => {
      const sent = batch(3);
      const response = await post(JSON.stringify(sent), {
        'Content-Type': type,
        Origin: 'https://host.example',
      });
      expect(response.status).toBe(200);
      expect(response.headers.get('Access-Control-Allow-Origin')).toBe('*');
      expect(await response.json()).toEqual({ accepted: sent.events.map(({ id }) => id), refused: [] });
      expect(await stored()).toBe(3);
    },
  );

  it('answers, well or ill, with the headers that every answer to a page has', async () => {
    // `Vary` tells of packing, which these are too short for.
    const names = ({ headers }: Response) =>
      [...headers.keys()].filter((name) => !['cache-control', 'vary'].includes(name));
    const others = await app.request('/v1/delivery', { method: 'POST', body: '{}' });
    for (const body of [JSON.stringify(batch()), '{}']) {
      const answer = await post(body);
      expect(names(answer)).toEqual(expect.arrayContaining(names(others)));
      expect(answer.headers.get('X-Request-Id')).toMatch(/^[\w-]{36}$/);
    }
  });

  it('takes it packed by gzip', async () => {
    const response = await post(gzipSync(JSON.stringify(batch(2))), { 'Content-Encoding': 'gzip' });
    expect(response.status).toBe(200);
    expect(await stored()).toBe(2);
  });

  it('answers 200 with the faults of the events it refuses', async () => {
    const sent = { ...batch(1), events: [{ id: 'x' }, buildEvent(now())] };
    const response = await post(JSON.stringify(sent));
    expect(response.status).toBe(200);
    const reply = (await response.json()) as EventBatchReply;
    expect(reply.accepted).toHaveLength(1);
    expect(reply.refused).toEqual([{ index: 0, id: 'x', reason: expect.stringMatching(/^id: /) }]);
  });

  const refusals: [string, number, () => [BodyInit, Record<string, string>?]][] = [
    ['a key that nobody has', 401, () => [JSON.stringify({ ...batch(), key: 'pk_unknown' })]],
    ['what is no JSON', 400, () => ['{"key":']],
    ['an empty body', 400, () => ['']],
    ['a batch without events', 400, () => [JSON.stringify({ ...batch(), events: [] })]],
    ['more than 500 events', 400, () => [JSON.stringify({ ...batch(), events: Array(501).fill({}) })]],
    ['more than 512 kB', 413, () => [JSON.stringify({ ...batch(), pad: 'x'.repeat(530_000) })]],
    [
      'more than 512 kB by the length that is told',
      413,
      () => {
        const body = JSON.stringify({ ...batch(), pad: 'x'.repeat(530_000) });
        return [body, { 'Content-Length': `${body.length}` }];
      },
    ],
    [
      'more than 512 kB once unpacked',
      413,
      () => [gzipSync(`"${'x'.repeat(50_000_000)}"`), { 'Content-Encoding': 'gzip' }],
    ],
    ['gzip that is none', 400, () => ['{}', { 'Content-Encoding': 'gzip' }]],
    ['a packing it does not know', 415, () => ['{}', { 'Content-Encoding': 'br' }]],
  ];
  it.each(refusals)('refuses %s with %i', async (_, status, request) => {
    const [body, headers] = request();
    const response = await post(body, headers);
    expect(response.status).toBe(status);
    const { error } = (await response.json()) as ErrorBody;
    expect(error.message).toMatch(/\w/);
    expect(await stored()).toBe(0);
  });

  it('names every fault of the envelope with its path', async () => {
    const response = await post(JSON.stringify({ key: 1, sentAt: 'soon', events: 'none' }));
    const { error } = (await response.json()) as ErrorBody;
    expect(error.code).toBe('invalid_request');
    expect(error.details?.map(({ path }) => path)).toEqual(['key', 'sentAt', 'events']);
  });
});

describe('while the database is away', () => {
  it('answers 503 with Retry-After, and takes the same batch when it is back', async () => {
    const sent = JSON.stringify(batch(2));
    const away = openDatabase({ host: '127.0.0.1', port: 1, connectionTimeoutMillis: 500 }, context.log);
    const response = await post(sent, {}, createApp({ ...context, db: away.db }));
    await away.db.destroy();
    expect(response.status).toBe(503);
    expect(Number(response.headers.get('Retry-After'))).toBeGreaterThan(0);
    expect(response.headers.get('Access-Control-Allow-Origin')).toBe('*');
    expect((await post(sent)).status).toBe(200);
    expect(await stored()).toBe(2);
  });

  it('answers 503 when it goes away between the key and the events', async () => {
    const { db, pool } = openDatabase(database.connection, context.log);
    const own = createApp({ ...context, db });
    expect((await post(JSON.stringify(batch()), {}, own)).status).toBe(200);
    await pool.end();
    expect((await post(JSON.stringify(batch()), {}, own)).status).toBe(503);
  });

  it('takes events at once when it is back: that a key could not be looked up is not remembered', async () => {
    const { db, pool } = openDatabase(database.connection, context.log);
    const own = createApp({ ...context, db });
    const cut = vi
      .spyOn(pool, 'connect')
      .mockImplementation(() => Promise.reject(Object.assign(new Error('no way'), { code: 'ECONNREFUSED' })));
    expect((await post(JSON.stringify(batch()), {}, own)).status).toBe(503);
    cut.mockRestore();
    expect((await post(JSON.stringify(batch()), {}, own)).status).toBe(200);
    await db.destroy();
  });
});
