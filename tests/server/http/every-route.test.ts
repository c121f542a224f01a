import { afterAll, beforeAll, expect, test } from 'vitest';
import { createApp } from '../../../server/app.ts';
import type { Context } from '../../../server/context.ts';
import { createSecretKey } from '../../../server/workspaces/secret-keys.ts';
import { type BuiltWorkspace, buildWorkspace } from '../../support/build-workspace.ts';
import { type SignedIn, signedInMember } from '../../support/sign-in.ts';
import { signedOutRoutes } from '../../support/signed-out-routes.ts';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts';

/** What members do to themselves, whatever their role. */
const ownRoutes = [
  'DELETE /api/v1/member/second-factor',
  'DELETE /api/v1/session',
  'DELETE /api/v1/sessions/:id',
  'GET /api/v1/session',
  'GET /api/v1/sessions',
  'PATCH /api/v1/member',
  'POST /api/v1/member/second-factor',
  'PUT /api/v1/member/second-factor',
];

let database: TestDatabase;
let context: Context;
let app: ReturnType<typeof createApp>;
let acme: BuiltWorkspace;
let other: BuiltWorkspace;
let member: SignedIn;
/** Taken from the running app, so that a route nobody thought of is in it too. */
let routes: { method: string; path: string }[];
let patterns: string[];

beforeAll(async () => {
  database = await createTestDatabase();
  context = database.context();
  app = createApp(context);
  acme = await buildWorkspace(context);
  other = await buildWorkspace(context, { name: 'Other' });
  member = await signedInMember(app, context, acme.workspaceId);
  const seen = new Set(
    app.routes
      .filter(({ method, path }) => method !== 'ALL' && path.startsWith('/api/v1/'))
      .map(({ method, path }) => `${method} ${path}`),
  );
  expect([...seen]).toEqual(expect.arrayContaining(signedOutRoutes));
  patterns = [...seen].filter((route) => !signedOutRoutes.includes(route));
  routes = patterns.map((route) => {
    const [method = '', path = ''] = route.split(' ');
    return { method, path: path.replaceAll(/:\w+(\{[^}]*\})?/g, '019a0000-0000-7000-8000-000000000000') };
  });
  expect(routes.length).toBeGreaterThan(30);
});
afterAll(() => database.drop());

type Headers = Record<string, string>;

/** The routes that don't answer so, with what they answer. */
async function exceptions(
  status: number,
  headers: Headers,
  { only = () => true, query = '' }: { only?: (method: string) => boolean; query?: string } = {},
) {
  const found: string[] = [];
  for (const { method, path } of routes.filter((route) => only(route.method))) {
    const response = await app.request(`${path}${query}`, { method, headers });
    if (response.status !== status) found.push(`${method} ${path}: ${response.status}`);
  }
  return found;
}
const writes = (method: string) => method !== 'GET';

test('every management route asks who one is', async () => {
  expect(await exceptions(401, {})).toEqual([]);
  expect(await exceptions(401, { Authorization: 'Bearer sk_of-nobody' })).toEqual([]);
  expect(await exceptions(401, { Authorization: `Bearer ${acme.production.publicKey}` })).toEqual([]);
});

test('every management route knows no environment of another workspace', async () => {
  const query = `?environment=${other.production.id}`;
  const Origin = 'http://cairn.test';
  expect(await exceptions(404, { Cookie: member.cookie, Origin }, { query })).toEqual([]);
  const byKey = { Authorization: `Bearer ${acme.production.secretKey}` };
  expect(await exceptions(404, byKey, { query })).toEqual([]);
});

test('every management route asks for a right, except those about oneself', () => {
  const asking = new Set(
    app.routes.filter(({ handler }) => 'right' in handler).map(({ method, path }) => `${method} ${path}`),
  );
  const without = patterns.filter((route) => !asking.has(route));
  expect(without.toSorted()).toEqual(ownRoutes);
});

test('every management route that writes refuses a key that may only read', async () => {
  const { key } = await createSecretKey(context, acme.production.scope, { name: 'reader', scope: 'read' });
  expect(await exceptions(403, { Authorization: `Bearer ${key}` }, { only: writes })).toEqual([]);
});

test('every management route that writes refuses a cookie without our origin', async () => {
  expect(await exceptions(403, { Cookie: member.cookie }, { only: writes })).toEqual([]);
  const foreign = { Cookie: member.cookie, Origin: 'https://evil.example' };
  expect(await exceptions(403, foreign, { only: writes })).toEqual([]);
});

test('no management route answers pages of other origins', async () => {
  for (const { method, path } of routes) {
    const response = await app.request(path, { method, headers: { Origin: 'https://evil.example' } });
    expect(response.headers.get('Access-Control-Allow-Origin'), path).toBeNull();
    const preflight = await app.request(path, {
      method: 'OPTIONS',
      headers: { Origin: 'https://evil.example', 'Access-Control-Request-Method': method },
    });
    expect(preflight.headers.get('Access-Control-Allow-Origin'), path).toBeNull();
    expect(preflight.ok, path).toBe(false);
  }
});

test('no other spelling of a path gets by without signing in', async () => {
  const spellings: ((path: string) => string)[] = [
    (path) => `/${path}`,
    (path) => path.replace('/api/v1/', '/api//v1/'),
    (path) => path.replace('/api/v1/', '/api/v1//'),
    (path) => path.replace('/api/v1/', '/api/./v1/'),
    (path) => path.replace('/api/v1/', '/api/v1/x/../'),
    (path) => path.replace('/api/v1/', '/api/v1/%2e/'),
    (path) => path.replace('/api/v1/', '/api%2fv1/'),
    (path) => path.replace('/api/v1/', '/v1/../api/v1/'),
    (path) => path.toUpperCase(),
    (path) => `${path}/`,
    (path) => `${path};x`,
    (path) => `${path}%00`,
    (path) => `${path}.json`,
  ];
  const overrides: Record<string, string>[] = [
    {},
    { 'X-HTTP-Method-Override': 'GET' },
    { 'X-Original-URL': '/healthz' },
  ];
  const found: string[] = [];
  for (const { method, path } of routes) {
    for (const spell of spellings) {
      for (const headers of overrides) {
        const response = await app.request(`http://cairn.test${spell(path)}`, { method, headers });
        if (![400, 401, 404, 405].includes(response.status)) {
          found.push(`${method} ${spell(path)}: ${response.status}`);
        }
      }
    }
  }
  expect(found).toEqual([]);
});
