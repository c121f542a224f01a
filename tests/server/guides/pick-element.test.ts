import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createApp } from '../../../server/app.ts';
import type { Context } from '../../../server/context.ts';
import { newId } from '../../../server/db/new-id.ts';
import { buildSignature } from '../../support/build-guide.ts';
import { type BuiltWorkspace, buildWorkspace } from '../../support/build-workspace.ts';
import { type ApiAnswer, callApi, postFromPage } from '../../support/call-api.ts';
import { createSetClock } from '../../support/set-clock.ts';
import { fromStudio, type SignedIn, signedInMember } from '../../support/sign-in.ts';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts';

const clock = createSetClock();
let database: TestDatabase;
let context: Context;
let app: ReturnType<typeof createApp>;
let workspace: BuiltWorkspace;
let member: SignedIn;
let colleague: SignedIn;
let stranger: SignedIn;

beforeAll(async () => {
  database = await createTestDatabase();
  context = database.context({ now: clock.now });
  app = createApp(context);
  workspace = await buildWorkspace(context);
  member = await signedInMember(app, context, workspace.workspaceId);
  colleague = await signedInMember(app, context, workspace.workspaceId);
  const other = await buildWorkspace(context, { name: 'Other' });
  stranger = await signedInMember(app, context, other.workspaceId);
});
afterAll(() => database.drop());

async function studio(as: SignedIn, method: string, path: string, body?: unknown): Promise<ApiAnswer> {
  const response = await app.request(`/api/v1${path}`, fromStudio(method, body, as.cookie));
  const text = await response.text();
  return { status: response.status, body: text && JSON.parse(text), headers: response.headers };
}

const begin = async (body: object = {}, as = member) =>
  studio(as, 'POST', '/picker-sessions', { purpose: 'step', subject: 'Welcome tour', ...body });

async function begun(url?: string) {
  const { body } = await begin(url === undefined ? {} : { url });
  const token = /cairn-picker=(pt_[\w-]{43})$/.exec(body.openUrl)?.[1] ?? '';
  return { id: body.id as string, openUrl: body.openUrl as string, token };
}

const key = () => workspace.production.publicKey;
const open = (token: string, publicKey = key()) =>
  postFromPage(app, '/picker/open', { key: publicKey, token });
const picked = {
  signature: buildSignature('New order'),
  pageUrl: 'https://host.example/orders',
  found: { isSame: true, score: 1, margin: 0.4 },
};
const pick = (token: string, publicKey = key()) =>
  postFromPage(app, '/picker/pick', { key: publicKey, token, ...picked });

test('an element goes from the page to the studio, and the token nowhere', async () => {
  const { id, token } = await begun();
  expect((await studio(member, 'GET', `/picker-sessions/${id}`)).body).toEqual({
    id,
    state: 'waiting',
    pick: null,
  });

  const opened = await open(token);
  expect(opened).toMatchObject({
    status: 200,
    body: { subject: 'Welcome tour', purpose: 'step', locale: 'en' },
  });
  expect(opened.headers.get('Access-Control-Allow-Origin')).toBe('*');
  expect(Date.parse(opened.body.expiresAt) - clock.now().getTime()).toBe(15 * 60_000);
  expect((await studio(member, 'GET', `/picker-sessions/${id}`)).body.state).toBe('opened');
  // The host app may be reloaded while picking.
  expect(await open(token)).toMatchObject({ status: 200 });

  expect(await pick(token)).toMatchObject({ status: 204 });
  expect((await studio(member, 'GET', `/picker-sessions/${id}`)).body).toEqual({
    id,
    state: 'picked',
    pick: picked,
  });
  const stored = await database.pool.query('select to_jsonb(s)::text as row from picker_session s');
  expect(JSON.stringify(stored.rows)).not.toContain(token);
});

