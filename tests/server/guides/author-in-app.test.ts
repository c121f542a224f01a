import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createApp } from '../../../server/app.ts';
import type { Context } from '../../../server/context.ts';
import { createGuide } from '../../../server/guides/edit-guide.ts';
import { ingest } from '../../../server/ingest/ingest.ts';
import { signatureHash } from '../../../shared/rules/signature-hash.ts';
import { buildBatch, buildEvent } from '../../support/build-event.ts';
import { buildGuide, buildSignature, buildStep } from '../../support/build-guide.ts';
import { type BuiltWorkspace, buildWorkspace } from '../../support/build-workspace.ts';
import { postFromPage } from '../../support/call-api.ts';
import { createSetClock } from '../../support/set-clock.ts';
import { fromStudio, type SignedIn, signedInMember } from '../../support/sign-in.ts';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts';

const clock = createSetClock();
let database: TestDatabase;
let context: Context;
let app: ReturnType<typeof createApp>;
let workspace: BuiltWorkspace;
let member: SignedIn;
let guideId: string;

beforeAll(async () => {
  database = await createTestDatabase();
  context = database.context({ now: clock.now });
  app = createApp(context);
  workspace = await buildWorkspace(context);
  member = await signedInMember(app, context, workspace.workspaceId);
  guideId = await makeGuide('Welcome');
});
afterAll(() => database.drop());

const makeGuide = async (name: string, of = workspace) =>
  (
    await createGuide(context, of.production.scope, {
      kind: 'walkthrough',
      name,
      draft: plain,
    })
  ).id;

async function begin(body: object = {}, as = member) {
  const wanted = { purpose: 'guide', guideId, ...body };
  const response = await app.request('/api/v1/picker-sessions', fromStudio('POST', wanted, as.cookie));
  return { status: response.status, body: await response.json() };
}

async function tokenFor(body: object = {}, as = member): Promise<string> {
  return /cairn-picker=(pt_[\w-]{43})$/.exec((await begin(body, as)).body.openUrl)?.[1] ?? '';
}

const from = (token: string, path: string, body: object = {}, key = workspace.production.publicKey) =>
  postFromPage(app, `/picker/${path}`, { key, token, ...body });
const open = (token: string) => from(token, 'open');
const { theme: _, ...plain } = buildGuide();
const draft = { ...plain, steps: [buildStep('s1'), buildStep('s2'), buildStep('s3')] };
const save = (token: string, revision: number, name = 'Welcome') =>
  from(token, 'draft', { revision, name, draft });
const target = { signature: buildSignature('New order'), pickedAt: 'https://host.example/orders' };

describe('a guide in the host app', () => {
  test('is opened with its draft, where it was asked for, and saved by its revision', async () => {
    const token = await tokenFor({ stepId: 's2', url: 'https://host.example/orders' });
    const opened = await open(token);
    expect(opened.status).toBe(200);
    expect(opened.headers.get('Access-Control-Allow-Origin')).toBe('*');
    expect(opened.headers.get('Cache-Control')).toBe('no-store');
    expect(opened.body).toMatchObject({
      purpose: 'guide',
      subject: 'Welcome',
      stepId: 's2',
      studioUrl: `${context.config.publicUrl}/guides/${guideId}?environment=${workspace.production.id}`,
      locale: 'en',
      guide: { id: guideId, kind: 'walkthrough', name: 'Welcome', draft: plain },
      appTheme: { accent: '#0f766e' },
      origins: ['https://host.example'],
      modules: [],
    });
    const { revision } = opened.body.guide;
    expect(await save(token, revision)).toMatchObject({ status: 200, body: { revision: revision + 1 } });
    expect((await open(token)).body.guide).toMatchObject({ draft, revision: revision + 1 });
  });

  test('that somebody else has saved meanwhile is not saved over', async () => {
    const token = await tokenFor();
    const { revision } = (await open(token)).body.guide;
    const other = await tokenFor({}, await signedInMember(app, context, workspace.workspaceId));
    expect(await save(other, revision, 'Theirs')).toMatchObject({ status: 200 });
    expect(await save(token, revision, 'Mine')).toMatchObject({
      status: 409,
      body: { error: { code: 'conflict' } },
    });
    expect((await open(token)).body.guide).toMatchObject({ name: 'Theirs', revision: revision + 1 });
  });

  test('is told what it can name, of its own app and environment alone', async () => {
    const other = await buildWorkspace(context, { name: 'Neighbour' });
    await makeGuide('Of a neighbour', other);
    const { status, body } = await from(await tokenFor(), 'names');
    expect(status).toBe(200);
    expect(body.features).toEqual([]);
    expect(body.guides).toContainEqual({
      id: guideId,
      kind: 'walkthrough',
      name: expect.any(String),
      title: null,
      isLive: false,
    });
    expect(body.guides.map(({ name }: { name: string }) => name)).not.toContain('Of a neighbour');
  });

  test('is saved only as what a draft can be', async () => {
    const token = await tokenFor();
    expect(await from(token, 'draft', { revision: 1, name: '', draft })).toMatchObject({ status: 400 });
    const unsafe = { ...draft, steps: [{ ...draft.steps[0], blocks: [{ id: 'x', type: 'script' }] }] };
    expect(await from(token, 'draft', { revision: 1, name: 'X', draft: unsafe })).toMatchObject({
      status: 400,
    });
  });
});

