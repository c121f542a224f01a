import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createApp } from '../../../server/app.ts';
import type { Context } from '../../../server/context.ts';
import { type BuiltWorkspace, buildWorkspace } from '../../support/build-workspace.ts';
import { createSetClock } from '../../support/set-clock.ts';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts';

let database: TestDatabase;
let context: Context;
let app: ReturnType<typeof createApp>;
let workspace: BuiltWorkspace;
const clock = createSetClock('2026-03-02T08:00:00Z');

beforeAll(async () => {
  database = await createTestDatabase();
  context = database.context({ now: clock.now });
  app = createApp(context);
});
afterAll(() => database.drop());
beforeEach(async () => {
  workspace = await buildWorkspace(context);
});

const basic = (key: string) => ({ Authorization: `Basic ${Buffer.from(`${key}:`).toString('base64')}` });

const post = (
  path: string,
  body: unknown,
  headers: Record<string, string> = basic(workspace.production.secretKey),
) =>
  app.request(`/v1/${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });

const events = () =>
  database.db
    .selectFrom('event')
    .innerJoin('eventName', 'eventName.id', 'event.nameId')
    .leftJoin('page', 'page.id', 'event.pageId')
    .where('event.environmentId', '=', workspace.production.id)
    .select(['event.id', 'eventName.name', 'event.kind', 'event.at', 'page.path', 'event.properties'])
    .orderBy('event.at')
    .execute();

/** As `@segment/analytics-node` sends it. */
const message = (type: string, parts: object) => ({
  type,
  messageId: `node-next-1772438400000-${crypto.randomUUID()}`,
  timestamp: '2026-03-02T07:59:00.000Z',
  userId: 'u1',
  context: { library: { name: '@segment/analytics-node', version: '3.1.0' }, groupId: 'a1' },
  integrations: {},
  _metadata: { nodeVersion: '24.0.0' },
  ...parts,
});

describe('a batch from a server', () => {
  it('becomes events, users and accounts', async () => {
    const response = await post('batch', {
      writeKey: workspace.production.publicKey,
      sentAt: '2026-03-02T08:00:00.000Z',
      batch: [
        message('identify', { traits: { name: 'Ana', address: { city: 'Porto' } } }),
        message('group', { groupId: 'a1', traits: { name: 'Acme' }, timestamp: '2026-03-02T07:59:01Z' }),
        message('track', { event: 'Deal Won', properties: { amount: 3 }, timestamp: '2026-03-02T07:59:02Z' }),
        message('page', {
          name: 'Deals',
          properties: { url: 'https://host.example/deals?x=1' },
          timestamp: '2026-03-02T07:59:03Z',
        }),
        message('screen', { name: 'Home', timestamp: '2026-03-02T07:59:04Z' }),
        message('alias', { previousId: 'anon-7', timestamp: '2026-03-02T07:59:05Z' }),
      ],
    });
    expect(await response.json()).toEqual({ success: true });
    expect(response.status).toBe(200);
    expect((await events()).map(({ name, path, properties }) => [name, path, properties])).toEqual([
      ['user.identified', null, { name: 'Ana', address: { city: 'Porto' } }],
      ['account.identified', null, { name: 'Acme' }],
      ['Deal Won', null, { amount: 3 }],
      ['page.viewed', '/deals', { url: 'https://host.example/deals?x=1' }],
      ['page.viewed', '/Home', null],
      ['user.aliased', null, { previousId: 'anon-7' }],
    ]);
    const user = await database.db
      .selectFrom('user')
      .where('environmentId', '=', workspace.production.id)
      .select(['name', 'traits', 'activatedAt'])
      .execute();
    expect(user).toEqual([{ name: 'Ana', traits: { name: 'Ana' }, activatedAt: null }]);
    const account = await database.db
      .selectFrom('account')
      .where('environmentId', '=', workspace.production.id)
      .select(['externalId', 'name'])
      .execute();
    expect(account).toEqual([{ externalId: 'a1', name: 'Acme' }]);
  });

  it('counts once when it is retried with a new time of sending', async () => {
    const batch = [message('track', { event: 'Deal Won' })];
    await post('batch', { batch, sentAt: '2026-03-02T08:00:00Z' });
    await post('batch', { batch, sentAt: '2026-03-02T08:00:10Z' });
    expect(await events()).toHaveLength(1);
  });

  it('is kept but for the messages that make no sense, which are named', async () => {
    const batch = [message('track', {}), message('dance', {}), message('track', { event: 'Deal Won' }), 7];
    const response = await post('batch', { batch, sentAt: '2026-03-02T08:00:00Z' });
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({
      success: true,
      refused: [{ index: 0 }, { index: 1 }, { index: 3 }],
    });
    expect(await events()).toHaveLength(1);
  });

  it.each([
    ['without messages', {}],
    ['with nothing that makes sense', { batch: [{ type: 'track' }] }],
  ])('is refused %s', async (_, body) => expect((await post('batch', body)).status).toBe(400));
});

describe('a single call', () => {
  it.each([
    ['identify', { userId: 'u1', traits: {} }],
    ['group', { userId: 'u1', groupId: 'a1' }],
    ['track', { anonymousId: 'visitor 7', event: 'Deal Won' }],
    ['page', { userId: 4711 }],
    ['screen', { userId: 'u1', name: 'Home' }],
    ['alias', { userId: 'u1', previousId: 'visitor 7' }],
  ])('%s is stored', async (call, body) => {
    const response = await post(call, body);
    expect(await response.json()).toEqual({ success: true });
    expect(await events()).toMatchObject([{ at: clock.now() }]);
  });

  it('without an id of its own counts once when it is the same', async () => {
    const body = { userId: 'u1', event: 'Deal Won', timestamp: '2026-03-02T07:00:00Z' };
    await post('track', body);
    await post('track', body);
    expect(await events()).toHaveLength(1);
  });

  it.each([
    ['nobody', { event: 'Deal Won' }, /userId/],
    ['no name', { userId: 'u1' }, /name/],
    ['no such time', { userId: 'u1', event: 'Deal Won', timestamp: 'yesterday' }, /at/],
    ['a time that is no text', { userId: 'u1', event: 'Deal Won', timestamp: { toString: 0 } }, /at/],
  ])('is refused for %s', async (_, body, reason) => {
    const response = await post('track', body);
    expect(response.status).toBe(400);
    expect(JSON.stringify(await response.json())).toMatch(reason);
  });
});

describe('the write key', () => {
  const body = { userId: 'u1', event: 'Deal Won' };

  it('may be the public one', async () => {
    expect((await post('track', body, basic(workspace.production.publicKey))).status).toBe(200);
    expect(await events()).toHaveLength(1);
  });

  it('may stand in the body, as the browser client also sends it', async () => {
    const response = await app.request('/v1/track', {
      method: 'POST',
      headers: { 'Content-Type': 'text/plain' },
      body: JSON.stringify({ ...body, writeKey: workspace.production.publicKey }),
    });
    expect(response.status).toBe(200);
  });

  it.each(['pk_unknown', 'sk_unknown', ''])('is not "%s"', async (key) => {
    expect((await post('track', body, basic(key))).status).toBe(401);
  });

  it('is held to the origins that are allowed if it is the public one, which anybody can read in a page', async () => {
    await database.db
      .updateTable('environment')
      .set({ allowedOrigins: ['https://host.example'] })
      .where('id', '=', workspace.production.id)
      .execute();
    const { publicKey, secretKey } = workspace.production;
    const from = async (key: string, origin: string) =>
      (await post('track', body, { ...basic(key), Origin: origin })).status;
    expect(await from(publicKey, 'https://host.example')).toBe(200);
    expect(await from(publicKey, 'https://other.example')).toBe(403);
    expect(await from(secretKey, 'https://other.example')).toBe(200);
  });

  it('may not be one that only reads, nor a revoked one', async () => {
    const set = (change: object) =>
      database.db
        .updateTable('secretKey')
        .set(change)
        .where('environmentId', '=', workspace.production.id)
        .execute();
    await set({ scope: 'read' });
    expect((await post('track', body)).status).toBe(401);
    await set({ scope: 'write', revokedAt: clock.now() });
    expect((await post('track', body)).status).toBe(401);
  });
});

it('takes no server for a bot, only what visits pages', async () => {
  const send = (event: string, headers: Record<string, string>) =>
    post('track', { userId: 'u1', event }, { ...basic(workspace.production.publicKey), ...headers });
  await send('From a server', { 'User-Agent': 'python-requests/2.32' });
  await send('From a page', { 'User-Agent': 'Googlebot/2.1', Origin: 'https://host.example' });
  const rows = await database.db
    .selectFrom('event')
    .innerJoin('eventName', 'eventName.id', 'event.nameId')
    .where('event.environmentId', '=', workspace.production.id)
    .select(['eventName.name', 'event.flags'])
    .execute();
  const isBot = Object.fromEntries(rows.map(({ name, flags }) => [name, (flags & 2) > 0]));
  expect(isBot).toEqual({ 'From a server': false, 'From a page': true });
});

it('lets a page of any origin send the headers that the browser client needs', async () => {
  const response = await app.request('/v1/track', {
    method: 'OPTIONS',
    headers: {
      Origin: 'https://host.example',
      'Access-Control-Request-Method': 'POST',
      'Access-Control-Request-Headers': 'authorization,content-type,x-retry-count',
    },
  });
  expect(response.status).toBe(204);
  expect(response.headers.get('Access-Control-Allow-Origin')).toBe('*');
  expect(response.headers.get('Access-Control-Allow-Headers')).toBe(
    'authorization,content-type,x-retry-count',
  );
});
