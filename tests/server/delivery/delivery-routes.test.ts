import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createApp } from '../../../server/app.ts';
import type { Context } from '../../../server/context.ts';
import { anonymousUserIdOf, userIdOf } from '../../../server/db/hashed-id.ts';
import { newId } from '../../../server/db/new-id.ts';
import { recordGuideEvents } from '../../../server/guides/record-guide-events.ts';
import { proofOf } from '../../../server/ingest/verify-identity.ts';
import type { Audience, Traits } from '../../../shared/contract/audience.ts';
import type { Delivery, DeliveryRequest } from '../../../shared/contract/delivery.ts';
import type { GuideEventName } from '../../../shared/contract/event.ts';
import type { GuideContent, GuideKind } from '../../../shared/contract/guide.ts';
import {
  buildGuide,
  buildSignature,
  buildStep,
  buildSurvey,
  heading,
  nextButton,
} from '../../support/build-guide.ts';
import { addAccount, addUser } from '../../support/build-people.ts';
import { type BuiltWorkspace, buildWorkspace } from '../../support/build-workspace.ts';
import { callApi, postFromPage } from '../../support/call-api.ts';
import { createSetClock } from '../../support/set-clock.ts';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts';

const clock = createSetClock('2026-03-02T08:00:00Z');
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
// A workspace per test: what one test publishes never meets the people of another.
beforeEach(async () => {
  clock.set('2026-03-02T08:00:00Z');
  workspace = await buildWorkspace(context);
  api = callApi(app, workspace.production.secretKey);
});

const role = (value: string): Audience => ({ type: 'userTrait', trait: 'role', operator: 'is', value });

async function publish(
  draft: GuideContent,
  kind: GuideKind = 'walkthrough',
  name = 'Guide',
): Promise<string> {
  const { body } = await api('POST', '/guides', { kind, name, draft });
  const published = await api('POST', `/guides/${body.id}/publish`, { revision: 1 });
  if (published.status !== 200) throw new Error(JSON.stringify(published.body));
  return body.id;
}

