import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createApp } from '../../../server/app.ts';
import type { Context } from '../../../server/context.ts';
import { forgetKnownEnvironments } from '../../../server/ingest/known-keys.ts';
import { rightsOfKey, rightsOfRole } from '../../../shared/rules/rights.ts';
import { buildBatch, buildEvent } from '../../support/build-event.ts';
import { type BuiltWorkspace, buildWorkspace } from '../../support/build-workspace.ts';
import { callApi } from '../../support/call-api.ts';
import { createSetClock } from '../../support/set-clock.ts';
import { fromStudio, signedInMember } from '../../support/sign-in.ts';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts';

let database: TestDatabase;
let context: Context;
let app: ReturnType<typeof createApp>;
let acme: BuiltWorkspace;
let api: ReturnType<typeof callApi>;
const clock = createSetClock();

beforeAll(async () => {
  database = await createTestDatabase();
  context = database.context({ now: clock.now });
  app = createApp(context);
});
afterAll(() => database.drop());
beforeEach(async () => {
  clock.set(new Date());
  acme = await buildWorkspace(context);
  api = callApi(app, acme.production.secretKey);
});

/** Sends an event as a server does, with the key as user name. */
const track = async (key: string) =>
  (
    await app.request('/v1/track', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Authorization: `Basic ${btoa(`${key}:`)}` },
      body: JSON.stringify({ userId: 'u1', event: 'Done' }),
    })
  ).status;

describe('a key that is replaced', () => {
  test('goes on for a day beside the new one, then ends', async () => {
    const made = (await api('POST', '/keys', { name: 'Server', scope: 'write' })).body;
    const { key, formerUntil } = (await api('POST', `/keys/${made.id}/rotate`)).body;
    const works = async (secret: string) => [
      (await callApi(app, secret)('GET', '/install')).status,
      await track(secret),
    ];
    expect(await works(made.key)).toEqual([200, 200]);
    expect(await works(key)).toEqual([200, 200]);
    expect(
      (await api('GET', '/keys')).body.keys.map(({ expiresAt }: { expiresAt: string | null }) => expiresAt),
    ).toEqual(expect.arrayContaining([formerUntil, null]));
    expect((await api('POST', `/keys/${made.id}/rotate`)).status).toBe(404);
    clock.advance({ ms: 24 * 3_600_000 });
    expect(await works(made.key)).toEqual([401, 401]);
    expect(await works(key)).toEqual([200, 200]);
  });

  test('is never made stronger than who replaces it', async () => {
    const made = (await api('POST', '/keys', { name: 'Strong', scope: 'admin' })).body;
    const { cookie } = await signedInMember(app, context, acme.workspaceId, 'developer');
    const rotate = await app.request(`/api/v1/keys/${made.id}/rotate`, fromStudio('POST', undefined, cookie));
    expect(rotate.status).toBe(403);
    expect((await callApi(app, made.key)('POST', `/keys/${made.id}/rotate`)).status).toBe(201);
  });
});

test('a key for events alone sends them and opens nothing else', async () => {
  const { key } = (await api('POST', '/keys', { name: 'Events', scope: 'events' })).body;
  expect(await track(key)).toBe(200);
  expect((await callApi(app, key)('GET', '/accounts')).status).toBe(403);
  expect(rightsOfKey('events')).toEqual([]);
});

test('a developer makes keys that can do no more than they', async () => {
  const { cookie } = await signedInMember(app, context, acme.workspaceId, 'developer');
  const make = async (scope: string) =>
    (await app.request('/api/v1/keys', fromStudio('POST', { name: scope, scope }, cookie))).status;
  expect([await make('events'), await make('read'), await make('write'), await make('admin')]).toEqual([
    201, 201, 403, 403,
  ]);
  expect(rightsOfRole('developer')).not.toContain('guide.publish');
});

describe('a public key', () => {
  const send = async (origin: string | undefined) => {
    const { publicKey: key } = acme.production;
    const batch = { ...buildBatch([buildEvent(clock.now())], clock.now()), key };
    const headers = { 'Content-Type': 'text/plain', ...(origin && { Origin: origin }) };
    const post = async (path: string, body: unknown) =>
      (await app.request(path, { method: 'POST', headers, body: JSON.stringify(body) })).status;
    return [await post('/v1/events', batch), await post('/v1/delivery', { key, userId: 'u1', locale: 'en' })];
  };

  test('is for any page until it is said for which', async () => {
    expect(await send('https://anywhere.example')).toEqual([200, 200]);
    const put = await api('PUT', '/allowed-origins', { origins: ['https://App.example.com/path'] });
    expect(put.body).toEqual({ origins: ['https://app.example.com'] });
    // Other processes follow within a second.
    forgetKnownEnvironments(database.db);
    expect(await send('https://app.example.com')).toEqual([200, 200]);
    expect(await send('https://evil.example')).toEqual([403, 403]);
    expect(await send('https://app.example.com.evil.example')).toEqual([403, 403]);
    expect(await send('null')).toEqual([403, 403]);
    expect(await send(undefined)).toEqual([200, 200]);
  });

  test('takes origins alone', async () => {
    for (const origin of ['nonsense', 'ftp://x.example', 'javascript:alert(1)', '*']) {
      expect((await api('PUT', '/allowed-origins', { origins: [origin] })).status, origin).toBe(400);
    }
  });
});