describe('the address to open', () => {
  test.each([
    [undefined, /^https:\/\/host\.example\/#cairn-picker=pt_[\w-]{43}$/],
    ['https://host.example/orders?tab=open', /^https:\/\/host\.example\/orders\?tab=open#cairn-picker=pt_/],
    ['/orders', /^https:\/\/host\.example\/orders#cairn-picker=pt_/],
    ['https://host.example/app#/deals/4', /^https:\/\/host\.example\/app#\/deals\/4&cairn-picker=pt_/],
    [
      'https://host.example/app#/deals?a=1&cairn-picker=pt_old&b=2',
      /^https:\/\/host\.example\/app#\/deals\?a=1&b=2&cairn-picker=pt_/,
    ],
    ['https://host.example/#cairn-picker=pt_old', /^https:\/\/host\.example\/#cairn-picker=pt_[\w-]{43}$/],
  ])('for %s', async (url, expected) => {
    const { status, body } = await begin(url === undefined ? {} : { url });
    expect(status).toBe(201);
    expect(body.openUrl).toMatch(expected);
  });

  test.each([
    'https://evil.example/',
    'http://host.example/',
    'https://host.example.evil.example/',
    'https://host.example:8443/',
    'https://host.example@evil.example/',
    '//evil.example/',
    'javascript:alert(1)',
    'https://',
  ])('is never %s', async (url) => {
    const { status, body } = await begin({ url });
    expect(status).toBe(400);
    expect(body.error.details).toEqual([
      { path: 'url', message: 'must be an address of https://host.example' },
    ]);
  });
});

describe('the token is refused', () => {
  const refused = { status: 401, body: { error: { code: 'invalid_key' } } };

  test('when it was made up', async () => {
    expect(await open(`pt_${'a'.repeat(43)}`)).toMatchObject(refused);
    expect(await open('pt_short')).toMatchObject({ status: 400 });
  });

  test('with the key of another environment, or an unknown one', async () => {
    const { token } = await begun();
    expect(await open(token, workspace.staging.publicKey)).toMatchObject(refused);
    expect(await pick(token, workspace.staging.publicKey)).toMatchObject(refused);
    expect(await open(token, 'pk_unknown')).toMatchObject(refused);
    expect(await open(token)).toMatchObject({ status: 200 });
  });

  test('after 15 minutes', async () => {
    const { id, token } = await begun();
    clock.advance({ minutes: 15 });
    expect(await open(token)).toMatchObject(refused);
    expect(await pick(token)).toMatchObject(refused);
    expect((await studio(member, 'GET', `/picker-sessions/${id}`)).body.state).toBe('expired');
  });

  test('once an element was picked, also when two pick at the same moment', async () => {
    const { token } = await begun();
    const answers = await Promise.all([pick(token), pick(token), pick(token)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([204, 401, 401]);
    expect(await open(token)).toMatchObject(refused);
  });

  test('when another page has picked a moment before', async () => {
    const { id, token } = await begun();
    const client = await database.pool.connect();
    try {
      await client.query('begin');
      await client.query('update picker_session set picked_at = now() where id = $1', [id]);
      const second = pick(token);
      // It has to meet the first one's row while that is not yet committed.
      for (;;) {
        const { rows } = await database.pool.query(
          `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
        );
        if (rows.length > 0) break;
      }
      await client.query('commit');
      expect(await second).toMatchObject(refused);
    } finally {
      client.release();
    }
  });

  test('once the author has ended it', async () => {
    const { id, token } = await begun();
    expect(await studio(member, 'DELETE', `/picker-sessions/${id}`)).toMatchObject({ status: 204 });
    expect(await studio(member, 'DELETE', `/picker-sessions/${id}`)).toMatchObject({ status: 204 });
    expect(await open(token)).toMatchObject(refused);
    expect(await pick(token)).toMatchObject(refused);
    expect((await studio(member, 'GET', `/picker-sessions/${id}`)).body.state).toBe('cancelled');
  });

  test('when its member has left', async () => {
    const leaver = await signedInMember(app, context, workspace.workspaceId);
    const { body } = await begin({}, leaver);
    const token = body.openUrl.split('cairn-picker=')[1];
    await database.db
      .updateTable('member')
      .set({ deactivatedAt: clock.now() })
      .where('id', '=', leaver.id)
      .execute();
    expect(await open(token)).toMatchObject(refused);
    expect(await pick(token)).toMatchObject(refused);
  });
});

test('a picked signature is checked like any other input', async () => {
  const { token } = await begun();
  const { status, body } = await postFromPage(app, '/picker/pick', {
    key: key(),
    token,
    ...picked,
    signature: { ...picked.signature, value: 'secret' },
  });
  expect(status).toBe(400);
  expect(body.error.details).toEqual([expect.objectContaining({ path: 'signature.value' })]);
});

test.each([
  ['GET', 404],
  ['DELETE', 404],
] as const)('%s of the session of somebody else finds nothing', async (method, status) => {
  const { id } = await begun();
  expect(await studio(stranger, method, `/picker-sessions/${id}`)).toMatchObject({ status });
  expect(await studio(colleague, method, `/picker-sessions/${id}`)).toMatchObject({ status });
  expect(await studio(member, method, `/picker-sessions/${newId(clock.now())}`)).toMatchObject({ status });
  expect((await studio(member, 'GET', `/picker-sessions/${id}`)).body.state).toBe('waiting');
});

test('picking is for members, not for programs', async () => {
  const api = callApi(app, workspace.production.secretKey);
  expect(await api('POST', '/picker-sessions', { purpose: 'feature', subject: 'X' })).toMatchObject({
    status: 403,
  });
});