async function deliver(parts: Partial<DeliveryRequest> = {}): Promise<Delivery> {
  const request = { key: workspace.production.publicKey, locale: 'en', ...parts };
  const { status, body } = await postFromPage(app, '/delivery', request);
  if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`);
  return body;
}
const delivered = async (parts?: Partial<DeliveryRequest>) =>
  (await deliver(parts)).guides.map(({ id }) => id);

const addPerson = (externalId: string, traits: Traits = {}, firstSeenAt = '2020-01-01') =>
  addUser(database.db, workspace.production.id, { externalId, traits, firstSeenAt });

const tell = (
  guideId: string,
  userId: string,
  name: GuideEventName,
  at: string,
  runId = newId(clock.now()),
) =>
  recordGuideEvents(database.db, workspace.production.id, [
    {
      userId,
      accountId: '1',
      at: new Date(at),
      name,
      properties: { guideId, version: 1, runId, stepId: 's1' },
    },
  ]);

describe('where users are to be proven', () => {
  const everybody = () => publish(buildGuide());
  const enforce = async () => {
    const { secret } = (await api('POST', '/identity-secret')).body;
    await api('PATCH', '/event-settings', { verification: 'enforce' });
    return secret as string;
  };

  test('a user gets guides with the proof of their own id alone', async () => {
    const id = await everybody();
    const secret = await enforce();
    expect(await delivered({ userId: 'ann', proof: proofOf(secret, 'ann') })).toEqual([id]);
    expect(await delivered({ userId: 'ann', proof: proofOf(secret, 'bob') })).toEqual([]);
    expect(await delivered({ userId: 'ann' })).toEqual([]);
  });

  test('a forged user learns nothing of what the real one has done', async () => {
    const secret = await enforce();
    const guideId = await everybody();
    await addPerson('ann');
    await tell(guideId, userIdOf(workspace.production.id, 'ann'), 'guide.completed', '2026-03-01T08:00:00Z');
    const proof = proofOf(secret, 'ann');
    expect((await deliver({ userId: 'ann', proof })).states).toMatchObject([{ guideId }]);
    expect((await deliver({ userId: 'ann', proof: 'f'.repeat(64) })).states).toEqual([]);
  });

  test('visitors without a name get theirs as before', async () => {
    const id = await everybody();
    await enforce();
    expect(await delivered({ anonymousId: crypto.randomUUID() })).toEqual([id]);
  });
});

describe('who gets a guide', () => {
  test('an identified user of the role, and no other', async () => {
    const id = await publish(buildGuide({ audience: role('sales') }));
    await addPerson('ann', { role: 'sales' });
    await addPerson('bob', { role: 'support' });
    expect(await delivered({ userId: 'ann' })).toEqual([id]);
    expect(await delivered({ userId: 'bob' })).toEqual([]);
    expect(await delivered({ userId: 'never-seen' })).toEqual([]);
    expect(await delivered()).toEqual([]);
  });

  test('traits that the page knows already count before they are stored, and go before stored ones', async () => {
    const id = await publish(buildGuide({ audience: role('sales') }));
    await addPerson('bob', { role: 'support' });
    expect(await delivered({ userId: 'new', userTraits: { role: 'sales' } })).toEqual([id]);
    expect(await delivered({ userId: 'bob', userTraits: { role: 'sales' } })).toEqual([id]);
    const stored = await database.db
      .selectFrom('user')
      .where('environmentId', '=', workspace.production.id)
      .where('externalId', '=', 'bob')
      .select('traits')
      .executeTakeFirst();
    expect(stored?.traits).toEqual({ role: 'support' });
  });

  test('by the account that is named, else by the one the user was last seen in', async () => {
    const plan: Audience = { type: 'accountTrait', trait: 'plan', operator: 'is', value: 'pro' };
    const id = await publish(buildGuide({ audience: plan }));
    const environmentId = workspace.production.id;
    await addPerson('ann');
    await addAccount(database.db, environmentId, { externalId: 'free', traits: { plan: 'free' } });
    await addAccount(database.db, environmentId, {
      externalId: 'pro',
      traits: { plan: 'pro' },
      seats: [{ externalId: 'ann', lastSeenAt: '2026-03-01' }],
    });
    expect(await delivered({ userId: 'ann' })).toEqual([id]);
    expect(await delivered({ userId: 'ann', accountId: 'free' })).toEqual([]);
    expect(await delivered({ userId: 'ann', accountId: 'free', accountTraits: { plan: 'pro' } })).toEqual([
      id,
    ]);
    expect(await delivered({ userId: 'ann', accountId: 'unknown' })).toEqual([]);
  });

  test('somebody who is not identified gets what is meant for everybody', async () => {
    const id = await publish(buildGuide());
    expect(await delivered({ anonymousId: newId(clock.now()) })).toEqual([id]);
  });

  test('somebody who was deactivated gets nothing', async () => {
    await publish(buildGuide());
    await addUser(database.db, workspace.production.id, { externalId: 'gone', deactivatedAt: '2026-01-01' });
    expect(await delivered({ userId: 'gone' })).toEqual([]);
  });

  test('only what is published, only here, until it is taken back', async () => {
    const { body: draft } = await api('POST', '/guides', {
      kind: 'walkthrough',
      name: 'D',
      draft: buildGuide(),
    });
    expect(await delivered()).toEqual([]);
    await api('POST', `/guides/${draft.id}/publish`, { revision: 1 });
    expect(await delivered()).toEqual([draft.id]);
    expect(await delivered({ key: workspace.staging.publicKey })).toEqual([]);
    const other = await buildWorkspace(context, { name: 'Other' });
    expect(await delivered({ key: other.production.publicKey })).toEqual([]);

    await api('PUT', `/guides/${draft.id}/draft`, {
      revision: 1,
      name: 'D',
      draft: buildGuide({ audience: role('nobody') }),
    });
    expect(await delivered()).toEqual([draft.id]);
    await api('POST', `/guides/${draft.id}/publish`, { revision: 2 });
    expect(await delivered()).toEqual([]);
    await api('POST', `/guides/${draft.id}/roll-back`, { version: 1 });
    expect((await deliver()).guides).toMatchObject([{ id: draft.id, version: 1 }]);
    await api('POST', `/guides/${draft.id}/unpublish`);
    expect(await delivered()).toEqual([]);
  });

  test('nobody while the environment is stopped', async () => {
    const id = await publish(buildGuide());
    expect(await delivered()).toEqual([id]);
    await api('PATCH', '/environment', { isStopped: true });
    expect(await deliver()).toMatchObject({ config: { isStopped: true }, guides: [], states: [] });
    await api('PATCH', '/environment', { isStopped: false });
    expect(await delivered()).toEqual([id]);
  });
});

describe('in which language', () => {
  const steps = [buildStep('s1', { blocks: [heading('h', 'Hello', '你好'), nextButton('n')] })];
  test.each([
    ['en', 'en', 'Hello'],
    ['zh-CN', 'zh-CN', '你好'],
    ['zh-TW', 'zh-CN', '你好'],
    ['zh', 'zh-CN', '你好'],
    ['en-GB', 'en', 'Hello'],
    ['fr', 'en', 'Hello'],
  ])('%s gets %s', async (wanted, locale, text) => {
    await publish(buildGuide({ steps }));
    const [guide] = (await deliver({ locale: wanted })).guides;
    expect(guide).toMatchObject({ locale, steps: [{ blocks: [{ text }, {}] }] });
    // What is not translated falls to the default language.
    expect(guide?.steps[0]?.blocks[1]).toMatchObject({ buttons: [{ label: 'Next' }] });
  });
});

test('users read a guide’s title in their language where it has one, else its name', async () => {
  const steps = [buildStep('s1', { blocks: [heading('h', 'Hello', '你好'), nextButton('n')] })];
  await publish(buildGuide({ steps }));
  expect((await deliver({ locale: 'zh-CN' })).guides[0]?.name).toBe('Guide');
  await publish(buildGuide({ steps, title: { byLocale: { en: 'Welcome', 'zh-CN': '欢迎' } } }));
  const names = async (locale: string) => (await deliver({ locale })).guides.map(({ name }) => name);
  expect(await names('zh-CN')).toContain('欢迎');
  expect(await names('fr')).toContain('Welcome');
});

test('a page gets nothing but what it needs to draw', async () => {
  const canary = 'canary-7f3a';
  const audience: Audience = {
    type: 'any',
    conditions: [{ type: 'userTrait', trait: canary, operator: 'isNotSet' }, role(canary)],
  };
  const target = { signature: buildSignature('New order'), pickedAt: `https://host.example/${canary}` };
  const id = await publish(buildGuide({ audience, steps: [buildStep('s1', { layout: 'tooltip', target })] }));
  const { body: stored } = await api('GET', `/guides/${id}`);
  await api('PUT', `/guides/${id}/draft`, {
    revision: 1,
    name: `Draft ${canary}`,
    draft: buildGuide({ steps: [buildStep('s1', { blocks: [heading('h', canary)] })] }),
  });
  await api('POST', '/guides', { kind: 'walkthrough', name: `Unpublished ${canary}`, draft: stored.draft });
  const hidden = await publish(buildGuide({ audience: role(canary) }), 'walkthrough', `Not yours ${canary}`);
  const environmentId = workspace.production.id;
  await addPerson('ann');
  await addAccount(database.db, environmentId, {
    externalId: 'a1',
    traits: { note: canary },
    seats: [{ externalId: 'ann', lastSeenAt: '2026-03-01' }],
  });
  await tell(hidden, userIdOf(environmentId, 'ann'), 'guide.started', '2026-03-02T07:00:00Z');

  const delivery = await deliver({ userId: 'ann', accountId: 'a1' });
  expect(delivery.guides.map((guide) => guide.id)).toEqual([id]);
  const config = await app.request(`/v1/config?key=${workspace.production.publicKey}`);
  expect(JSON.stringify([delivery, await config.json()])).not.toContain(canary);
  expect(JSON.stringify(delivery)).not.toContain(hidden);

  expect(Object.keys(delivery).toSorted()).toEqual([
    'autoStartsToday',
    'config',
    'guides',
    'preferences',
    'states',
  ]);
  expect(Object.keys(delivery.guides[0]!).toSorted()).toEqual([
    'category',
    'frequency',
    'id',
    'kind',
    'locale',
    'name',
    'priority',
    'steps',
    'theme',
    'trigger',
    'version',
  ]);
  expect(delivery.guides[0]!.steps[0]!.target).toEqual({ signature: target.signature });
});

