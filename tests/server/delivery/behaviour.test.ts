import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createApp } from '../../../server/app.ts';
import type { Context } from '../../../server/context.ts';
import { startOfDay } from '../../../server/delivery/start-of-day.ts';
import { ingest } from '../../../server/ingest/ingest.ts';
import type { Audience } from '../../../shared/contract/audience.ts';
import type { Delivery } from '../../../shared/contract/delivery.ts';
import type { Event } from '../../../shared/contract/event.ts';
import type { GuideContent } from '../../../shared/contract/guide.ts';
import { buildBatch, buildEvent, newEventId } from '../../support/build-event.ts';
import { buildGuide } from '../../support/build-guide.ts';
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

const send = (...events: Event[]) =>
  ingest(context, workspace.production.keyed, buildBatch(events, clock.now().toISOString()), 'browser');
const won = (userId: string, accountId: string, at = now) =>
  buildEvent(at, { name: 'deal.won', userId, accountId });
const publish = async (parts: Partial<GuideContent>): Promise<string> => {
  const { body } = await api('POST', '/guides', { kind: 'walkthrough', name: 'G', draft: buildGuide(parts) });
  const published = await api('POST', `/guides/${body.id}/publish`, { revision: 1 });
  if (published.status !== 200) throw new Error(JSON.stringify(published.body));
  return body.id;
};
const deliver = async (userId: string, parts: object = {}): Promise<Delivery> =>
  (
    await postFromPage(app, '/delivery', {
      key: workspace.production.publicKey,
      userId,
      locale: 'en',
      ...parts,
    })
  ).body;
const served = async (userId: string, parts?: object) =>
  (await deliver(userId, parts)).guides.map(({ id }) => id);
const often = (parts: object = {}): Audience => ({
  type: 'event',
  name: 'deal.won',
  operator: 'atLeast',
  times: 2,
  withinDays: 7,
  by: 'user',
  ...parts,
});

describe('how often something was done', () => {
  test('by the user, in all their accounts', async () => {
    const id = await publish({ audience: often() });
    await send(won('ann', 'a'), won('ann', 'b'), won('bob', 'a'));
    expect(await served('ann')).toEqual([id]);
    expect(await served('bob')).toEqual([]);
    await send(won('bob', 'a'));
    expect(await served('bob')).toEqual([id]);
  });

  test('by anyone in the account that the page names, else in the one last seen', async () => {
    const id = await publish({ audience: often({ by: 'account' }) });
    await send(won('ann', 'a'), won('bob', 'a'), won('cy', 'b'));
    expect(await served('ann')).toEqual([id]);
    expect(await served('bob', { accountId: 'a' })).toEqual([id]);
    expect(await served('bob', { accountId: 'b' })).toEqual([]);
    expect(await served('cy')).toEqual([]);
  });

  test('counts whole days of the workspace, today included', async () => {
    const id = await publish({ audience: often({ times: 1, withinDays: 2 }) });
    // Shanghai is eight hours ahead: the day before yesterday ends at 16:00 UTC.
    await send(won('early', 'a', '2026-03-18T15:59:59Z'), won('just', 'a', '2026-03-18T16:00:00Z'));
    expect(await served('early')).toEqual([]);
    expect(await served('just')).toEqual([id]);
  });

  test('at most never means never, and other names don’t count', async () => {
    const id = await publish({ audience: often({ operator: 'atMost', times: 0 }) });
    await send(won('ann', 'a'), buildEvent(now, { name: 'deal.lost', userId: 'bob', accountId: 'a' }));
    expect(await served('ann')).toEqual([]);
    expect(await served('bob')).toEqual([id]);
    expect(await served('nobody')).toEqual([id]);
  });

  test('of a feature, whatever makes its uses', async () => {
    const { body: feature } = await api('POST', '/features', {
      name: 'Winning',
      moduleId: null,
      isCore: false,
      featureClass: 'record',
      rules: [{ type: 'event', eventName: 'deal.won' }],
    });
    const uses = { type: 'feature', featureId: feature.id, operator: 'atLeast', withinDays: 7 } as const;
    const byUser = await publish({ audience: { ...uses, times: 2, by: 'user' } });
    const byAccount = await publish({ audience: { ...uses, times: 3, by: 'account' } });
    await send(won('ann', 'a'), won('ann', 'a'), won('bob', 'a'));
    expect((await served('ann')).toSorted()).toEqual([byUser, byAccount].toSorted());
    expect(await served('bob')).toEqual([byAccount]);
  });
});

test('what a user did with another guide decides, from their next delivery on', async () => {
  const first = await publish({});
  const after = await publish({ audience: { type: 'guideState', guideId: first, state: 'completed' } });
  expect(await served('ann')).toEqual([first]);
  await send(
    buildEvent(now, {
      kind: 'guide',
      name: 'guide.completed',
      userId: 'ann',
      properties: { guideId: first, version: 1, runId: newEventId(), stepId: 's1' },
    }),
  );
  expect((await served('ann')).toSorted()).toEqual([first, after].toSorted());
});

