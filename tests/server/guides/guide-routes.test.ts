import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createApp } from '../../../server/app.ts';
import { newId } from '../../../server/db/new-id.ts';
import { buildGuide, buildStep, heading } from '../../support/build-guide.ts';
import { type BuiltWorkspace, buildWorkspace } from '../../support/build-workspace.ts';
import { callApi } from '../../support/call-api.ts';
import { createSetClock } from '../../support/set-clock.ts';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts';

const clock = createSetClock();
let database: TestDatabase;
let workspace: BuiltWorkspace;
let stranger: ReturnType<typeof callApi>;
let api: ReturnType<typeof callApi>;
let staging: ReturnType<typeof callApi>;

beforeAll(async () => {
  database = await createTestDatabase();
  const context = database.context({ now: clock.now });
  const app = createApp(context);
  workspace = await buildWorkspace(context);
  api = callApi(app, workspace.production.secretKey);
  staging = callApi(app, workspace.staging.secretKey);
  stranger = callApi(app, (await buildWorkspace(context, { name: 'Other' })).production.secretKey);
});
afterAll(() => database.drop());

const makeGuide = async (name = 'Welcome', draft = buildGuide()) =>
  (await api('POST', '/guides', { kind: 'walkthrough', name, draft })).body;

const configVersion = async (environmentId: number) =>
  (
    await database.db
      .selectFrom('environment')
      .where('id', '=', environmentId)
      .select('configVersion')
      .executeTakeFirstOrThrow()
  ).configVersion;

const lastAudit = () =>
  database.db
    .selectFrom('auditEntry')
    .where('workspaceId', '=', workspace.workspaceId)
    .orderBy('id', 'desc')
    .select(['action', 'subject', 'details'])
    .limit(1)
    .executeTakeFirst();

describe('drafts', () => {
  test('a new guide is a draft of revision 1 that is live nowhere', async () => {
    const { status, body } = await api('POST', '/guides', {
      kind: 'announcement',
      name: '  News  ',
      draft: buildGuide(),
    });
    expect(status).toBe(201);
    expect(body).toMatchObject({ kind: 'announcement', name: 'News', revision: 1, live: null, versions: [] });
    expect(body.draft).toEqual(buildGuide());
    expect((await api('GET', `/guides/${body.id}`)).body).toEqual(body);
    expect(await lastAudit()).toMatchObject({ action: 'guide.created', subject: `guide:${body.id}` });
  });

  test('a body of another shape is refused with a path for each fault', async () => {
    const { status, body } = await api('POST', '/guides', {
      kind: 'tour',
      name: '',
      draft: { ...buildGuide(), priority: 101, steps: [{ ...buildStep('s1'), layout: 'bubble' }] },
    });
    expect(status).toBe(400);
    expect(body.error.details.map(({ path }: { path: string }) => path).toSorted()).toEqual([
      'draft.priority',
      'draft.steps.0.layout',
      'kind',
      'name',
    ]);
  });

  test('of two who save the same revision the second is told, and the first is kept', async () => {
    const { id } = await makeGuide();
    const first = await api('PUT', `/guides/${id}/draft`, {
      revision: 1,
      name: 'First',
      draft: buildGuide(),
    });
    expect(first).toMatchObject({ status: 200, body: { revision: 2 } });
    const second = await api('PUT', `/guides/${id}/draft`, {
      revision: 1,
      name: 'Second',
      draft: buildGuide(),
    });
    expect(second).toMatchObject({ status: 409, body: { error: { code: 'conflict' } } });
    expect((await api('GET', `/guides/${id}`)).body).toMatchObject({ name: 'First', revision: 2 });
  });

  test('a save whose answer got lost is no conflict when it is sent again', async () => {
    const { id } = await makeGuide();
    const sent = { revision: 1, name: 'Sent twice', draft: buildGuide() };
    expect(await api('PUT', `/guides/${id}/draft`, sent)).toMatchObject({ body: { revision: 2 } });
    expect(await api('PUT', `/guides/${id}/draft`, sent)).toMatchObject({
      status: 200,
      body: { revision: 2 },
    });
    expect((await api('GET', `/guides/${id}`)).body).toMatchObject({ name: 'Sent twice', revision: 2 });
  });

  test('of many who save at the same time one wins', async () => {
    const { id } = await makeGuide();
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, i) =>
        api('PUT', `/guides/${id}/draft`, { revision: 1, name: `Writer ${i}`, draft: buildGuide() }),
      ),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, ...Array(7).fill(409)]);
  });

  test('a draft may be incomplete: only its shape is checked', async () => {
    const { id } = await makeGuide();
    const draft = buildGuide({ steps: [buildStep('s1', { layout: 'tooltip', blocks: [heading('h', '')] })] });
    expect(await api('PUT', `/guides/${id}/draft`, { revision: 1, name: 'X', draft })).toMatchObject({
      status: 200,
    });
  });

  test('a copy is a new guide with the same draft', async () => {
    const original = await makeGuide('Invite teammates');
    const { status, body } = await api('POST', `/guides/${original.id}/duplicate`);
    expect(status).toBe(201);
    expect(body).toMatchObject({ name: 'Invite teammates (copy)', revision: 1, draft: original.draft });
    expect(body.id).not.toBe(original.id);
    const long = await makeGuide('N'.repeat(120));
    expect((await api('POST', `/guides/${long.id}/duplicate`)).body.name).toHaveLength(120);
  });
});

