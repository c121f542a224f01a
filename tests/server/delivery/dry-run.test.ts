import { afterAll, beforeAll, expect, test } from 'vitest';
import { refreshSummaries } from '../../../server/accounts/refresh-summaries.ts';
import { createApp } from '../../../server/app.ts';
import type { Context } from '../../../server/context.ts';
import { dryRun } from '../../../server/delivery/dry-run.ts';
import { ingest } from '../../../server/ingest/ingest.ts';
import type { DryRunResult } from '../../../shared/contract/dry-run.ts';
import type { GuideContent, GuideKind } from '../../../shared/contract/guide.ts';
import { addDays } from '../../../shared/rules/calendar.ts';
import { placeInWave } from '../../../shared/rules/place-in-wave.ts';
import { buildBatch, buildEvent } from '../../support/build-event.ts';
import { buildGuide, buildSurvey } from '../../support/build-guide.ts';
import { type BuiltWorkspace, buildWorkspace } from '../../support/build-workspace.ts';
import { callApi } from '../../support/call-api.ts';
import { createSetClock } from '../../support/set-clock.ts';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts';

const now = '2026-03-20T08:00:00Z';
const clock = createSetClock(now);
let database: TestDatabase;
let context: Context;
let app: ReturnType<typeof createApp>;
let workspace: BuiltWorkspace;
let api: ReturnType<typeof callApi>;

const onPages = (include: string[]): GuideContent['trigger'] => ({
  on: 'pageLoad',
  delaySeconds: 0,
  pages: { include, exclude: [] },
});
const makeGuide = async (name: string, draft: GuideContent, kind: GuideKind = 'walkthrough') =>
  (await api('POST', '/guides', { kind, name, draft })).body.id as string;

/** Who opened what, in March in Shanghai’s mornings. */
const visits: [userId: string, accountId: string, day: number, paths: string[]][] = [
  ['ann', 'acme', 2, ['/', '/orders']],
  ['ann', 'acme', 9, ['/orders']],
  ['bob', 'acme', 2, ['/']],
  ['bob', 'acme', 16, ['/orders', '/deals']],
  ['cem', 'harbour', 3, ['/deals']],
  ['dora', 'harbour', 2, ['/orders']],
];

beforeAll(async () => {
  database = await createTestDatabase();
  context = database.context({ now: clock.now });
  app = createApp(context);
  workspace = await buildWorkspace(context);
  api = callApi(app, workspace.production.secretKey);
  for (const [userId, accountId, day, paths] of visits) {
    const at = (minute: number) => new Date(Date.UTC(2026, 2, day, 2, minute)).toISOString();
    const events = [
      buildEvent(at(0), {
        kind: 'identify',
        name: 'user.identified',
        userId,
        accountId,
        properties: { role: userId === 'dora' ? 'support' : 'sales' },
      }),
      buildEvent(at(0), { kind: 'group', name: 'account.identified', userId, accountId, properties: {} }),
      ...paths.map((path, minute) =>
        buildEvent(at(minute + 1), { kind: 'page', name: 'page.viewed', userId, accountId, path }),
      ),
    ];
    clock.set(at(10));
    const { refused } = await ingest(
      context,
      workspace.production.keyed,
      buildBatch(events, at(10)),
      'browser',
    );
    expect(refused).toEqual([]);
  }
  clock.set(now);
});
afterAll(() => database.drop());

async function run(guideId: string, scope = workspace.production.scope): Promise<DryRunResult> {
  const steps = dryRun(context, scope, guideId);
  for (;;) {
    const step = await steps.next();
    if (step.done) return step.value;
  }
}

test('a dry run counts who would have had it, where, and when for the first time', async () => {
  const audience = { type: 'userTrait', trait: 'role', operator: 'is', value: 'sales' } as const;
  const id = await makeGuide('Orders', buildGuide({ trigger: onPages(['/orders']), audience }));
  const result = await run(id);
  expect(result).toMatchObject({ users: 2, accounts: 1, judged: 4, total: 4 });
  expect(result.byDay.filter(({ users }) => users > 0)).toEqual([
    { day: '2026-03-02', users: 1 },
    { day: '2026-03-16', users: 1 },
  ]);
  expect(result.byDay).toHaveLength(31);
  // Ann came in two weeks, Bob in two, Cem and Dora in one: six weeks with people in them.
  expect(result.promptsPerWeek).toEqual({ before: 0, after: 2 / 6 });
  expect(result.collisions).toEqual([]);
});