describe('what the person did with the guides', () => {
  test('comes along for the guides that are delivered', async () => {
    const id = await publish(buildGuide());
    const ann = userIdOf(workspace.production.id, 'ann');
    const runId = newId(clock.now());
    await tell(id, ann, 'guide.started', '2026-03-02T07:00:00Z', runId);
    await tell(id, ann, 'guide.completed', '2026-03-02T07:05:00Z', runId);
    expect(await deliver({ userId: 'ann' })).toMatchObject({
      states: [
        {
          guideId: id,
          version: 1,
          startedCount: 1,
          lastShownAt: '2026-03-02T07:05:00.000Z',
          completedAt: '2026-03-02T07:05:00.000Z',
        },
      ],
      autoStartsToday: 1,
    });
    expect(await deliver({ userId: 'bob' })).toMatchObject({ states: [], autoStartsToday: 0 });
  });

  test('is kept when they are identified in the same browser', async () => {
    const id = await publish(buildGuide());
    const anonymousId = newId(clock.now());
    await tell(
      id,
      anonymousUserIdOf(workspace.production.id, anonymousId),
      'guide.started',
      '2026-03-02T07:00:00Z',
    );
    expect(await deliver({ anonymousId, userId: 'ann' })).toMatchObject({ states: [{ startedCount: 1 }] });
    expect((await deliver({ userId: 'ann' })).states).toEqual([]);
  });

  test('counts auto-starts of all guides, also of those that are gone, on the day of the workspace', async () => {
    const ann = userIdOf(workspace.production.id, 'ann');
    const [gone, other] = [await publish(buildGuide()), await publish(buildGuide())];
    await tell(gone, ann, 'guide.started', '2026-03-01T16:01:00Z');
    await tell(other, ann, 'guide.started', '2026-03-02T07:00:00Z');
    await api('DELETE', `/guides/${gone}`);
    expect((await deliver({ userId: 'ann' })).autoStartsToday).toBe(2);
    clock.set('2026-03-02T16:00:00Z');
    expect((await deliver({ userId: 'ann' })).autoStartsToday).toBe(0);
  });
});

