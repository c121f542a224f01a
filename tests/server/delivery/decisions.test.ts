import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createApp } from '../../../server/app.ts';
import type { Context } from '../../../server/context.ts';
import { ingest } from '../../../server/ingest/ingest.ts';
import type { Audience, Traits } from '../../../shared/contract/audience.ts';
import type { GuideContent, GuideKind } from '../../../shared/contract/guide.ts';
import { buildBatch, buildEvent, newEventId } from '../../support/build-event.ts';
import { buildGuide, buildSurvey } from '../../support/build-guide.ts';
import { addUser } from '../../support/build-people.ts';
import { type BuiltWorkspace, buildWorkspace } from '../../support/build-workspace.ts';
import { callApi, postFromPage } from '../../support/call-api.ts';
import { createSetClock } from '../../support/set-clock.ts';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts';

const now = '2026-03-20T08:00:00Z';
const clock = createSetClock(now);
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
  clock.set(now);
  workspace = await buildWorkspace(context);
  api = callApi(app, workspace.production.secretKey);
});

const role = (value: string): Audience => ({ type: 'userTrait', trait: 'role', operator: 'is', value });
const person = (externalId: string, traits: Traits = {}, deactivatedAt?: string) =>
  addUser(database.db, workspace.production.id, { externalId, traits, deactivatedAt });
const publish = async (draft: GuideContent, kind: GuideKind = 'walkthrough', name = 'Tour') => {
  const { body } = await api('POST', '/guides', { kind, name, draft });
  const published = await api('POST', `/guides/${body.id}/publish`, { revision: 1 });
  if (published.status !== 200) throw new Error(JSON.stringify(published.body));
  return body.id as string;
};
const explain = async (guideId: string, userId: string, more: object = {}) =>
  (await api('POST', `/guides/${guideId}/explain`, { userId, ...more })).body;
const deliver = (userId: string) =>
  postFromPage(app, '/delivery', { key: workspace.production.publicKey, userId, locale: 'en' });
const send = (name: string, properties: object, kind: 'guide' | 'decision' = 'guide', at = now) =>
  ingest(
    context,
    workspace.production.keyed,
    buildBatch(
      [buildEvent(at, { kind, name, userId: 'ann', path: '/orders', properties: { ...properties } })],
      clock.now().toISOString(),
    ),
    'browser',
  );
const run = (guideId: string) => ({ guideId, version: 1, runId: newEventId(), stepId: 's1' });

describe('why a guide would start for a user, or not', () => {
  test('names the conditions that keep them out, segments by name', async () => {
    const { body: segment } = await api('POST', '/segments', { name: 'Trial', audience: role('trial') });
    const id = await publish(
      buildGuide({
        audience: { type: 'all', conditions: [role('admin'), { type: 'segment', segmentId: segment.id }] },
      }),
    );
    await person('ann', { role: 'admin' });
    expect(await explain(id, 'ann')).toEqual({
      outcome: 'skip',
      reason: 'notMeant',
      detail: { conditions: 'in segment Trial' },
      text: 'Not in the audience: in segment Trial.',
      version: 1,
      onPage: [],
    });
  });

  test('goes through everything that pages go through', async () => {
    const id = await publish(
      buildGuide({
        trigger: { on: 'pageLoad', delaySeconds: 5, pages: { include: ['/orders'], exclude: [] } },
      }),
    );
    await person('ann');
    expect(await explain(id, 'ann')).toMatchObject({ outcome: 'start', reason: 'starts' });
    expect((await explain(id, 'ann', { url: 'https://host.example/orders' })).reason).toBe('starts');
    expect((await explain(id, 'ann', { url: 'https://host.example/deals' })).reason).toBe('page');

    await send('guide.started', run(id));
    expect(await explain(id, 'ann')).toMatchObject({ reason: 'frequency', detail: { count: 1 } });
    await api('PATCH', '/environment', { isStopped: true });
    expect((await explain(id, 'ann')).reason).toBe('stopped');
    await api('POST', `/guides/${id}/unpublish`);
    expect(await explain(id, 'ann')).toMatchObject({ reason: 'notLive', version: null });
  });

  test('knows the quiet rule of the environment', async () => {
    const [first, second] = [await publish(buildGuide()), await publish(buildGuide({ priority: 10 }))];
    await person('ann');
    expect((await explain(second, 'ann')).reason).toBe('lowerPriority');
    await send('guide.started', run(first));
    expect((await explain(second, 'ann')).reason).toBe('starts');
    const rule = { autoStartsPerSession: 1, autoStartsPerDay: 1 };
    expect((await api('PUT', '/quiet-rule', rule)).body).toEqual(rule);
    expect((await api('GET', '/quiet-rule')).body).toEqual(rule);
    expect(await explain(second, 'ann')).toMatchObject({
      reason: 'quietDay',
      detail: { count: 1, limit: 1 },
    });
    expect((await deliver('ann')).body.config.quietRule).toEqual(rule);
  });

  test('says of surveys from when on they may ask, and of people who are gone that they are', async () => {
    const survey = await publish(buildSurvey(), 'survey');
    await addUser(database.db, workspace.production.id, { externalId: 'new', firstSeenAt: '2026-03-01' });
    expect(await explain(survey, 'new')).toMatchObject({
      reason: 'askedRecently',
      detail: { rule: 'userTooNew', mayAskOn: '2026-06-02' },
    });
    await person('left', {}, '2026-01-01');
    expect((await explain(survey, 'left')).reason).toBe('deactivated');
  });

  test('is refused for a guide or user that does not exist here', async () => {
    const id = await publish(buildGuide());
    await person('ann');
    const other = await buildWorkspace(context, { name: 'Other' });
    const foreign = callApi(app, other.production.secretKey);
    expect((await foreign('POST', `/guides/${id}/explain`, { userId: 'ann' })).status).toBe(404);
    expect((await api('POST', `/guides/${id}/explain`, { userId: 'nobody' })).status).toBe(404);
  });
});

