import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createApp } from '../../../server/app.ts';
import type { Context } from '../../../server/context.ts';
import { createSecretKey } from '../../../server/workspaces/secret-keys.ts';
import { type BuiltWorkspace, buildWorkspace } from '../../support/build-workspace.ts';
import { createSetClock } from '../../support/set-clock.ts';
import { fromStudio, type SignedIn, signedInMember } from '../../support/sign-in.ts';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts';

let database: TestDatabase;
let context: Context;
let app: ReturnType<typeof createApp>;
let acme: BuiltWorkspace;
let other: BuiltWorkspace;
let member: SignedIn;
const clock = createSetClock();

beforeAll(async () => {
  database = await createTestDatabase();
  context = database.context({ now: clock.now });
  app = createApp(context);
  acme = await buildWorkspace(context);
  other = await buildWorkspace(context, { name: 'Other' });
  member = await signedInMember(app, context, acme.workspaceId);
});
afterAll(() => database.drop());

const byKey = (key: string, method = 'GET', body?: unknown): RequestInit => ({
  method,
  headers: {
    Authorization: `Bearer ${key}`,
    ...(body !== undefined && { 'Content-Type': 'application/json' }),
  },
  ...(body !== undefined && { body: JSON.stringify(body) }),
});
const publicKeyOf = async (response: Response | Promise<Response>) =>
  ((await (await response).json()) as { publicKey: string }).publicKey;

describe('which environment', () => {
  test('a member gets the first production environment, or the one they name', async () => {
    const get = (query: string) =>
      app.request(`/api/v1/install${query}`, fromStudio('GET', undefined, member.cookie));
    expect(await publicKeyOf(get(''))).toBe(acme.production.publicKey);
    expect(await publicKeyOf(get(`?environment=${acme.staging.id}`))).toBe(acme.staging.publicKey);
  });

  test('a key has its own', async () => {
    expect(await publicKeyOf(app.request('/api/v1/install', byKey(acme.staging.secretKey)))).toBe(
      acme.staging.publicKey,
    );
  });

  test('another workspace’s is answered byte for byte like one that does not exist', async () => {
    const answers = async (environment: string | number, init: RequestInit) => {
      const headers = { ...(init.headers as Record<string, string>), 'X-Request-Id': 'same' };
      const response = await app.request(`/api/v1/install?environment=${environment}`, { ...init, headers });
      return { status: response.status, body: await response.text() };
    };
    for (const init of [fromStudio('GET', undefined, member.cookie), byKey(acme.production.secretKey)]) {
      const missing = await answers(2_000_000_000, init);
      expect(missing.status).toBe(404);
      for (const id of [other.production.id, '99999999999999999999', '0', '-1', 'x', '1e3', '']) {
        expect(await answers(id, init), String(id)).toEqual(missing);
      }
    }
  });
});

describe('who', () => {
  test.each([
    ['nothing', {}],
    ['an unknown session', { Cookie: 'cairn_session=AAAA' }],
  ])('%s is not signed in', async (_, headers) => {
    const response = await app.request('/api/v1/session', { headers });
    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({ error: { code: 'not_signed_in' } });
  });

  test.each(['Bearer sk_unknown', 'Bearer ', 'Basic abc', 'sk_unknown'])('%s is no key', async (value) => {
    const response = await app.request('/api/v1/install', { headers: { Authorization: value } });
    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({ error: { code: 'invalid_key' } });
  });

  test('a public key opens nothing here', async () => {
    expect((await app.request('/api/v1/install', byKey(acme.production.publicKey))).status).toBe(401);
  });

  test('answers stay out of every cache', async () => {
    const response = await app.request('/api/v1/install', byKey(acme.production.secretKey));
    expect(response.headers.get('Cache-Control')).toBe('no-store');
    expect(response.headers.get('X-Content-Type-Options')).toBe('nosniff');
  });
});

describe('what a key may do', () => {
  const stop = { isStopped: false };
  const newKey = { name: 'another', scope: 'read' };
  test.each([
    ['events', 403, 403, 403],
    ['read', 200, 403, 403],
    ['write', 200, 200, 403],
    ['admin', 200, 200, 201],
  ] as const)('scope %s: reading %i, writing %i, making keys %i', async (scope, reads, writes, makesKeys) => {
    const { key } = await createSecretKey(context, acme.production.scope, { name: scope, scope });
    expect((await app.request('/api/v1/install', byKey(key))).status).toBe(reads);
    expect((await app.request('/api/v1/environment', byKey(key, 'PATCH', stop))).status).toBe(writes);
    expect((await app.request('/api/v1/keys', byKey(key, 'POST', newKey))).status).toBe(makesKeys);
  });

  test('no key is a member: it has no session to see or settings to change', async () => {
    const key = acme.production.secretKey;
    expect((await app.request('/api/v1/session', byKey(key))).status).toBe(403);
    expect((await app.request('/api/v1/sessions', byKey(key))).status).toBe(403);
    expect((await app.request('/api/v1/member', byKey(key, 'PATCH', { name: 'X' }))).status).toBe(403);
  });

  test('its last use is noted, at most once a minute', async () => {
    const { id, key } = await createSecretKey(context, acme.production.scope, {
      name: 'used',
      scope: 'read',
    });
    const lastUsedAt = async () => {
      await app.request('/api/v1/install', byKey(key));
      const row = await database.db
        .selectFrom('secretKey')
        .where('id', '=', id)
        .select('lastUsedAt')
        .executeTakeFirstOrThrow();
      return row.lastUsedAt;
    };
    const first = clock.now();
    expect(await lastUsedAt()).toEqual(first);
    clock.advance({ ms: 59_000 });
    expect(await lastUsedAt()).toEqual(first);
    clock.advance({ ms: 1_000 });
    expect(await lastUsedAt()).toEqual(clock.now());
  });
});