describe('the token', () => {
  const refused = { status: 401, body: { error: { code: 'invalid_key' } } };

  test('opens nothing once the author is done', async () => {
    const token = await tokenFor();
    expect(await from(token, 'end')).toMatchObject({ status: 204 });
    expect(await open(token)).toMatchObject(refused);
    expect(await save(token, 1)).toMatchObject(refused);
  });

  test('is of one environment, and of no other guide than its own', async () => {
    const token = await tokenFor();
    expect(await from(token, 'open', {}, workspace.staging.publicKey)).toMatchObject(refused);
    const other = await buildWorkspace(context, { name: 'Other' });
    expect(await from(token, 'open', {}, other.production.publicKey)).toMatchObject(refused);
    const before = await open(token);
    expect(
      (await from(token, 'draft', { guideId: await makeGuide('Another'), revision: 1, name: 'X', draft }))
        .status,
    ).toBe(400);
    expect((await open(token)).body).toEqual(before.body);
  });

  test('lives on with its use, for half an hour, and for eight hours at most', async () => {
    const token = await tokenFor();
    await open(token);
    for (let minutes = 0; minutes < 8 * 60 - 30; minutes += 29) {
      clock.advance({ minutes: 29 });
      expect((await open(token)).status).toBe(200);
    }
    clock.advance({ minutes: 31 });
    expect(await open(token)).toMatchObject(refused);
    const idle = await tokenFor({}, await signedInMember(app, context, workspace.workspaceId));
    await open(idle);
    clock.advance({ minutes: 31 });
    expect(await open(idle)).toMatchObject(refused);
  });

  test('can no more than its member can now', async () => {
    const demoted = await signedInMember(app, context, workspace.workspaceId, 'author');
    const token = await tokenFor({}, demoted);
    expect((await open(token)).status).toBe(200);
    const become = (role: 'executive' | 'author') =>
      context.db.updateTable('membership').set({ role }).where('memberId', '=', demoted.id).execute();
    await become('executive');
    expect(await open(token)).toMatchObject(refused);
    expect(await save(token, 1)).toMatchObject(refused);
    await become('author');
    expect((await open(token)).status).toBe(200);
    await context.db
      .updateTable('membership')
      .set({ deactivatedAt: clock.now() })
      .where('memberId', '=', demoted.id)
      .execute();
    expect(await open(token)).toMatchObject(refused);
  });

  test('to edit is none to pick with, and the other way round', async () => {
    const picking = await tokenFor({ purpose: 'step', subject: 'X', guideId: undefined });
    expect(await save(picking, 1)).toMatchObject(refused);
    expect(await from(picking, 'heat', { path: '/' })).toMatchObject(refused);
    const found = { isSame: true, score: 1, margin: 1 };
    const pick = { signature: target.signature, pageUrl: 'https://host.example/', found };
    expect(await from(await tokenFor(), 'pick', pick)).toMatchObject(refused);
  });

  test('is given to nobody who may not draft, for no guide of others, and to no foreign address', async () => {
    const reader = await signedInMember(app, context, workspace.workspaceId, 'executive');
    expect((await begin({}, reader)).status).toBe(403);
    const other = await buildWorkspace(context, { name: 'Else' });
    const theirs = await makeGuide('Of a neighbour', other);
    expect((await begin({ guideId: theirs })).status).toBe(404);
    expect((await begin({ url: 'https://evil.example/' })).status).toBe(400);
    await context.db
      .updateTable('environment')
      .set({ allowedOrigins: ['https://billing.example'] })
      .where('id', '=', workspace.production.id)
      .execute();
    const { body } = await begin({ url: 'https://billing.example/invoices' });
    expect(body.openUrl).toMatch(/^https:\/\/billing\.example\/invoices#cairn-picker=pt_/);
    const token = body.openUrl.split('cairn-picker=')[1];
    expect((await open(token)).body.origins).toEqual(['https://host.example', 'https://billing.example']);
  });
});

describe('features and their use', () => {
  const use = async (events: ReturnType<typeof buildEvent>[]) => {
    const names = ['New order', 'Archive', 'Edit', 'Delete', 'Pay'];
    const signatures = Object.fromEntries(
      names.map((name) => buildSignature(name)).map((signature) => [signatureHash(signature), signature]),
    );
    const batch = { ...buildBatch(events, clock.now()), signatures };
    await ingest(context, workspace.production.keyed, batch, 'browser');
  };

  const click = (name: string, path: string, count: number) =>
    Array.from({ length: count }, () =>
      buildEvent(clock.now(), {
        kind: 'click',
        name: 'element.clicked',
        path,
        signature: signatureHash(buildSignature(name)),
      }),
    );

  test('what clicks on an element amount to is told, and becomes a feature', async () => {
    const events = [...click('New order', '/orders', 3), ...click('Archive', '/orders', 1)];
    await use(events);
    const token = await tokenFor();
    expect((await from(token, 'matches', { target })).body).toEqual({ uses: 3, users: 1, accounts: 1 });
    const feature = { name: 'Orders begun', moduleId: null, isCore: true, target };
    expect(await from(token, 'feature', feature)).toMatchObject({ status: 201 });
    const stored = await context.db
      .selectFrom('feature')
      .where('workspaceId', '=', workspace.workspaceId)
      .select(['name', 'isCore'])
      .execute();
    expect(stored).toEqual([{ name: 'Orders begun', isCore: true }]);
    expect(await from(token, 'feature', { ...feature, moduleId: 4_000_000 })).toMatchObject({ status: 400 });
  });

  test('heat is what was clicked on pages like this one in the last 30 days', async () => {
    clock.advance({ days: 40 });
    const events = [
      ...click('Edit', '/customers/41', 2),
      ...click('Edit', '/customers/42', 3),
      ...click('Delete', '/customers/42', 1),
      ...click('Pay', '/invoices/42', 9),
    ];
    await use(events);
    member = await signedInMember(app, context, workspace.workspaceId);
    const token = await tokenFor();
    const { body } = await from(token, 'heat', { path: '/customers/7' });
    expect(body.days).toBe(30);
    expect(
      body.entries.map(({ signature, uses }: { signature: { name: string }; uses: number }) => [
        signature.name,
        uses,
      ]),
    ).toEqual([
      ['Edit', 5],
      ['Delete', 1],
    ]);
    expect((await from(token, 'heat', { path: '/orders' })).body.entries).toEqual([]);
  });

  test('are kept from somebody who may draft guides alone', async () => {
    const { id } = await context.db
      .insertInto('customRole')
      .values({
        workspaceId: workspace.workspaceId,
        name: 'Writer',
        rights: ['workspace.read', 'guide.draft'],
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    const writer = await signedInMember(app, context, workspace.workspaceId, 'author');
    await context.db
      .updateTable('membership')
      .set({ role: 'custom', customRoleId: id })
      .where('memberId', '=', writer.id)
      .execute();
    const token = await tokenFor({}, writer);
    expect((await open(token)).body.modules).toBeNull();
    const feature = { name: 'X', moduleId: null, isCore: false, target };
    for (const [path, body] of [
      ['heat', { path: '/' }],
      ['matches', { target }],
      ['feature', feature],
    ] as const) {
      expect(await from(token, path, body), path).toMatchObject({ status: 403 });
    }
  });
});