describe('what was decided for a user', () => {
  const decisions = async (query = '') => (await api('GET', `/users/ann/decisions${query}`)).body.decisions;

  test('is what their pages said, with the page and a sentence', async () => {
    const id = await publish(buildGuide());
    await send(
      'decision.changed',
      {
        guideId: id,
        version: 1,
        outcome: 'skip',
        reason: 'quietDay',
        detail: { count: 2, limit: 2 },
      },
      'decision',
    );
    expect(await decisions()).toEqual([
      {
        at: new Date(now).toISOString(),
        guideId: id,
        guideName: 'Tour',
        version: 1,
        outcome: 'skip',
        reason: 'quietDay',
        detail: { count: 2, limit: 2 },
        text: 'Quiet rule: 2 of 2 started today.',
        by: 'page',
        path: '/orders',
      },
    ]);
    // It is no activity of the user.
    expect(
      await database.db
        .selectFrom('userDay')
        .where('environmentId', '=', workspace.production.id)
        .selectAll()
        .execute(),
    ).toEqual([]);
  });

  test('is also what the server kept back, each time that changed, and nothing told a page of it', async () => {
    const id = await publish(buildGuide({ audience: role('admin') }));
    await person('ann', { role: 'guest' });
    for (const at of ['2026-03-10T08:00:00Z', '2026-03-11T08:00:00Z']) {
      clock.set(at);
      expect(JSON.stringify((await deliver('ann')).body)).not.toContain('admin');
    }
    clock.set('2026-03-12T08:00:00Z');
    await api('PUT', '/users/ann', { traits: { role: 'admin' } });
    await deliver('ann');

    const all = '?from=2026-03-01T00:00:00Z&to=2026-03-20T00:00:00Z';
    expect(await decisions(all)).toMatchObject([
      {
        at: '2026-03-10T08:00:00.000Z',
        guideId: id,
        reason: 'notMeant',
        by: 'server',
        text: 'Not in the audience: user role is admin.',
      },
    ]);
    // What held when the time asked for began belongs to it.
    expect(await decisions('?from=2026-03-11T10:00:00Z&to=2026-03-11T11:00:00Z')).toHaveLength(1);
    expect(await decisions('?from=2026-03-13T00:00:00Z&to=2026-03-14T00:00:00Z')).toHaveLength(0);
    expect(await decisions(`${all}&guide=${newEventId()}`)).toHaveLength(0);
  });

  test('a decision without a known reason is refused, the others of its batch are kept', async () => {
    const reply = await send(
      'decision.changed',
      { guideId: newEventId(), version: 1, outcome: 'skip', reason: 'mood' },
      'decision',
    );
    expect(reply).toMatchObject({ accepted: [], refused: [{ index: 0 }] });
  });
});

describe('what a user wants for themselves', () => {
  const preferences = async () => (await deliver('ann')).body.preferences;

  test('a muted category follows them, until they take it back', async () => {
    await publish(buildGuide());
    await send('category.muted', { category: 'news' });
    expect(await preferences()).toEqual({ mutedCategories: ['news'], snoozed: {} });
    await send('category.unmuted', { category: 'news' }, 'guide', '2026-03-20T08:01:00Z');
    // Late news of the first wish changes nothing.
    await send('category.muted', { category: 'news' }, 'guide', '2026-03-20T07:00:00Z');
    expect((await preferences()).mutedCategories).toEqual([]);
  });

  test('a guide that was put off comes with the time from which it is wanted again', async () => {
    const id = await publish(buildGuide());
    await send('guide.snoozed', { ...run(id), days: 3 });
    expect((await preferences()).snoozed).toEqual({ [id]: '2026-03-23T08:00:00.000Z' });
    expect(await explain(id, 'ann')).toMatchObject({
      reason: 'snoozed',
      detail: { until: '2026-03-23T08:00:00.000Z' },
    });
    clock.set('2026-03-23T08:00:00Z');
    expect((await explain(id, 'ann')).reason).toBe('starts');
  });

  test('nothing is kept of a guide that is not of this app', async () => {
    await send('guide.snoozed', { ...run(newEventId()), days: 3 });
    expect((await preferences()).snoozed).toEqual({});
  });
});
