import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createApp } from '../../../server/app.ts';
import { readConfig } from '../../../server/config.ts';
import { createMember } from '../../../server/workspaces/create-member.ts';
import { createWorkspace } from '../../../server/workspaces/create-workspace.ts';
import { ensureFirstMember } from '../../../server/workspaces/set-up.ts';
import { systemScope } from '../../../server/workspaces/system-scope.ts';
import type { Session } from '../../../shared/contract/session.ts';
import { fromStudio, signIn, testPassword } from '../../support/sign-in.ts';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts';

let database: TestDatabase;
let app: ReturnType<typeof createApp>;
beforeEach(async () => {
  database = await createTestDatabase();
  app = createApp(database.context());
});
afterEach(() => database.drop());

const input = {
  workspaceName: 'Acme',
  appName: 'Acme CRM',
  appUrl: 'https://crm.acme.example',
  name: 'Mei Lin',
  email: 'Mei@Acme.example',
  password: testPassword,
  locale: 'zh-CN',
};
const setUp = (body: object = input) => app.request('/api/v1/setup', fromStudio('POST', body));
const state = async () => (await app.request('/api/v1/setup')).json();
const countMembers = async () => (await database.db.selectFrom('member').select('id').execute()).length;

const withDemoOn = () => database.context({ config: { ...database.context().config, isDemo: true } });

async function makeDemo() {
  const context = database.context();
  const { workspaceId } = await createWorkspace(context, {
    name: 'Demo',
    isDemo: true,
    app: { name: 'Demo app', url: 'http://localhost:4401' },
  });
  const scope = { workspaceId, actor: { kind: 'system' } } as const;
  await createMember(context, scope, {
    name: 'Demo',
    email: 'demo@example.com',
    password: testPassword,
    locale: 'en',
    role: 'admin',
  });
  return workspaceId;
}

describe('the first-run page', () => {
  test('makes a workspace, an app with both environments and an admin, and signs them in', async () => {
    expect(await state()).toEqual({ needsFirstMember: true, demo: null, canMail: false, hasProvider: false });
    const response = await setUp();
    expect(response.status).toBe(201);
    const session = (await response.json()) as Session;
    expect(session).toMatchObject({
      member: { email: 'mei@acme.example', name: 'Mei Lin', locale: 'zh-CN' },
      role: 'admin',
      workspace: { name: 'Acme', isDemo: false },
      apps: [{ name: 'Acme CRM', url: 'https://crm.acme.example' }],
    });
    expect(session.apps[0]!.environments.map(({ name }) => name)).toEqual(['production', 'staging']);
    for (const { publicKey } of session.apps[0]!.environments) expect(publicKey).toMatch(/^pk_[\w-]{24}$/);

    const cookie = response.headers.get('Set-Cookie')!.split(';')[0]!;
    expect((await app.request('/api/v1/session', { headers: { Cookie: cookie } })).status).toBe(200);
    await signIn(app, 'mei@acme.example');
    expect(await state()).toEqual({
      needsFirstMember: false,
      demo: null,
      canMail: false,
      hasProvider: false,
    });
  });

  test('works once, also when it is sent many times at once', async () => {
    const statuses = await Promise.all(
      Array.from(
        { length: 5 },
        async (_, i) => (await setUp({ ...input, email: `m${i}@acme.example` })).status,
      ),
    );
    expect(statuses.toSorted()).toEqual([201, 409, 409, 409, 409]);
    expect((await setUp({ ...input, email: 'late@acme.example' })).status).toBe(409);
    expect(await countMembers()).toBe(1);
  });

  test('names every fault and makes nothing', async () => {
    const response = await setUp({
      ...input,
      email: 'mei',
      password: 'short',
      appUrl: 'javascript:alert(1)',
      name: ' ',
    });
    expect(response.status).toBe(400);
    const { error } = (await response.json()) as { error: { details: { path: string }[] } };
    expect(new Set(error.details.map(({ path }) => path))).toEqual(
      new Set(['email', 'password', 'appUrl', 'name']),
    );
    expect(await countMembers()).toBe(0);
  });

  test('says how to enter the demo where it is on, and needs no first member then', async () => {
    await makeDemo();
    const demo = {
      email: 'demo@example.com',
      password: testPassword,
      hostAppUrl: 'http://localhost:4401',
      progress: { done: 3, total: 365 },
    };
    app = createApp(withDemoOn(), { demo: () => demo });
    expect(await state()).toEqual({ needsFirstMember: false, demo, canMail: false, hasProvider: false });
    expect((await setUp()).status).toBe(409);
  });
});

test('with the demo switched off, what an earlier start made of it is no way in, and the first-run page comes', async () => {
  await makeDemo();
  const demoCookie = await signIn(createApp(withDemoOn()), 'demo@example.com');
  const withCookie = { headers: { Cookie: demoCookie } };
  expect((await createApp(withDemoOn()).request('/api/v1/session', withCookie)).status).toBe(200);

  const password = { email: 'demo@example.com', password: testPassword };
  expect((await app.request('/api/v1/session', fromStudio('POST', password))).status).toBe(401);
  expect((await app.request('/api/v1/session', withCookie)).status).toBe(401);
  expect(await state()).toEqual({ needsFirstMember: true, demo: null, canMail: false, hasProvider: false });
  expect((await setUp()).status).toBe(201);
  await signIn(app, 'mei@acme.example');
  expect((await setUp({ ...input, email: 'late@acme.example' })).status).toBe(409);
});

describe('the first member from the environment', () => {
  const context = () =>
    database.context({
      config: readConfig({
        PUBLIC_URL: 'http://cairn.test',
        CAIRN_ADMIN_EMAIL: 'Root@Acme.example',
        CAIRN_ADMIN_PASSWORD: testPassword,
      }),
    });

  test('is made once, however often and from however many servers at once', async () => {
    await Promise.all([1, 2, 3].map(() => ensureFirstMember(context())));
    await ensureFirstMember(context());
    expect(await countMembers()).toBe(1);
    await signIn(app, 'root@acme.example');
  });

  test('is not made when nobody is named', async () => {
    await ensureFirstMember(database.context());
    expect(await countMembers()).toBe(0);
  });

  test('has a workspace of their own beside the demo’s, and it is the one the command line means', async () => {
    const demoId = await makeDemo();
    await ensureFirstMember(context());
    expect(await countMembers()).toBe(2);
    const scope = await systemScope(database.context(), 'production');
    expect(scope.workspaceId).not.toBe(demoId);
    expect(scope.actor).toEqual({ kind: 'system' });
  });
});

test('with only the demo, the command line means the demo’s workspace; with none it says what to do', async () => {
  await expect(systemScope(database.context(), 'staging')).rejects.toMatchObject({ code: 'not_found' });
  const demoId = await makeDemo();
  expect((await systemScope(database.context(), 'staging')).workspaceId).toBe(demoId);
});

test('an e-mail address belongs to one member', async () => {
  const workspaceId = await makeDemo();
  const twice = createMember(
    database.context(),
    { workspaceId, actor: { kind: 'system' } },
    { name: 'X', email: 'DEMO@example.com', password: testPassword, locale: 'en', role: 'csm' },
  );
  await expect(twice).rejects.toMatchObject({ code: 'conflict' });
});
