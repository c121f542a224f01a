import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createApp } from '../../../server/app.ts';
import { createFeature } from '../../../server/catalogue/save-feature.ts';
import type { Context } from '../../../server/context.ts';
import { createGuide } from '../../../server/guides/edit-guide.ts';
import { publishGuide } from '../../../server/guides/publish-guide.ts';
import { ingest } from '../../../server/ingest/ingest.ts';
import type { Event } from '../../../shared/contract/event.ts';
import { buildBatch, buildEvent } from '../../support/build-event.ts';
import { buildStep, buildSurvey, npsQuestion } from '../../support/build-guide.ts';
import { type BuiltWorkspace, buildWorkspace } from '../../support/build-workspace.ts';
import { callApi } from '../../support/call-api.ts';
import { createSetClock } from '../../support/set-clock.ts';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts';

/** What the page of a user says of what they do. */
let database: TestDatabase;
let context: Context;
let app: ReturnType<typeof createApp>;
let workspace: BuiltWorkspace;
const clock = createSetClock('2026-03-02T08:00:00Z');

beforeAll(async () => {
  database = await createTestDatabase();
  context = database.context({ now: clock.now });
  app = createApp(context);
});
afterAll(() => database.drop());
beforeEach(async () => {
  workspace = await buildWorkspace(context);
});

const get = async (path: string) => await callApi(app, workspace.production.secretKey)('GET', path);
const daysAgo = (days: number) => new Date(clock.now().getTime() - days * 86_400_000);
const send = (...events: Event[]) =>
  ingest(context, workspace.production.keyed, buildBatch(events, clock.now()), 'browser');
const feature = (name: string) =>
  createFeature(context, workspace.production.scope, {
    name,
    moduleId: null,
    isCore: true,
    featureClass: 'record',
    rules: [{ type: 'event', eventName: name }],
  });
const used = (name: string, days: number, parts: Partial<Event> = {}) =>
  buildEvent(daysAgo(days), { userId: 'u1', kind: 'track', name, ...parts });

test('has the features of the last 28 days, of all accounts of the user and of nobody else, most used first', async () => {
  await feature('deal.won');
  await feature('report.opened');
  await feature('file.shared');
  await send(
    used('report.opened', 1),
    used('deal.won', 2),
    used('deal.won', 3, { accountId: 'a2' }),
    used('file.shared', 28),
    used('file.shared', 1, { userId: 'u2' }),
  );
  const { features } = (await get('/users/u1/activity')).body;
  expect(features).toMatchObject([
    { name: 'deal.won', moduleName: null, uses28: 2, lastUsedOn: '2026-02-28' },
    { name: 'report.opened', uses28: 1, lastUsedOn: '2026-03-01' },
  ]);
});

test('has the guides the user was shown with what came of them, and their answers', async () => {
  const { scope } = workspace.production;
  const draft = buildSurvey({
    steps: [buildStep('ask', { layout: 'corner', blocks: [npsQuestion('score')] })],
  });
  const { id, revision } = await createGuide(context, scope, { kind: 'survey', name: 'NPS', draft });
  await publishGuide(context, scope, id, revision);
  const told = (userId: string, kind: 'guide' | 'survey', name: string, more: object = {}) =>
    buildEvent(daysAgo(1), {
      userId,
      kind,
      name,
      properties: { guideId: id, version: 1, runId: crypto.randomUUID(), stepId: 'ask', ...more },
    });
  await send(
    told('u1', 'guide', 'guide.started'),
    told('u1', 'guide', 'guide.dismissed'),
    told('u1', 'survey', 'survey.answered', { questionId: 'score', answer: { score: 9 } }),
    told('u2', 'guide', 'guide.started'),
    told('u2', 'survey', 'survey.answered', { questionId: 'score', answer: { score: 3 } }),
  );
  const at = daysAgo(1).toISOString();
  expect((await get('/users/u1/activity')).body.guides).toEqual([
    { id, name: 'NPS', kind: 'survey', shownAt: at, completedAt: null, dismissedAt: at },
  ]);
  expect((await get('/users/u1/responses')).body).toMatchObject({
    total: 1,
    responses: [{ userId: 'u1', score: 9, guideName: 'NPS' }],
  });
});

test('somebody who is not known has none', async () => {
  expect((await get('/users/nobody/activity')).status).toBe(404);
  expect((await get('/users/nobody/responses')).status).toBe(404);
});