describe('a survey that asks for a score', () => {
  const goLive = { goLiveOn: '2024-01-10' };
  const seats = [{ externalId: 'ann', lastSeenAt: '2024-02-01' }];
  /** Noon in Shanghai. */
  const on = (day: string) => clock.set(`${day}T04:00:00Z`);

  // Live for so long that everybody’s turn has come.
  beforeEach(() => on('2023-06-01'));

  async function ann(traits: Traits = goLive) {
    // 00:30 on 12 January in Shanghai, still the 11th in UTC.
    await addPerson('ann', {}, '2024-01-11T16:30:00Z');
    await addAccount(database.db, workspace.production.id, {
      externalId: 'a1',
      traits,
      firstSeenAt: '2020-01-01',
      seats,
    });
  }
  const isAsked = async () => (await delivered({ userId: 'ann', accountId: 'a1' })).length === 1;

  test.each([
    ['2024-04-10', false],
    ['2024-04-12', false],
    ['2024-04-13', true],
  ])('go-live 2024-01-10, first seen 2024-01-12, on %s asked: %s', async (day, expected) => {
    await publish(buildSurvey(), 'survey');
    await ann();
    on(day);
    expect(await isAsked()).toBe(expected);
  });

  test('an account without a go-live date counts from when it was first seen', async () => {
    await publish(buildSurvey(), 'survey');
    await ann({ goLiveOn: 'soon' });
    on('2024-04-13');
    expect(await isAsked()).toBe(true);
    await database.db
      .updateTable('account')
      .set({ firstSeenAt: new Date('2024-04-01') })
      .where('environmentId', '=', workspace.production.id)
      .execute();
    expect(await isAsked()).toBe(false);
  });

  test('is not delivered for half a year after an answer to any such survey', async () => {
    const id = await publish(buildSurvey(), 'survey');
    await ann();
    const answer = { guideId: id, version: 1, runId: newId(clock.now()), questionId: 'q1' };
    await database.db
      .insertInto('response')
      .values({
        ...answer,
        id: newId(clock.now()),
        environmentId: workspace.production.id,
        questionKind: 'nps',
        scale: '1-10',
        score: 9,
        optionId: null,
        choice: null,
        text: null,
        userId: userIdOf(workspace.production.id, 'ann'),
        accountId: '1',
        answeredAt: new Date('2024-05-01T04:00:00Z'),
      })
      .execute();
    on('2024-10-31');
    expect(await isAsked()).toBe(false);
    on('2024-11-01');
    expect(await isAsked()).toBe(true);
    await api('DELETE', `/guides/${id}`);
    await publish(buildSurvey(), 'survey');
    on('2024-10-31');
    expect(await isAsked()).toBe(false);
  });

  test('is offered once more after a dismissal, after 14 days', async () => {
    const id = await publish(buildSurvey(), 'survey');
    await ann();
    const annId = userIdOf(workspace.production.id, 'ann');
    await tell(id, annId, 'guide.dismissed', '2024-05-01T04:00:00Z');
    on('2024-05-14');
    expect(await isAsked()).toBe(false);
    on('2024-05-15');
    expect(await isAsked()).toBe(true);
    await tell(id, annId, 'guide.dismissed', '2024-05-15T04:00:00Z');
    on('2024-10-31');
    expect(await isAsked()).toBe(false);
    on('2024-11-01');
    expect(await isAsked()).toBe(true);
  });

  test('closing a walkthrough, or a survey after its score, is no dismissal', async () => {
    const survey = await publish(buildSurvey(), 'survey');
    const tour = await publish(buildGuide());
    await ann();
    const annId = userIdOf(workspace.production.id, 'ann');
    const runId = newId(clock.now());
    await tell(tour, annId, 'guide.dismissed', '2024-10-31T04:00:00Z');
    await tell(survey, annId, 'guide.dismissed', '2024-05-01T04:00:00Z', runId);
    await tell(survey, annId, 'guide.dismissed', '2024-04-20T04:00:00Z');
    await database.db
      .insertInto('response')
      .values({
        id: newId(clock.now()),
        environmentId: workspace.production.id,
        guideId: survey,
        version: 1,
        runId,
        questionId: 'q1',
        questionKind: 'nps',
        scale: '1-10',
        score: 3,
        optionId: null,
        choice: null,
        text: null,
        userId: annId,
        accountId: '1',
        answeredAt: new Date('2024-05-01T04:00:00Z'),
      })
      .execute();
    on('2024-11-01');
    expect((await delivered({ userId: 'ann', accountId: 'a1' })).toSorted()).toEqual(
      [survey, tour].toSorted(),
    );
  });

  test('asks people one after another from the day it goes live, and does not begin anew with its next version', async () => {
    const people = Array.from({ length: 60 }, (_, n) => `p${n}`);
    await addAccount(database.db, workspace.production.id, {
      externalId: 'a1',
      traits: goLive,
      firstSeenAt: '2020-01-01',
      seats: people.map((externalId) => ({ externalId, lastSeenAt: '2024-02-01' })),
    });
    for (const each of people) await addPerson(each, {}, '2024-01-12T04:00:00Z');
    const asked = async () => {
      const found: string[] = [];
      for (const userId of people) {
        if ((await delivered({ userId, accountId: 'a1' })).length > 0) found.push(userId);
      }
      return found;
    };
    on('2024-06-01');
    const id = await publish(buildSurvey(), 'survey');
    on('2024-06-14');
    const half = await asked();
    expect(half.length).toBeGreaterThan(15);
    expect(half.length).toBeLessThan(45);
    await api('PUT', `/guides/${id}/draft`, {
      revision: 1,
      name: 'NPS',
      draft: buildSurvey({ priority: 7 }),
    });
    expect(await api('POST', `/guides/${id}/publish`, { revision: 2 })).toMatchObject({ status: 200 });
    expect(await asked()).toEqual(half);
    on('2024-06-28');
    expect(await asked()).toEqual(people);
  });

  test('is for whom the workspace’s own rules let it ask', async () => {
    await publish(buildSurvey(), 'survey');
    await ann();
    on('2024-03-13');
    expect(await isAsked()).toBe(false);
    await api('PATCH', '/thresholds', { surveyAccountMonths: 0, surveyUserMonths: 2 });
    expect(await isAsked()).toBe(true);
    await api('PATCH', '/thresholds', { surveyActiveDays: 1 });
    expect(await isAsked()).toBe(false);
  });

  test('is never for somebody who is not identified', async () => {
    await publish(buildSurvey(), 'survey');
    expect(await delivered({ anonymousId: newId(clock.now()) })).toEqual([]);
    expect(await delivered()).toEqual([]);
  });

  test('does not come back on its own in the page, whatever its frequency', async () => {
    await ann();
    on('2026-03-02');
    await api('PATCH', '/thresholds', { surveySpreadDays: 0 });
    for (const [chosen, expected] of [
      [{ type: 'always' }, { type: 'everyDays', days: 14 }],
      [
        { type: 'everyDays', days: 1 },
        { type: 'everyDays', days: 14 },
      ],
      [
        { type: 'everyDays', days: 180 },
        { type: 'everyDays', days: 180 },
      ],
      [{ type: 'once' }, { type: 'once' }],
    ] as const) {
      const id = await publish(buildSurvey({ frequency: chosen }), 'survey');
      const { guides } = await deliver({ userId: 'ann', accountId: 'a1' });
      expect(guides.find((guide) => guide.id === id)?.frequency).toEqual(expected);
    }
  });

  test('a survey without a score is delivered like any guide', async () => {
    const steps = [
      buildStep('s1', {
        blocks: [
          {
            id: 'q',
            type: 'question',
            question: { kind: 'text', prompt: { byLocale: { en: 'What is missing?' } } },
          },
        ],
      }),
    ];
    const id = await publish(buildGuide({ steps }), 'survey');
    expect(await delivered({ userId: 'new' })).toEqual([id]);
  });
});

