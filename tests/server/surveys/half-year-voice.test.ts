import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createApp } from '../../../server/app.ts';
import { createModule } from '../../../server/catalogue/edit-modules.ts';
import type { Context } from '../../../server/context.ts';
import { accountIdOf, userIdOf } from '../../../server/db/hashed-id.ts';
import { createGuide } from '../../../server/guides/edit-guide.ts';
import { publishGuide } from '../../../server/guides/publish-guide.ts';
import { ingest } from '../../../server/ingest/ingest.ts';
import { buildBatch, buildEvent } from '../../support/build-event.ts';
import { buildStep, buildSurvey, npsQuestion } from '../../support/build-guide.ts';
import { addFeatures, addFeatureUse } from '../../support/build-use.ts';
import { type BuiltWorkspace, buildWorkspace } from '../../support/build-workspace.ts';
import { callApi, postFromPage } from '../../support/call-api.ts';
import { createSetClock } from '../../support/set-clock.ts';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts';

/*
 * Half a year's voice, from the first wave to what it says: 300 users of 40 accounts pass three months with the product
 * and are asked, each once; four cuts show with which module the low scores belong, and the reasons say why.
 */
let database: TestDatabase;
let context: Context;
let app: ReturnType<typeof createApp>;
let workspace: BuiltWorkspace;
let guideId: string;
const clock = createSetClock('2026-02-01T02:00:00Z');
const users = Array.from({ length: 300 }, (_, n) => ({
  id: `u${n}`,
  account: `a${n % 40}`,
  isInOrders: n % 3 === 0,
}));

beforeAll(async () => {
  database = await createTestDatabase();
  context = database.context({ now: clock.now });
  app = createApp(context);
  workspace = await buildWorkspace(context);
  const { scope } = workspace.production;
  const { environmentId } = scope;
  const placed = users.map(({ id, account }) => [
    userIdOf(environmentId, id),
    id,
    accountIdOf(environmentId, account),
    account,
  ]);
  await sql`
    with people as (
      select p->>0 as user_id, p->>1 as external_id, p->>2 as account_id, p->>3 as account
      from json_array_elements(${JSON.stringify(placed)}::json) as p
    ), companies as (
      insert into account (environment_id, id, external_id, name, traits, trait_times, first_seen_at, last_seen_at, tier)
      select distinct ${environmentId}::int, account_id::bigint, account, account, '{}'::jsonb, '{}'::jsonb,
        timestamptz '2025-11-01T02:00:00Z', timestamptz '2025-11-01T02:00:00Z', 'enterprise' from people
    ), persons as (
      insert into "user" (environment_id, id, external_id, is_anonymous, name, traits, trait_times, first_seen_at, last_seen_at)
      select ${environmentId}::int, user_id::bigint, external_id, false, external_id, '{"role":"sales"}'::jsonb, '{}'::jsonb,
        timestamptz '2025-11-01T02:00:00Z', timestamptz '2025-11-01T02:00:00Z' from people
    )
    insert into seat (environment_id, account_id, user_id, first_seen_at, last_seen_at)
    select ${environmentId}::int, account_id::bigint, user_id::bigint, timestamptz '2025-11-01T02:00:00Z',
      timestamptz '2026-01-31T02:00:00Z' from people`.execute(database.db);

  const orders = await createModule(context, scope, 'Orders');
  const reports = await createModule(context, scope, 'Reports');
  const [place, export_] = await addFeatures(database.db, scope, [
    { name: 'Place order', moduleId: orders.id },
    { name: 'Export', moduleId: reports.id },
  ]);
  for (const { id, account, isInOrders } of users) {
    await addFeatureUse(database.db, scope, account, id, '2026-01-20', [isInOrders ? place! : export_!]);
  }
  const draft = buildSurvey({
    steps: [
      buildStep('ask', {
        layout: 'corner',
        blocks: [
          npsQuestion('score'),
          {
            id: 'why',
            type: 'question',
            question: {
              kind: 'choice',
              prompt: { byLocale: { en: 'What is the main reason?' } },
              options: [
                { id: 'product', label: { byLocale: { en: 'The product does not meet my need' } } },
                { id: 'service', label: { byLocale: { en: 'The service was not professional' } } },
              ],
            },
          },
        ],
      }),
    ],
  });
  const { id, revision } = await createGuide(context, scope, {
    kind: 'survey',
    name: 'Half-year NPS',
    draft,
  });
  await publishGuide(context, scope, id, revision);
  guideId = id;
});
afterAll(() => database.drop());