test('it says which guides it meets, who goes first, and whom they lose', async () => {
  const welcome = await makeGuide('Welcome', buildGuide({ priority: 90, trigger: onPages([]) }));
  await api('POST', `/guides/${welcome}/publish`, { revision: 1 });
  const news = await makeGuide('News', buildGuide({ priority: 10 }), 'banner');
  await api('POST', `/guides/${news}/publish`, { revision: 1 });
  const deals = await makeGuide(
    'Deals',
    buildGuide({ priority: 50, trigger: onPages(['/orders', '/deals']) }),
  );
  const result = await run(deals);
  const named = (name: string) => result.collisions.find((collision) => collision.name === name);
  // Welcome takes everybody’s first visit; on the second Deals meets News and goes before it.
  expect(named('Welcome')).toMatchObject({ thisFirst: 0, users: 2, otherFirst: 2 });
  expect(named('News')).toMatchObject({ users: 4, thisFirst: 2, otherFirst: 0 });
  expect(result).toMatchObject({ users: 2 });
  expect(result.displaced).toMatchObject([{ name: 'News', before: 2, after: 0 }]);
  expect(result.promptsPerWeek.after).toBe(result.promptsPerWeek.before);
  for (const id of [welcome, news]) await api('DELETE', `/guides/${id}`);
});

test('a survey comes to nobody before their turn, nor before they and their account have been there long enough', async () => {
  const id = await makeGuide('Score', buildSurvey({ trigger: onPages([]) }), 'survey');
  // Everybody came in March for the first time.
  expect(await run(id)).toMatchObject({ users: 0 });
  const rules = { surveyAccountMonths: 0, surveyUserMonths: 0, surveySpreadDays: 0 };
  await api('PATCH', '/thresholds', rules);
  expect(await run(id)).toMatchObject({ users: 4 });
  await api('PATCH', '/thresholds', { surveyAccountMonths: 1 });
  expect(await run(id)).toMatchObject({ users: 0 });
  await refreshSummaries(context, workspace.production.scope);
  await api('PATCH', '/thresholds', { surveyAccountMonths: 0, surveyActiveDays: 2 });
  expect(await run(id)).toMatchObject({ users: 2 });
  await api('PATCH', '/thresholds', { surveyActiveDays: 0, surveySpreadDays: 28 });
  const firstDay = '2026-02-18';
  const came = [...new Set(visits.map(([userId]) => userId))].filter((userId) => {
    const turnOn = addDays(firstDay, Math.floor(placeInWave(id, userId) * 28));
    return visits.some(
      ([who, , day]) => who === userId && `2026-03-${String(day).padStart(2, '0')}` >= turnOn,
    );
  });
  expect(await run(id)).toMatchObject({ users: came.length });
  await api('PATCH', '/thresholds', Object.fromEntries(Object.keys(rules).map((name) => [name, null])));
});

test('it is told line by line, with what is wrong from the start as any refusal', async () => {
  const id = await makeGuide('Orders', buildGuide());
  const ask = (guideId: string) =>
    app.request(`/api/v1/guides/${guideId}/dry-run`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${workspace.production.secretKey}`, 'Accept-Encoding': 'gzip' },
    });
  const response = await ask(id);
  expect(response.headers.get('Content-Type')).toBe('application/x-ndjson');
  const lines = (await response.text())
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(lines.at(0)).toEqual({ progress: { done: 4, total: 4 } });
  expect(lines.at(-1).result).toMatchObject({ users: 4, accounts: 2 });
  expect((await ask('019a0000-0000-7000-8000-000000000000')).status).toBe(404);
});

test('whoever has a portfolio is told of their own accounts', async () => {
  const id = await makeGuide('Orders', buildGuide());
  expect(await run(id, { ...workspace.production.scope, owners: [] })).toMatchObject({
    users: 0,
    accounts: 0,
  });
});

test('every live guide is explained for one user, with a draft as if it were live', async () => {
  const live = await makeGuide('Live', buildGuide({ priority: 10 }));
  await api('POST', `/guides/${live}/publish`, { revision: 1 });
  const draft = await makeGuide('Draft', buildGuide({ priority: 90, trigger: onPages(['/orders']) }));
  const explain = async (path: string, draftOf?: string) => {
    const url = `https://host.example${path}`;
    const { body } = await api('POST', '/explain', { userId: 'ann', url, ...(draftOf && { draftOf }) });
    return body.guides.map(
      (each: { name: string; reason: string; isDraft: boolean }) =>
        `${each.name}${each.isDraft ? ' (draft)' : ''}: ${each.reason}`,
    );
  };
  expect(await explain('/orders')).toEqual(['Live: starts']);
  expect(await explain('/orders', draft)).toEqual(['Draft (draft): starts', 'Live: lowerPriority']);
  expect(await explain('/deals', draft)).toEqual(['Live: starts', 'Draft (draft): page']);
  expect((await api('POST', '/explain', { userId: 'nobody' })).status).toBe(404);
});