test('a product lead can work, but not make keys or apps', async () => {
  const { cookie } = await signedInMember(app, context, acme.workspaceId, 'product_lead');
  const status = async (method: string, path: string, body?: unknown) =>
    (await app.request(path, fromStudio(method, body, cookie))).status;
  expect(await status('GET', '/api/v1/install')).toBe(200);
  expect(await status('PATCH', '/api/v1/environment', { isStopped: false })).toBe(200);
  expect(await status('GET', '/api/v1/keys')).toBe(403);
  expect(await status('POST', '/api/v1/keys', { name: 'x', scope: 'read' })).toBe(403);
  expect(await status('POST', '/api/v1/apps', { name: 'x', url: 'https://x.example' })).toBe(403);
});

describe('a request by cookie that writes', () => {
  const own = 'http://cairn.test';
  /** Origin, Sec-Fetch-Site, whether it is let through. */
  const cases: [string | undefined, string | undefined, boolean][] = [
    [own, 'same-origin', true],
    [own, undefined, true],
    [own, 'same-site', false],
    [own, 'cross-site', false],
    [own, 'none', false],
    [undefined, 'same-origin', false],
    [undefined, undefined, false],
    ['https://evil.example', 'same-origin', false],
    ['https://evil.example', undefined, false],
    ['https://evil.example', 'cross-site', false],
    ['http://cairn.test.evil.example', undefined, false],
    ['http://sub.cairn.test', 'same-site', false],
    ['http://cairn.test:81', undefined, false],
    ['null', undefined, false],
  ];
  const requests: [string, string, unknown][] = [
    ['POST', '/api/v1/apps', { name: 'App', url: 'https://app.example' }],
    ['PATCH', '/api/v1/environment', { isStopped: false }],
    ['DELETE', '/api/v1/keys/019a0000-0000-7000-8000-000000000000', undefined],
  ];
  const matrix = requests.flatMap(([method, path, body]) =>
    cases.map(([origin, site, passes]) => ({ method, path, body, origin, site, passes })),
  );

  test.each(matrix)(
    '$method with Origin $origin and Sec-Fetch-Site $site: let through $passes',
    async (one) => {
      const response = await app.request(one.path, {
        method: one.method,
        headers: {
          Cookie: member.cookie,
          ...(one.origin && { Origin: one.origin }),
          ...(one.site && { 'Sec-Fetch-Site': one.site }),
          ...(one.body !== undefined && { 'Content-Type': 'application/json' }),
        },
        ...(one.body !== undefined && { body: JSON.stringify(one.body) }),
      });
      if (one.passes) expect(response.status).not.toBe(403);
      else {
        expect(response.status).toBe(403);
        expect(await response.json()).toMatchObject({ error: { code: 'not_allowed' } });
      }
    },
  );

  test('is let through when the origin is the host it was sent to', async () => {
    const response = await app.request('http://localhost:4400/api/v1/environment', {
      ...fromStudio('PATCH', { isStopped: false }, member.cookie),
      headers: {
        ...(fromStudio('PATCH', {}, member.cookie).headers as Record<string, string>),
        Origin: 'http://localhost:4400',
        Host: 'localhost:4400',
      },
    });
    expect(response.status).toBe(200);
  });

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', 'text/json'])(
    'is refused with the content type %s',
    async (type) => {
      const init = fromStudio('PATCH', { isStopped: true }, member.cookie);
      (init.headers as Record<string, string>)['Content-Type'] = type;
      expect((await app.request('/api/v1/environment', init)).status).toBe(415);
    },
  );

  test('only reads: GET needs no origin', async () => {
    const response = await app.request('/api/v1/session', { headers: { Cookie: member.cookie } });
    expect(response.status).toBe(200);
  });
});

test.each([
  '//api/v1/install',
  '/api//v1/install',
  '/API/v1/install',
  '/api/v1/install/',
  '/api/v1/%69nstall',
  '/api/v1/./install',
])('the spelling %s of a protected path opens nothing', async (path) => {
  const response = await app.request(`http://cairn.test${path}`);
  expect([401, 404]).toContain(response.status);
});