describe('publishing', () => {
  test('freezes the draft as version 1, 2, 3 and raises the version of the configuration', async () => {
    const { id } = await makeGuide();
    const before = await configVersion(workspace.production.id);
    expect(await api('POST', `/guides/${id}/publish`, { revision: 1 })).toMatchObject({
      status: 200,
      body: { version: 1, publishedAt: clock.now().toISOString() },
    });
    expect(await configVersion(workspace.production.id)).toBe(before + 1);
    expect(await lastAudit()).toMatchObject({ action: 'guide.published', details: { version: 1 } });

    const changed = buildGuide({ priority: 90 });
    await api('PUT', `/guides/${id}/draft`, { revision: 1, name: 'Welcome!', draft: changed });
    const stored = await database.db
      .selectFrom('guideVersion')
      .where('guideId', '=', id)
      .select(['name', 'content'])
      .execute();
    expect(stored).toEqual([{ name: 'Welcome', content: buildGuide() }]);

    expect((await api('POST', `/guides/${id}/publish`, { revision: 2 })).body.version).toBe(2);
    const { body } = await api('GET', `/guides/${id}`);
    expect(body.live.version).toBe(2);
    expect(body.versions).toEqual([
      {
        version: 2,
        name: 'Welcome!',
        publishedBy: 'test',
        publishedAt: clock.now().toISOString(),
        liveIn: [workspace.production.id],
      },
      {
        version: 1,
        name: 'Welcome',
        publishedBy: 'test',
        publishedAt: clock.now().toISOString(),
        liveIn: [],
      },
    ]);
  });

  test('a revision that is no longer the stored one is not published', async () => {
    const { id } = await makeGuide();
    await api('PUT', `/guides/${id}/draft`, { revision: 1, name: 'Newer', draft: buildGuide() });
    expect(await api('POST', `/guides/${id}/publish`, { revision: 1 })).toMatchObject({ status: 409 });
    expect((await api('GET', `/guides/${id}`)).body.live).toBeNull();
  });

  test('publishing many times at once makes one version each', async () => {
    const { id } = await makeGuide();
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => api('POST', `/guides/${id}/publish`, { revision: 1 })),
    );
    expect(answers.map(({ body }) => body.version).toSorted()).toEqual([1, 2, 3, 4, 5, 6]);
  });

  test('a faulty draft is refused with paths into the draft, and nothing changes', async () => {
    const draft = buildGuide({
      steps: [buildStep('s1', { layout: 'tooltip', blocks: [heading('h', ' ')] })],
    });
    const { id } = await makeGuide('Faulty', draft);
    const before = await configVersion(workspace.production.id);
    const { status, body } = await api('POST', `/guides/${id}/publish`, { revision: 1 });
    expect(status).toBe(400);
    expect(body.error.details).toEqual([
      { path: 'steps.0.blocks.0.text', message: 'Write this text in the default language, English.' },
      { path: 'steps.0.target', message: 'Pick the element that this step points at.' },
    ]);
    expect(await configVersion(workspace.production.id)).toBe(before);
    expect((await api('GET', `/guides/${id}`)).body).toMatchObject({ live: null, versions: [] });
  });

  test('a draft stored by an older release in a shape that is no longer allowed is refused', async () => {
    const { id } = await makeGuide();
    await database.db
      .updateTable('guide')
      .set({ draft: JSON.stringify({ ...buildGuide(), theme: { mode: 'auto', accent: 'red' } }) })
      .where('id', '=', id)
      .execute();
    const { status, body } = await api('POST', `/guides/${id}/publish`, { revision: 1 });
    expect(status).toBe(400);
    expect(body.error.details[0].path).toBe('theme.accent');
  });

  test('rolling back puts an older version live and leaves the draft alone', async () => {
    const { id } = await makeGuide();
    await api('POST', `/guides/${id}/publish`, { revision: 1 });
    await api('PUT', `/guides/${id}/draft`, { revision: 1, name: 'Two', draft: buildGuide({ priority: 2 }) });
    await api('POST', `/guides/${id}/publish`, { revision: 2 });
    const before = await configVersion(workspace.production.id);

    expect(await api('POST', `/guides/${id}/roll-back`, { version: 1 })).toMatchObject({
      status: 200,
      body: { version: 1 },
    });
    const { body } = await api('GET', `/guides/${id}`);
    expect(body).toMatchObject({ name: 'Two', revision: 2, live: { version: 1 } });
    expect(body.versions).toHaveLength(2);
    expect(await configVersion(workspace.production.id)).toBe(before + 1);
    expect(await lastAudit()).toMatchObject({ action: 'guide.rolled-back', details: { version: 1 } });
    expect(await api('POST', `/guides/${id}/roll-back`, { version: 3 })).toMatchObject({ status: 404 });
  });

  test('unpublishing takes it off this environment only, and may be repeated', async () => {
    const { id } = await makeGuide();
    await api('POST', `/guides/${id}/publish`, { revision: 1 });
    await staging('POST', `/guides/${id}/publish`, { revision: 1 });
    expect(await api('POST', `/guides/${id}/unpublish`)).toMatchObject({ status: 204 });
    expect((await api('GET', `/guides/${id}`)).body.live).toBeNull();
    expect((await staging('GET', `/guides/${id}`)).body.live).toMatchObject({ version: 2 });

    const before = await configVersion(workspace.production.id);
    expect(await api('POST', `/guides/${id}/unpublish`)).toMatchObject({ status: 204 });
    expect(await configVersion(workspace.production.id)).toBe(before);
  });

  test('archiving takes it off every environment and out of the list', async () => {
    const { id } = await makeGuide('Old');
    await api('POST', `/guides/${id}/publish`, { revision: 1 });
    await staging('POST', `/guides/${id}/publish`, { revision: 1 });
    const before = await configVersion(workspace.staging.id);
    expect(await api('DELETE', `/guides/${id}`)).toMatchObject({ status: 204 });
    expect(await configVersion(workspace.staging.id)).toBe(before + 1);
    expect(
      await database.db.selectFrom('publication').where('guideId', '=', id).selectAll().execute(),
    ).toEqual([]);
    const { body } = await api('GET', '/guides');
    expect(body.guides.some((guide: { id: string }) => guide.id === id)).toBe(false);
    for (const [method, path, sent] of [
      ['GET', '', undefined],
      ['DELETE', '', undefined],
      ['POST', '/publish', { revision: 1 }],
      ['POST', '/roll-back', { version: 1 }],
    ] as const) {
      expect(await api(method, `/guides/${id}${path}`, sent)).toMatchObject({ status: 404 });
    }
  });
});

