import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createApp } from '../../../server/app.ts';
import type { Context } from '../../../server/context.ts';
import type { App } from '../../../shared/contract/session.ts';
import { type BuiltWorkspace, buildWorkspace } from '../../support/build-workspace.ts';
import { fromStudio, type SignedIn, signedInMember } from '../../support/sign-in.ts';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts';

let database: TestDatabase;
let context: Context;
let app: ReturnType<typeof createApp>;
let acme: BuiltWorkspace;
let other: BuiltWorkspace;
let member: SignedIn;

beforeAll(async () => {
  database = await createTestDatabase();
  context = database.context();
  app = createApp(context);
  acme = await buildWorkspace(context);
  other = await buildWorkspace(context, { name: 'Other' });
  member = await signedInMember(app, context, acme.workspaceId);
});
afterAll(() => database.drop());

async function call<Body>(method: string, path: string, body?: unknown) {
  const response = await app.request(`/api/v1${path}`, fromStudio(method, body, member.cookie));
  const text = await response.text();
  return { status: response.status, body: (text ? JSON.parse(text) : undefined) as Body };
}
const lastAudit = () =>
  database.db
    .selectFrom('auditEntry')
    .where('workspaceId', '=', acme.workspaceId)
    .orderBy('id', 'desc')
    .select(['actor', 'action', 'subject', 'details'])
    .limit(1)
    .executeTakeFirstOrThrow();

describe('apps', () => {
  test('are added with a key for each environment, and changed', async () => {
    const added = await call<App>('POST', '/apps', { name: 'Billing', url: 'https://billing.example' });
    expect(added).toMatchObject({ status: 201, body: { name: 'Billing', url: 'https://billing.example' } });
    const keys = added.body.environments.map(({ publicKey }) => publicKey);
    expect(new Set(keys).size).toBe(2);

    const changed = await call<App>('PATCH', `/apps/${added.body.id}`, { name: 'Invoices' });
    expect(changed.body).toEqual({ ...added.body, name: 'Invoices' });
    expect(await lastAudit()).toEqual({
      actor: `member:${member.id}`,
      action: 'app.changed',
      subject: `app:${added.body.id}`,
      details: { name: { before: 'Billing', after: 'Invoices' } },
    });
  });

  test('of another workspace do not exist', async () => {
    const foreign = await call('PATCH', `/apps/${other.appId}`, { name: 'Mine now' });
    const missing = await call('PATCH', '/apps/999999999', { name: 'Mine now' });
    expect(foreign.status).toBe(404);
    expect(missing.status).toBe(404);
    const row = await database.db
      .selectFrom('app')
      .where('id', '=', other.appId)
      .select('name')
      .executeTakeFirstOrThrow();
    expect(row.name).toBe('Other app');
  });

  test.each([
    { name: '' },
    { url: 'ftp://app.example' },
    { url: 'javascript:alert(1)' },
    { workspaceId: 1 },
    { name: 'x'.repeat(121) },
  ])('refuse %j', async (change) => {
    expect((await call('PATCH', `/apps/${acme.appId}`, change)).status).toBe(400);
  });
});

describe('the emergency stop', () => {
  const environment = () =>
    database.db
      .selectFrom('environment')
      .where('id', '=', acme.staging.id)
      .select(['isStopped', 'configVersion'])
      .executeTakeFirstOrThrow();
  const stop = (isStopped: boolean) =>
    call('PATCH', `/environment?environment=${acme.staging.id}`, { isStopped });

  test('reaches pages by a new version, once per change, in the named environment only', async () => {
    const before = await environment();
    expect(await stop(true)).toEqual({ status: 200, body: { isStopped: true } });
    await stop(true);
    expect(await environment()).toEqual({ isStopped: true, configVersion: before.configVersion + 1 });
    expect(await lastAudit()).toMatchObject({
      action: 'environment.stopped',
      subject: `environment:${acme.staging.id}`,
    });
    await stop(false);
    expect(await environment()).toEqual({ isStopped: false, configVersion: before.configVersion + 2 });
    const production = await call<{ apps: App[] }>('GET', '/session');
    expect(production.body.apps[0]!.environments.every(({ isStopped }) => !isStopped)).toBe(true);
  });
});

test('the install tag is exactly what a page needs, and the first event shows', async () => {
  const query = `?environment=${acme.staging.id}`;
  expect((await call('GET', `/install${query}`)).body).toEqual({
    publicKey: acme.staging.publicKey,
    tag: `<script async src="http://cairn.test/s.js" data-key="${acme.staging.publicKey}"></script>`,
    firstEventAt: null,
    lastEventAt: null,
  });
  const at = new Date('2026-03-02T08:00:00Z');
  await database.db
    .updateTable('environment')
    .set({ firstEventAt: at, lastEventAt: at })
    .where('id', '=', acme.staging.id)
    .execute();
  expect((await call('GET', `/install${query}`)).body).toMatchObject({
    firstEventAt: '2026-03-02T08:00:00.000Z',
    lastEventAt: '2026-03-02T08:00:00.000Z',
  });
});

describe('secret keys', () => {
  interface Key {
    id: string;
    name: string;
    lastFour: string;
    revokedAt: string | null;
  }
  const list = async (environment: number) =>
    (await call<{ keys: Key[] }>('GET', `/keys?environment=${environment}`)).body.keys;

  test('are shown once, kept as a hash, and listed by their last four characters', async () => {
    const made = await call<{ id: string; key: string }>('POST', '/keys', { name: 'CI', scope: 'write' });
    expect(made.status).toBe(201);
    expect(made.body.key).toMatch(/^sk_[\w-]{32}$/);
    expect(await list(acme.production.id)).toContainEqual({
      id: made.body.id,
      name: 'CI',
      scope: 'write',
      lastFour: made.body.key.slice(-4),
      createdAt: expect.any(String),
      lastUsedAt: null,
      revokedAt: null,
      expiresAt: null,
    });
    const rows = await database.db.selectFrom('secretKey').selectAll().execute();
    const audits = await database.db.selectFrom('auditEntry').selectAll().execute();
    expect(JSON.stringify([rows, audits])).not.toContain(made.body.key);
    expect((await list(acme.staging.id)).map(({ id }) => id)).not.toContain(made.body.id);
  });

  test('open nothing once revoked', async () => {
    const { body } = await call<{ id: string; key: string }>('POST', '/keys', { name: 'Old', scope: 'read' });
    const use = () => app.request('/api/v1/install', { headers: { Authorization: `Bearer ${body.key}` } });
    expect((await use()).status).toBe(200);
    expect((await call('DELETE', `/keys/${body.id}`)).status).toBe(204);
    expect((await use()).status).toBe(401);
    expect((await call('DELETE', `/keys/${body.id}`)).status).toBe(404);
    expect((await list(acme.production.id)).find(({ id }) => id === body.id)?.revokedAt).not.toBeNull();
  });

  test('of another workspace can be neither seen nor revoked', async () => {
    const foreign = await database.db
      .selectFrom('secretKey')
      .where('workspaceId', '=', other.workspaceId)
      .select('id')
      .executeTakeFirstOrThrow();
    expect((await call('DELETE', `/keys/${foreign.id}`)).status).toBe(404);
    expect((await call('DELETE', '/keys/not-an-id')).status).toBe(404);
    expect((await list(acme.production.id)).map(({ id }) => id)).not.toContain(foreign.id);
  });
});