describe('GET /v1/config', () => {
  const config = (headers: Record<string, string> = {}, key = workspace.production.publicKey) =>
    app.request(`/v1/config?key=${key}`, { headers: { Origin: 'https://host.example', ...headers } });

  test('is the same for everybody, kept for ten seconds, and rises when something is published', async () => {
    const first = await config();
    expect(first.status).toBe(200);
    expect(first.headers.get('Cache-Control')).toBe('public, max-age=10');
    expect(first.headers.get('Access-Control-Allow-Origin')).toBe('*');
    const before = (await first.json()) as { version: number };
    await publish(buildGuide());
    const after = await (await config()).json();
    expect(after).toEqual({
      version: before.version + 1,
      isStopped: false,
      quietRule: { autoStartsPerSession: 1, autoStartsPerDay: 2 },
    });
    expect((await deliver()).config).toEqual(after);
  });

  test('answers 304 to who holds it already, also through a cache that weakened the tag', async () => {
    const etag = (await config()).headers.get('ETag')!;
    for (const held of [etag, `W/${etag}`, `"old", ${etag}`]) {
      const again = await config({ 'If-None-Match': held });
      expect(again.status).toBe(304);
      expect(await again.text()).toBe('');
      expect(again.headers.get('ETag')).toBe(etag);
      expect(again.headers.get('Access-Control-Allow-Origin')).toBe('*');
    }
    await publish(buildGuide());
    expect((await config({ 'If-None-Match': etag })).status).toBe(200);
  });

  test('tells of the emergency stop at once', async () => {
    const etag = (await config()).headers.get('ETag')!;
    await api('PATCH', '/environment', { isStopped: true });
    const stopped = await config({ 'If-None-Match': etag });
    expect(stopped.status).toBe(200);
    expect(await stopped.json()).toMatchObject({ isStopped: true });
  });

  test('refuses an unknown key with 401, and none with 400', async () => {
    const unknown = await config({}, 'pk_unknown');
    expect(unknown.status).toBe(401);
    expect(unknown.headers.get('Access-Control-Allow-Origin')).toBe('*');
    expect(unknown.headers.get('Cache-Control') ?? '').not.toContain('public');
    expect((await app.request('/v1/config')).status).toBe(400);
  });
});