/** Who of these would be asked now. */
async function asked(some: readonly { id: string; account: string }[]): Promise<string[]> {
  const found: string[] = [];
  for (const { id, account } of some) {
    const { body } = await postFromPage(app, '/delivery', {
      key: workspace.production.publicKey,
      userId: id,
      accountId: account,
      locale: 'en',
    });
    if (body.guides.some((guide: { id: string }) => guide.id === guideId)) found.push(id);
  }
  return found;
}

async function react(reaction: 'answers' | 'dismisses', some: typeof users): Promise<void> {
  const events = some.flatMap(({ id, account, isInOrders }) => {
    const run = { guideId, version: 1, runId: crypto.randomUUID(), stepId: 'ask' };
    const event = (kind: 'guide' | 'survey', name: string, more: object = {}) =>
      buildEvent(clock.now(), {
        userId: id,
        accountId: account,
        kind,
        name,
        properties: { ...run, ...more },
      });
    const started = event('guide', 'guide.started');
    if (reaction === 'dismisses') return [started, event('guide', 'guide.dismissed')];
    const score = isInOrders ? 4 : 9;
    return [
      started,
      event('survey', 'survey.answered', { questionId: 'score', answer: { score } }),
      ...(isInOrders
        ? [event('survey', 'survey.answered', { questionId: 'why', answer: { optionId: 'product' } })]
        : []),
    ];
  });
  for (let from = 0; from < events.length; from += 400) {
    const batch = buildBatch(events.slice(from, from + 400), clock.now());
    await ingest(context, workspace.production.keyed, batch, 'browser');
  }
}

test('from the day after three months to the four cuts', { timeout: 120_000 }, async () => {
  const sample = users.slice(0, 12);
  // Three months are full on 1 February: that day is still too early.
  expect(await asked(sample)).toEqual([]);
  // From then on they are asked one after another: on the second of 28 days two parts of them, in the middle half.
  const askedOn = async (day: string) => {
    clock.set(`${day}T02:00:00Z`);
    return asked(users);
  };
  const early = await askedOn('2026-02-02');
  expect(early.length).toBeGreaterThan(8);
  expect(early.length).toBeLessThan(40);
  const half = await askedOn('2026-02-14');
  expect(half).toEqual(expect.arrayContaining(early));
  expect(half.length).toBeGreaterThan(120);
  expect(half.length).toBeLessThan(180);
  expect(await askedOn('2026-03-01')).toHaveLength(300);

  const answering = users.slice(0, 180);
  const dismissing = users.slice(180, 240);
  await react('answers', answering);
  await react('dismisses', dismissing);

  // Who answered is left alone for half a year, who closed it for two weeks and is asked once more.
  clock.set('2026-03-09T02:00:00Z');
  expect(await asked([...answering.slice(0, 5), ...dismissing.slice(0, 5)])).toEqual([]);
  clock.set('2026-03-15T02:00:00Z');
  expect(await asked(answering.slice(0, 5))).toEqual([]);
  expect(await asked(dismissing.slice(0, 5))).toHaveLength(5);
  clock.set('2026-08-31T02:00:00Z');
  expect(await asked(answering.slice(0, 5))).toEqual([]);
  clock.set('2026-09-01T02:00:00Z');
  expect(await asked(answering.slice(0, 5))).toHaveLength(5);

  clock.set('2026-03-20T02:00:00Z');
  const api = callApi(app, workspace.production.secretKey);
  const { n, score, waves, cuts, reasons } = (await api('GET', '/nps')).body;
  expect({ n, score }).toEqual({ n: 180, score: 33 });
  expect(waves).toMatchObject([{ half: '2026-H1', n: 180, shown: 240, answered: 180 }]);
  for (const rows of Object.values(cuts) as { n: number }[][]) {
    expect(rows.reduce((sum, row) => sum + row.n, 0)).toBe(180);
  }
  expect(cuts.module).toMatchObject([
    { value: 'Reports', n: 120, score: 100 },
    { value: 'Orders', n: 60, score: -100 },
  ]);
  expect(reasons).toEqual([{ group: 'detractors', reason: 'The product does not meet my need', count: 60 }]);
  expect((await api('GET', '/metrics/npsCoverage')).body).toMatchObject({ value: 1, n: 40, of: 40 });
  expect((await api('GET', '/answers?group=detractors&isOpen=true&limit=500')).body.total).toBe(60);
});