test('the list says what is live here and whether the draft has moved on', async () => {
  const { id } = await makeGuide('Listed');
  const listed = async (call = api) =>
    (await call('GET', '/guides')).body.guides.find((guide: { id: string }) => guide.id === id);
  expect(await listed()).toMatchObject({
    kind: 'walkthrough',
    name: 'Listed',
    revision: 1,
    live: null,
    hasUnpublishedChanges: false,
    stepCount: 2,
    startedUsers: 0,
    completedUsers: 0,
  });
  await api('POST', `/guides/${id}/publish`, { revision: 1 });
  expect(await listed()).toMatchObject({ live: { version: 1 }, hasUnpublishedChanges: false });
  expect(await listed(staging)).toMatchObject({ live: null });

  await api('PUT', `/guides/${id}/draft`, {
    revision: 1,
    name: 'Listed',
    draft: buildGuide({ priority: 1 }),
  });
  expect(await listed()).toMatchObject({ live: { version: 1 }, hasUnpublishedChanges: true });
  await api('PUT', `/guides/${id}/draft`, { revision: 2, name: 'Listed', draft: buildGuide() });
  expect(await listed()).toMatchObject({ hasUnpublishedChanges: false, title: null });
});

describe('what belongs to another workspace does not exist', () => {
  const routes: [method: string, path: string, body?: unknown][] = [
    ['GET', ''],
    ['PUT', '/draft', { revision: 1, name: 'Mine now', draft: buildGuide() }],
    ['POST', '/publish', { revision: 1 }],
    ['POST', '/unpublish'],
    ['POST', '/roll-back', { version: 1 }],
    ['POST', '/duplicate'],
    ['GET', '/report'],
    ['DELETE', ''],
  ];

  test.each(routes)('%s /guides/:id%s', async (method, path, body) => {
    const { id } = await makeGuide('Ours');
    await api('POST', `/guides/${id}/publish`, { revision: 1 });
    expect(await stranger(method, `/guides/${id}${path}`, body)).toMatchObject({
      status: 404,
      body: { error: { code: 'not_found' } },
    });
    expect((await api('GET', `/guides/${id}`)).body).toMatchObject({
      name: 'Ours',
      revision: 1,
      live: { version: 1 },
    });
    const nobodys = newId(clock.now());
    expect(await stranger(method, `/guides/${nobodys}${path}`, body)).toMatchObject({ status: 404 });
  });

  test('GET /guides', async () => {
    await makeGuide();
    expect((await stranger('GET', '/guides')).body).toEqual({ guides: [] });
  });
});