describe('POST /v1/delivery refuses', () => {
  test('an unknown key', async () => {
    expect(await postFromPage(app, '/delivery', { key: 'pk_unknown', locale: 'en' })).toMatchObject({
      status: 401,
      body: { error: { code: 'invalid_key' } },
    });
  });

  test('what is not JSON, and names each fault of what is', async () => {
    expect(await postFromPage(app, '/delivery', '{')).toMatchObject({ status: 400 });
    const { status, body } = await postFromPage(app, '/delivery', {
      key: workspace.production.publicKey,
      locale: 'english!',
      userTraits: { role: { deep: true } },
      extra: 1,
    });
    expect(status).toBe(400);
    expect(body.error.details.map(({ path }: { path: string }) => path).toSorted()).toEqual([
      'extra',
      'locale',
      'userTraits.role',
    ]);
  });

  test('a body that is too large', async () => {
    const userTraits = { note: 'x'.repeat(600 * 1024) };
    expect(
      await postFromPage(app, '/delivery', { key: workspace.production.publicKey, locale: 'en', userTraits }),
    ).toMatchObject({ status: 413 });
  });

  test('nobody who sends JSON as JSON', async () => {
    const response = await app.request('/v1/delivery', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ key: workspace.production.publicKey, locale: 'en' }),
    });
    expect(response.status).toBe(200);
  });
});
