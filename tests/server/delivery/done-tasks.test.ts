import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createApp } from '../../../server/app.ts';
import type { Context } from '../../../server/context.ts';
import { newId } from '../../../server/db/new-id.ts';
import { ingest } from '../../../server/ingest/ingest.ts';
import type { DoneWhen } from '../../../shared/contract/checklist.ts';
import type { Event } from '../../../shared/contract/event.ts';
import type { GuideContent } from '../../../shared/contract/guide.ts';
import { signatureHash } from '../../../shared/rules/signature-hash.ts';
import { buildBatch, buildEvent, newEventId } from '../../support/build-event.ts';
import { buildGuide, buildSignature } from '../../support/build-guide.ts';
import { type BuiltWorkspace, buildWorkspace } from '../../support/build-workspace.ts';
import { callApi, postFromPage } from '../../support/call-api.ts';
import { createSetClock } from '../../support/set-clock.ts';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts';

const clock = createSetClock('2026-03-20T08:00:00Z');
let database: TestDatabase;
let context: Context;
let app: ReturnType<typeof createApp>;
let workspace: BuiltWorkspace;
let api: ReturnType<typeof callApi>;

beforeAll(async () => {
  database = await createTestDatabase();
  context = database.context({ now: clock.now });
  app = createApp(context);
});
afterAll(() => database.drop());
beforeEach(async () => {
  workspace = await buildWorkspace(context);
  api = callApi(app, workspace.production.secretKey);
});

const text = (en: string) => ({ byLocale: { en, 'zh-CN': `${en}（中文）` } });
const checklist = (tasks: Record<string, DoneWhen>): GuideContent =>
  buildGuide({
    frequency: { type: 'untilCompleted' },
    steps: [],
    checklist: {
      title: text('Get started'),
      launcher: { label: text('Get started'), corner: 'bottomEnd' },
      items: Object.entries(tasks).map(([id, doneWhen]) => ({
        id,
        label: text(id),
        action: { type: 'none' },
        doneWhen,
      })),
    },
  });

/** As publishing would leave it. */
async function putLive(content: GuideContent): Promise<string> {
  const { id: environmentId, scope } = workspace.production;
  const id = newId(clock.now());
  const { workspaceId, appId } = scope;
  const at = clock.now();
  const json = JSON.stringify(content);
  await database.db
    .insertInto('guide')
    .values({
      id,
      workspaceId,
      appId,
      kind: 'checklist',
      name: 'List',
      draft: json,
      createdAt: at,
      updatedAt: at,
    })
    .execute();
  await database.db
    .insertInto('guideVersion')
    .values({
      guideId: id,
      version: 1,
      workspaceId,
      name: 'List',
      content: json,
      publishedBy: 'system',
      publishedAt: at,
    })
    .execute();
  await database.db
    .insertInto('publication')
    .values({ environmentId, guideId: id, version: 1, workspaceId, publishedAt: at })
    .execute();
  return id;
}

const send = (events: Event[], signatures?: object) =>
  ingest(
    context,
    workspace.production.keyed,
    {
      ...buildBatch(events, clock.now().toISOString()),
      ...(signatures && { signatures: signatures as never }),
    },
    'browser',
  );
const event = (parts: Partial<Event>, at = '2026-03-01T08:00:00Z') =>
  buildEvent(at, { userId: 'ann', ...parts });
const deliver = async (userId = 'ann', locale = 'en') =>
  (await postFromPage(app, '/delivery', { key: workspace.production.publicKey, userId, locale })).body
    .guides[0];

const save = buildSignature('Save order');

test('tasks done before anybody saw the list are done, however they were done', async () => {
  const { body: feature } = await api('POST', '/features', {
    name: 'Export',
    moduleId: null,
    isCore: false,
    featureClass: 'record',
    rules: [{ type: 'event', eventName: 'file.exported' }],
  });
  const done = newId(clock.now());
  await putLive(
    checklist({
      tracked: { type: 'event', name: 'deal.won' },
      used: { type: 'feature', featureId: feature.id },
      viewed: { type: 'page', pattern: '/settings/*' },
      clicked: { type: 'click', target: { signature: save, pickedAt: 'https://host.example/secret' } },
      toured: { type: 'guideCompleted', guideId: done },
      seen: { type: 'click', target: { signature: buildSignature('Never clicked') } },
    }),
  );
  expect((await deliver()).doneItemIds).toEqual([]);

  const hash = signatureHash(save);
  await send(
    [
      event({ name: 'deal.won' }),
      event({ name: 'file.exported' }),
      event({ kind: 'page', name: 'page.viewed', path: '/settings/team' }),
      event({ kind: 'click', name: 'element.clicked', signature: hash }),
    ],
    { [hash]: save },
  );
  const guide = await deliver();
  expect(guide.doneItemIds).toEqual(['tracked', 'used', 'viewed', 'clicked']);
  expect((await deliver('bob')).doneItemIds).toEqual([]);
  expect(JSON.stringify(guide)).not.toContain('secret');
  expect(guide.checklist.title).toBe('Get started');
  expect((await deliver('ann', 'zh-CN')).checklist.title).toBe('Get started（中文）');
});

test('what a page saw done stays done, for that list alone', async () => {
  const list = await putLive(
    checklist({ a: { type: 'page', pattern: '/never' }, b: { type: 'page', pattern: '/never' } }),
  );
  const properties = { guideId: list, version: 1, runId: newEventId(), stepId: 'b' };
  await send([event({ kind: 'guide', name: 'task.completed', properties })]);
  expect((await deliver()).doneItemIds).toEqual(['b']);
  // The list itself was not shown by that.
  const { rows } = {
    rows: await database.db
      .selectFrom('guideRun')
      .where('guideId', '=', list)
      .select('lastShownAt')
      .execute(),
  };
  expect(rows).toEqual([{ lastShownAt: null }]);
});

test('what was done too long ago has to be done again', async () => {
  await putLive(
    checklist({ tracked: { type: 'event', name: 'deal.won' }, viewed: { type: 'page', pattern: '/x' } }),
  );
  await send([
    event({ name: 'deal.won' }, '2025-12-01T00:00:00Z'),
    event({ kind: 'page', name: 'page.viewed', path: '/x' }, '2025-12-01T00:00:00Z'),
  ]);
  expect((await deliver()).doneItemIds).toEqual([]);
});