test('a guide comes and goes by the calendar, and the page is told when to ask again', async () => {
  const id = await publish({
    audience: { type: 'dates', from: '2026-03-21T00:00:00Z', to: '2026-03-22T00:00:00Z' },
  });
  expect(await deliver('ann')).toMatchObject({ guides: [], askAgainAt: '2026-03-21T00:00:00.000Z' });
  clock.set('2026-03-21T00:00:00Z');
  expect(await deliver('ann')).toMatchObject({ guides: [{ id }], askAgainAt: '2026-03-22T00:00:00.000Z' });
  clock.set('2026-03-22T00:00:00Z');
  const over = await deliver('ann');
  expect(over.guides).toEqual([]);
  expect(over.askAgainAt).toBeUndefined();
});

test('conditions of the situation are joined with the audience, and the page’s language is one', async () => {
  const id = await publish({ conditions: { type: 'language', isOneOf: ['zh'] } });
  expect(await served('ann', { locale: 'zh-CN' })).toEqual([id]);
  expect(await served('ann', { locale: 'en' })).toEqual([]);
});

test('the number an author sees is the number of people served, whatever the conditions', async () => {
  const people = ['ann', 'bob', 'cy', 'dora', 'eve', 'fay'];
  await send(
    ...people.flatMap((userId, i) => [
      buildEvent(now, { kind: 'page', name: 'page.viewed', userId, accountId: `acc${i % 3}` }),
      ...Array.from({ length: i % 4 }, () => won(userId, `acc${i % 3}`)),
    ]),
  );
  const tour = await publish({});
  await send(
    ...people.slice(0, 3).map((userId, i) =>
      buildEvent(now, {
        kind: 'guide',
        name: i === 0 ? 'guide.completed' : 'step.shown',
        userId,
        accountId: `acc${i}`,
        properties: { guideId: tour, version: 1, runId: newEventId(), stepId: 's1' },
      }),
    ),
  );
  await api('POST', `/guides/${tour}/unpublish`);
  const segment = (await api('POST', '/segments', { name: 'Winners', audience: often({ times: 1 }) })).body
    .id;

  const leaf = fc.oneof(
    fc.record({
      type: fc.constant('event' as const),
      name: fc.constantFrom('deal.won', 'deal.lost'),
      operator: fc.constantFrom('atLeast' as const, 'atMost' as const),
      times: fc.nat({ max: 4 }),
      withinDays: fc.constantFrom(1, 30),
      by: fc.constantFrom('user' as const, 'account' as const),
    }),
    fc.record({
      type: fc.constant('guideState' as const),
      guideId: fc.constant(tour),
      state: fc.constantFrom('seen' as const, 'notSeen' as const, 'completed' as const),
    }),
    fc.record({
      type: fc.constant('percentage' as const),
      of: fc.constantFrom('user' as const, 'account' as const),
      percent: fc.constantFrom(0, 30, 60, 100),
      salt: fc.constantFrom('a', 'b'),
    }),
    fc.constant({ type: 'segment' as const, segmentId: segment }),
  );
  const { audience: audiences } = fc.letrec<{ audience: Audience }>((tie) => ({
    audience: fc.oneof(
      { maxDepth: 2 },
      leaf,
      fc.record({
        type: fc.constantFrom('all' as const, 'any' as const, 'none' as const),
        conditions: fc.array(tie('audience'), { maxLength: 3 }),
      }),
    ),
  }));
  await fc.assert(
    fc.asyncProperty(audiences, async (audience) => {
      const id = await publish({ audience });
      const counts = await Promise.all(people.map(async (userId) => (await served(userId)).length));
      const { body } = await api('POST', '/audience-preview', { audience });
      await api('DELETE', `/guides/${id}`);
      expect(body.users).toBe(counts.reduce((sum, count) => sum + count, 0));
    }),
    { numRuns: 15 },
  );
}, 60_000);

test('a day begins where it does in its zone, also on days that are shorter or begin late', () => {
  expect(startOfDay('2026-03-18', 'Asia/Shanghai').toISOString()).toBe('2026-03-17T16:00:00.000Z');
  expect(startOfDay('2026-03-29', 'Europe/Berlin').toISOString()).toBe('2026-03-28T23:00:00.000Z');
  expect(startOfDay('2026-03-30', 'Europe/Berlin').toISOString()).toBe('2026-03-29T22:00:00.000Z');
  expect(startOfDay('2026-07-01', 'Pacific/Kiritimati').toISOString()).toBe('2026-06-30T10:00:00.000Z');
  expect(startOfDay('2026-07-01', 'Asia/Kathmandu').toISOString()).toBe('2026-06-30T18:15:00.000Z');
  // Clocks go from 0 to 1 at midnight: the day begins at 1.
  expect(startOfDay('2026-04-24', 'Africa/Cairo').toISOString()).toBe('2026-04-23T22:00:00.000Z');
});
