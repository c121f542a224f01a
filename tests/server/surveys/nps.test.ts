import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createApp } from '../../../server/app.ts';
import { createModule } from '../../../server/catalogue/edit-modules.ts';
import type { Context } from '../../../server/context.ts';
import { accountIdOf, userIdOf } from '../../../server/db/hashed-id.ts';
import { createGuide } from '../../../server/guides/edit-guide.ts';
import { publishGuide } from '../../../server/guides/publish-guide.ts';
import { ingest } from '../../../server/ingest/ingest.ts';
import type { Audience } from '../../../shared/contract/audience.ts';
import type { NpsScale } from '../../../shared/contract/survey.ts';
import { addDays } from '../../../shared/rules/calendar.ts';
import { placeInWave } from '../../../shared/rules/place-in-wave.ts';
import { buildBatch, buildEvent } from '../../support/build-event.ts';
import { buildStep, buildSurvey, npsQuestion } from '../../support/build-guide.ts';
import { addAccount, addUser } from '../../support/build-people.ts';
import { addFeatures, addFeatureUse } from '../../support/build-use.ts';
import { type BuiltWorkspace, buildWorkspace } from '../../support/build-workspace.ts';
import { callApi } from '../../support/call-api.ts';
import { createSetClock } from '../../support/set-clock.ts';
import { fromStudio, signedInMember } from '../../support/sign-in.ts';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts';

let database: TestDatabase;
let context: Context;
let workspace: BuiltWorkspace;
let api: ReturnType<typeof callApi>;
const clock = createSetClock('2026-03-04T08:00:00Z');

beforeAll(async () => {
  database = await createTestDatabase();
  context = database.context({ now: clock.now });
});
afterAll(() => database.drop());
beforeEach(async () => {
  clock.set('2026-03-04T08:00:00Z');
  workspace = await buildWorkspace(context);
  api = callApi(createApp(context), workspace.production.secretKey);
});

async function file(path: string): Promise<string> {
  const headers = { Authorization: `Bearer ${workspace.production.secretKey}` };
  return (await createApp(context).request(`/api/v1${path}`, { headers })).text();
}

async function publishSurvey(scale: NpsScale = '1-10', audience?: Audience): Promise<string> {
  const { scope } = workspace.production;
  const score = npsQuestion('score');
  if (score.type === 'question' && score.question.kind === 'nps') score.question.scale = scale;
  const draft = buildSurvey({
    steps: [buildStep('ask', { layout: 'corner', blocks: [score, why] })],
    ...(audience && { audience }),
  });
  const { id, revision } = await createGuide(context, scope, { kind: 'survey', name: 'NPS', draft });
  await publishGuide(context, scope, id, revision);
  return id;
}
const why = {
  id: 'why',
  type: 'question' as const,
  question: { kind: 'text' as const, prompt: { byLocale: { en: 'Why?' } } },
};

/** One person saw the question at `at` and, with a score, answered it; the run's id. */
async function ask(
  guideId: string,
  userId: string,
  {
    score,
    text,
    at = '2026-03-02T08:00:00Z',
    accountId = 'acme',
  }: { score?: number; text?: string; at?: string; accountId?: string } = {},
): Promise<string> {
  const run = { guideId, version: 1, runId: crypto.randomUUID(), stepId: 'ask' };
  const who = { userId, accountId };
  const answer = (questionId: string, given: object) =>
    buildEvent(at, {
      ...who,
      kind: 'survey',
      name: 'survey.answered',
      properties: { ...run, questionId, answer: given },
    });
  const events = [
    buildEvent(at, { ...who, kind: 'guide', name: 'guide.started', properties: run }),
    ...(score === undefined ? [] : [answer('score', { score })]),
    ...(text === undefined ? [] : [answer('why', { text })]),
  ];
  await ingest(context, workspace.production.keyed, buildBatch(events, clock.now()), 'browser');
  return run.runId;
}

async function askMany(
  guideId: string,
  scores: readonly number[],
  options: { at?: string; accountId?: string; prefix?: string } = {},
) {
  const { prefix = 'u', ...rest } = options;
  for (const [index, score] of scores.entries()) await ask(guideId, `${prefix}${index}`, { score, ...rest });
}
const times = (count: number, score: number) => Array.from({ length: count }, () => score);
/** All that is known; the score that is answered before the rest is always the same. */
async function nps(query = '') {
  const { body } = await api('GET', `/nps?${query}`);
  const cuts = Object.fromEntries(Object.keys(body.cuts).map((cut) => [cut, []]));
  const toCome = { waves: [], cuts, reasons: [], satisfaction: [], progress: null };
  expect((await api('GET', `/nps?only=score&${query}`)).body).toEqual({ ...body, ...toCome });
  return body;
}

describe('the score', () => {
  test('of 40 answers with 18 promoters, 12 passives and 10 detractors is +20, with its interval and response rate (statement 33)', async () => {
    const guideId = await publishSurvey();
    await askMany(guideId, [...times(18, 9), ...times(12, 8), ...times(10, 6)]);
    for (let n = 0; n < 60; n++) await ask(guideId, `silent${n}`);
    const found = await nps();
    expect(found).toMatchObject({
      score: 20,
      n: 40,
      promoters: 18,
      passives: 12,
      detractors: 10,
      scale: '1-10',
    });
    expect(found.interval[0]).toBeLessThan(0);
    expect(found.interval[1]).toBeGreaterThan(30);
    expect(found.waves).toMatchObject([{ half: '2026-H1', score: 20, n: 40, shown: 100, answered: 40 }]);
    expect((await api('GET', '/metrics/responseRate')).body).toMatchObject({ value: 0.4, n: 40, of: 100 });
    expect((await api('GET', '/metrics/nps')).body).toMatchObject({ value: 20, n: 40 });
  });

  test('never mixes two scales: each wave has one, and the headline the newest (statement 33)', async () => {
    const old = await publishSurvey('0-10');
    const today = await publishSurvey('1-10');
    await askMany(old, [0, 0, 10], { at: '2025-09-01T08:00:00Z' });
    await askMany(old, [10], { at: '2026-01-10T08:00:00Z', prefix: 'late' });
    await askMany(today, [9, 9, 7], { prefix: 'new' });
    const found = await nps();
    expect(found).toMatchObject({ scale: '1-10', score: 67, n: 3 });
    expect(found.waves.map(({ half, scale, n }: Record<string, unknown>) => [half, scale, n])).toEqual([
      ['2025-H2', '0-10', 3],
      ['2026-H1', '0-10', 1],
      ['2026-H1', '1-10', 3],
    ]);
  });

  test('tells how far the half-year has come towards +10 on the one before (statement 85)', async () => {
    const guideId = await publishSurvey();
    await askMany(guideId, [9, 9, 8, 8, 8, 8, 8, 8, 8, 8], { at: '2025-09-01T08:00:00Z' });
    expect((await nps()).progress).toBeNull();
    await askMany(guideId, [9, 9, 9, 9, 8, 8, 8, 8, 8, 6], { prefix: 'new' });
    const found = await nps();
    expect(found.waves.map(({ score, n }: Record<string, unknown>) => [score, n])).toEqual([
      [20, 10],
      [30, 10],
    ]);
    expect(found).toMatchObject({ target: 10, progress: { points: 10, since: '2025-H2', share: 1 } });
    await api('PATCH', '/thresholds', { npsTarget: 40 });
    expect(await nps()).toMatchObject({ target: 40, progress: { points: 10, share: 0.25 } });
  });

  test('has a wave for each half-year, in the account’s days, and counts whoever only closed the prompt as asked', async () => {
    const guideId = await publishSurvey();
    // The last minute of June and the first of July, in Shanghai.
    await ask(guideId, 'june', { score: 9, at: '2025-06-30T15:59:00Z' });
    await ask(guideId, 'july', { score: 6, at: '2025-06-30T16:00:00Z' });
    const run = { guideId, version: 1, runId: crypto.randomUUID(), stepId: 'ask' };
    const closed = buildEvent('2025-08-01T08:00:00Z', {
      ...{ userId: 'closer', accountId: 'acme', kind: 'guide' as const, name: 'guide.dismissed' },
      properties: run,
    });
    await ingest(context, workspace.production.keyed, buildBatch([closed], clock.now()), 'browser');
    expect(
      (await nps()).waves.map(({ half, n, shown, answered }: Record<string, unknown>) => [
        half,
        n,
        shown,
        answered,
      ]),
    ).toEqual([
      ['2025-H1', 1, 1, 1],
      ['2025-H2', 1, 2, 1],
    ]);
  });

  test('is not of members and others who are left out of metrics', async () => {
    const guideId = await publishSurvey();
    await askMany(guideId, [9, 2]);
    expect(await nps()).toMatchObject({ n: 2, score: 0 });
    await api('PUT', '/users/u1', { exclusion: 'internal' });
    expect(await nps()).toMatchObject({ n: 1, score: 100 });
    expect((await nps()).waves).toMatchObject([{ n: 1, score: 100 }]);
    expect((await api('GET', '/metrics/nps')).body).toMatchObject({ n: 1, value: 100 });
    expect((await api('GET', '/accounts/acme')).body.nps).toEqual({ score: 100, n: 1 });
    expect((await api('GET', '/metrics/responseRate')).body).toMatchObject({ n: 1, of: 1 });
  });

  test('counts each person once in a wave, by what they said last', async () => {
    const guideId = await publishSurvey();
    await ask(guideId, 'u1', { score: 2, at: '2026-01-10T08:00:00Z' });
    await ask(guideId, 'u1', { score: 10, at: '2026-03-01T08:00:00Z' });
    expect(await nps()).toMatchObject({ score: 100, n: 1 });
    expect((await nps()).waves).toMatchObject([{ n: 1, score: 100 }]);
  });

  test('is the same on the account’s page, in the list of accounts, and behind the metric', async () => {
    const guideId = await publishSurvey();
    await askMany(guideId, [9, 10, 3, 7]);
    await askMany(guideId, [1], { accountId: 'other', prefix: 'o' });
    const score = 25;
    expect(await nps('account=acme')).toMatchObject({ score, n: 4 });
    expect((await api('GET', '/accounts/acme')).body.nps).toEqual({ score, n: 4 });
    expect((await api('GET', '/accounts')).body.accounts[0]).toMatchObject({
      id: 'acme',
      nps: { score, n: 4 },
    });
    expect((await api('GET', '/metrics/nps?account=acme')).body.value).toBe(score);
    expect((await api('GET', '/metrics/nps/behind?account=acme')).body.total).toBe(4);
  });

  test('leaves out a selected sample, and says how many it left out (statement 37)', async () => {
    const open = await publishSurvey();
    const segment = await api('POST', '/segments', {
      name: 'Content',
      audience: { type: 'accountTrait', trait: 'healthScore', operator: 'greaterThan', value: 80 },
    });
    const bySegment = await publishSurvey('1-10', { type: 'segment', segmentId: segment.body.id });
    await askMany(open, [3]);
    await askMany(bySegment, [10, 10], { prefix: 'chosen' });
    expect(await nps()).toMatchObject({ score: -100, n: 1, selectedSample: 2 });
    await api('PUT', '/users/chosen0', { traits: { role: 'sales' } });
    expect(await nps('role=sales')).toMatchObject({ n: 0, selectedSample: 1 });
    expect((await api('GET', '/metrics/nps')).body).toMatchObject({ value: -100, n: 1 });
    expect((await api('GET', '/metrics/responseRate')).body).toMatchObject({ n: 1, of: 1 });
    expect((await nps()).waves).toMatchObject([{ n: 1, shown: 1, answered: 1 }]);
    // The mark stays with each answer, on screen and in the file.
    const { answers } = (await api('GET', '/answers')).body;
    expect(
      answers
        .map(({ userId, isSelectedSample }: Record<string, unknown>) => [userId, isSelectedSample])
        .sort(),
    ).toEqual([
      ['chosen0', true],
      ['chosen1', true],
      ['u0', false],
    ]);
    const csv = await createApp(context).request('/api/v1/answers.csv', {
      headers: { Authorization: `Bearer ${workspace.production.secretKey}` },
    });
    expect((await csv.text()).match(/,yes,/g)).toHaveLength(2);
  });
});

describe('the cuts', () => {
  test('call a customer new for the first year, day by day', async () => {
    const guideId = await publishSurvey();
    const { environmentId } = workspace.production.scope;
    for (const [externalId, goLiveOn] of [
      ['young', '2025-03-03'],
      ['grown', '2025-03-02'],
    ] as const) {
      await addAccount(database.db, environmentId, { externalId, firstSeenAt: '2024-01-01' });
      await api('PUT', `/accounts/${externalId}`, { fields: { goLiveOn } });
      await ask(guideId, externalId, { score: 9, accountId: externalId, at: '2026-03-02T08:00:00Z' });
    }
    const { body } = await api('GET', '/nps/respondents?cut=tenure&value=new');
    expect(body.people).toMatchObject([{ id: 'young' }]);
  });

  test('are of the same people: each adds up to n, those of whom it isn’t known last (statement 32)', async () => {
    const guideId = await publishSurvey();
    const { environmentId } = workspace.production.scope;
    await addAccount(database.db, environmentId, { externalId: 'acme', firstSeenAt: '2024-01-01' });
    await addAccount(database.db, environmentId, { externalId: 'fresh', firstSeenAt: '2025-11-01' });
    await database.db
      .updateTable('account')
      .set({ tier: 'strategic', industry: 'Retail' })
      .where('externalId', '=', 'acme')
      .where('environmentId', '=', environmentId)
      .execute();
    await addUser(database.db, environmentId, {
      externalId: 'u0',
      traits: { role: 'sales', serviceType: 'hotline' },
    });
    await askMany(guideId, [9, 10, 4]);
    await askMany(guideId, [8], { accountId: 'fresh', prefix: 'f' });
    const { n, cuts } = await nps();
    expect(n).toBe(4);
    for (const rows of Object.values(cuts) as { n: number }[][]) {
      expect(rows.reduce((sum, row) => sum + row.n, 0)).toBe(4);
    }
    expect(cuts.tier).toMatchObject([
      { value: 'strategic', n: 3, score: 33 },
      { value: null, n: 1 },
    ]);
    expect(cuts.tenure).toMatchObject([
      { value: 'old', n: 3 },
      { value: 'new', n: 1 },
    ]);
    expect(cuts.role).toMatchObject([
      { value: 'sales', n: 1 },
      { value: null, n: 3 },
    ]);
    expect(cuts.service).toMatchObject([
      { value: 'hotline', n: 1 },
      { value: null, n: 3 },
    ]);
    for (const [cut, rows] of Object.entries(cuts) as [string, { value: string | null; n: number }[]][]) {
      for (const { value, n: said } of rows) {
        const of = value === null ? '' : `&value=${encodeURIComponent(value)}`;
        const { body } = await api('GET', `/nps/respondents?cut=${cut}${of}`);
        expect(body.total, `${cut} ${value}`).toBe(said);
        expect(body.people).toHaveLength(said);
      }
    }
    const { body } = await api('GET', '/nps/respondents?cut=tenure&value=new');
    expect(body.people).toMatchObject([{ id: 'f0', accountId: 'fresh', score: 8 }]);
  });

  test('lead to people who are searched, sorted and exported alike', async () => {
    const guideId = await publishSurvey();
    const { environmentId } = workspace.production.scope;
    await addAccount(database.db, environmentId, { externalId: 'acme', name: 'Acme' });
    for (const [externalId, name] of [
      ['p0', 'Zoe'],
      ['p1', '=Evil()'],
      ['p2', 'Ann'],
    ] as const)
      await addUser(database.db, environmentId, { externalId, name });
    for (const [user, score] of [
      ['p0', 9],
      ['p1', 4],
      ['p2', 10],
    ] as const)
      await ask(guideId, user, { score, accountId: 'acme', at: `2026-03-0${1 + (score % 2)}T08:00:00Z` });
    const asked: [query: string, ids: string[]][] = [
      ['', ['p1', 'p2', 'p0']],
      ['sort=name&order=desc', ['p0', 'p2', 'p1']],
      ['sort=score', ['p1', 'p0', 'p2']],
      ['sort=when&order=desc', ['p0', 'p1', 'p2']],
      ['search=ZO', ['p0']],
      ['search=acm&sort=score&order=desc', ['p2', 'p0', 'p1']],
      ['search=%25', []],
    ];
    for (const [query, ids] of asked) {
      const { people, total } = (await api('GET', `/nps/respondents?cut=role&${query}`)).body;
      expect([query, total, people.map(({ id }: { id: string }) => id)]).toEqual([query, ids.length, ids]);
      const rows = (await file(`/nps/respondents.csv?cut=role&${query}`)).trimEnd().split('\n').slice(1);
      expect([query, rows.map((row) => row.split(',')[0])]).toEqual([query, ids]);
    }
    const second = (await api('GET', '/nps/respondents?cut=role&limit=1&offset=1')).body;
    expect(second).toMatchObject({ total: 3, people: [{ id: 'p2' }] });
    expect(await file('/nps/respondents.csv?cut=role&search=evil')).toContain("p1,'=Evil(),acme,Acme,4,");
  });
});

describe('the answers of an account', () => {
  test('are told by role, with those who decide apart, as long as they are there (statement 68)', async () => {
    const guideId = await publishSurvey();
    const { environmentId } = workspace.production.scope;
    for (const externalId of ['acme', 'blue']) {
      await addAccount(database.db, environmentId, { externalId, firstSeenAt: '2024-01-01' });
    }
    for (const [externalId, role] of [
      ['boss', 'director'],
      ['left', 'director'],
      ['key', 'sales'],
      ['u1', 'sales'],
    ] as const) {
      await addUser(database.db, environmentId, { externalId, traits: { role } });
    }
    const contact = async (userId: string, role: string, leftOn: string | null = null, of = 'acme') => {
      const about = {
        name: userId,
        title: null,
        role,
        stance: 'neutral',
        userId,
        lastContactOn: null,
        leftOn,
      };
      expect((await api('POST', `/accounts/${of}/contacts`, about)).status).toBe(201);
    };
    await contact('boss', 'decisionMaker');
    await contact('left', 'decisionMaker', '2026-02-01');
    await contact('key', 'keyUser');
    // Of another account they decide, of this one they don't.
    await contact('u1', 'decisionMaker', null, 'blue');
    await ask(guideId, 'boss', { score: 3 });
    await ask(guideId, 'left', { score: 9 });
    await ask(guideId, 'key', { score: 9 });
    await ask(guideId, 'u1', { score: 7 });
    await ask(guideId, 'b1', { score: 10, accountId: 'blue' });
    const { n, cuts } = await nps('account=acme');
    expect(n).toBe(4);
    expect(cuts.decision).toMatchObject([
      { value: 'other', n: 3, score: 67 },
      { value: 'decisionMaker', n: 1, score: -100 },
    ]);
    expect(cuts.role).toMatchObject([
      { value: 'director', n: 2, score: 0 },
      { value: 'sales', n: 2, score: 50 },
    ]);
    const { people } = (await api('GET', '/nps/respondents?account=acme&cut=decision&value=decisionMaker'))
      .body;
    expect(people).toMatchObject([{ id: 'boss', score: 3 }]);
  });
});

describe('satisfaction', () => {
  test('is told by the module that people used most before they answered', async () => {
    const { scope } = workspace.production;
    const draft = buildSurvey({
      steps: [
        buildStep('ask', {
          layout: 'corner',
          blocks: [
            {
              id: 'score',
              type: 'question',
              question: {
                kind: 'csat',
                prompt: { byLocale: { en: 'How satisfied are you?' } },
                lowLabel: { byLocale: { en: 'Not at all' } },
                highLabel: { byLocale: { en: 'Very' } },
              },
            },
          ],
        }),
      ],
    });
    const { id, revision } = await createGuide(context, scope, { kind: 'survey', name: 'CSAT', draft });
    await publishGuide(context, scope, id, revision);
    const orders = await createModule(context, scope, 'Orders');
    const [place] = await addFeatures(database.db, scope, [{ name: 'Place order', moduleId: orders.id }]);
    await ask(id, 'u1', { score: 2 });
    await ask(id, 'u2', { score: 5 });
    await ask(id, 'u3', { score: 4 });
    for (const user of ['u1', 'u2'])
      await addFeatureUse(database.db, scope, 'acme', user, '2026-02-20', [place!]);
    expect((await nps()).satisfaction).toEqual([
      { module: 'Orders', n: 2, mean: 3.5, satisfied: 1 },
      { module: null, n: 1, mean: 4, satisfied: 1 },
    ]);
    const { value } = (await api('GET', '/metrics/csat')).body;
    expect(value).toBeCloseTo(2 / 3);
    // Of one role: theirs alone.
    await api('PUT', '/users/u2', { traits: { role: 'sales' } });
    expect((await api('GET', '/metrics/csat?role=sales')).body).toMatchObject({ value: 1, n: 1, of: 1 });
    expect((await nps('role=sales')).satisfaction).toEqual([
      { module: 'Orders', n: 1, mean: 5, satisfied: 1 },
    ]);
  });
});

describe('answers', () => {
  test('are found by group, words, tag and what is still to be done, and exported', async () => {
    const guideId = await publishSurvey();
    const low = await ask(guideId, 'u1', { score: 3, text: '=cmd too many clicks' });
    await ask(guideId, 'u2', { score: 10, text: 'lovely' });
    await ask(guideId, 'u3', { score: 8 });
    const list = async (query: string) =>
      (await api('GET', `/answers?${query}`)).body.answers
        .map(({ userId }: { userId: string }) => userId)
        .sort();
    expect(await list('')).toEqual(['u1', 'u2', 'u3']);
    expect(await list('group=detractors')).toEqual(['u1']);
    expect(await list('hasComment=true')).toEqual(['u1', 'u2']);
    expect(await list('search=clicks')).toEqual(['u1']);
    expect(await list('isOpen=true')).toEqual(['u1', 'u2']);

    expect((await api('PUT', `/answers/u1/${low}/tags`, { tags: ['export', 'export'] })).status).toBe(204);
    expect(await list('tag=export')).toEqual(['u1']);
    expect((await api('GET', '/answers')).body.tags).toEqual([{ tag: 'export', count: 1 }]);
    expect((await api('PUT', `/answers/nobody/${low}/tags`, { tags: [] })).status).toBe(404);

    const csv = await createApp(context).request('/api/v1/answers.csv?group=detractors', {
      headers: { Authorization: `Bearer ${workspace.production.secretKey}` },
    });
    expect(await csv.text()).toContain("'=cmd too many clicks");
  });

  test('come newest first, or in the order that is asked for, on the page and in the file', async () => {
    const guideId = await publishSurvey();
    for (const [externalId, name] of [
      ['u1', 'Zoe'],
      ['u2', 'Ann'],
      ['u3', 'Moe'],
    ] as const)
      await addUser(database.db, workspace.production.id, { externalId, name });
    await ask(guideId, 'u1', { score: 8, at: '2026-03-01T08:00:00Z', accountId: 'b' });
    await ask(guideId, 'u2', { text: 'fine', at: '2026-03-02T08:00:00Z', accountId: 'a' });
    await ask(guideId, 'u3', { score: 3, at: '2026-03-03T08:00:00Z', accountId: 'c' });
    const orders: [query: string, users: string[]][] = [
      ['', ['u3', 'u2', 'u1']],
      ['sort=answered', ['u1', 'u2', 'u3']],
      ['sort=score', ['u3', 'u1', 'u2']],
      ['sort=score&order=desc', ['u1', 'u3', 'u2']],
      ['sort=account', ['u2', 'u1', 'u3']],
      ['sort=user&search=o', ['u3', 'u1']],
    ];
    for (const [query, users] of orders) {
      const { answers } = (await api('GET', `/answers?${query}`)).body;
      expect([query, answers.map(({ userId }: { userId: string }) => userId)]).toEqual([query, users]);
      const csv = await file(`/answers.csv?${query}`);
      expect([query, csv.match(/,u\d,/g)?.map((cell) => cell.slice(1, -1))]).toEqual([query, users]);
    }
  });

  test('below 7 ask for a reply within one working day; above 8 for a reference, unless the account won’t be named (statement 68)', async () => {
    const guideId = await publishSurvey();
    const friday = '2026-02-27T08:00:00Z';
    const run = await ask(guideId, 'u1', { score: 5, at: friday });
    await ask(guideId, 'u2', { score: 9 });
    await ask(guideId, 'u3', { score: 7 });
    await ask(guideId, 'u4', { score: 1, at: '2025-12-01T08:00:00Z' });
    const tasksOf = async (userId: string) =>
      (await api('GET', '/answers')).body.answers.find((row: { userId: string }) => row.userId === userId)
        .tasks;
    expect(await tasksOf('u1')).toMatchObject([{ kind: 'reply', dueOn: '2026-03-02', doneAt: null }]);
    expect(await tasksOf('u2')).toMatchObject([{ kind: 'reference', doneAt: null }]);
    expect(await tasksOf('u3')).toEqual([]);
    expect(await tasksOf('u4')).toEqual([]);

    await database.db
      .updateTable('account')
      .set({ allowsPublicity: false })
      .where('environmentId', '=', workspace.production.id)
      .execute();
    await ask(guideId, 'u5', { score: 10 });
    expect(await tasksOf('u5')).toEqual([]);

    const done = { isDone: true, note: 'Called her' };
    expect((await api('PUT', `/answers/u1/${run}/tasks/reply`, done)).status).toBe(204);
    expect(await tasksOf('u1')).toMatchObject([
      { note: 'Called her', doneAt: expect.stringMatching(/^2026/) },
    ]);
    expect((await api('PUT', `/answers/u3/${run}/tasks/reply`, done)).status).toBe(404);
  });

  test('that wait for a reply for more than 14 days are a danger of their account until it is given', async () => {
    const run = await ask(await publishSurvey(), 'u1', { score: 3 });
    const causes = async () => (await api('GET', '/accounts/acme')).body.judgement.risk.causes;
    clock.set('2026-03-18T08:00:00Z');
    expect(await causes()).toEqual([]);
    clock.set('2026-03-19T08:00:00Z');
    expect(await causes()).toMatchObject([
      { reason: 'feedbackUnsolved', weight: 'ordinary', day: '2026-03-04' },
    ]);
    await api('PUT', `/answers/u1/${run}/tasks/reply`, { isDone: true, note: null });
    expect(await causes()).toEqual([]);
  });

  test('no route changes or removes a score (statement 37)', () => {
    const routes = createApp(context).routes.filter(
      ({ method, path }) => /answers|responses/.test(path) && method !== 'GET' && method !== 'ALL',
    );
    expect([...new Set(routes.map(({ method, path }) => `${method} ${path}`))].sort()).toEqual([
      'PUT /api/v1/answers/:user/:run/tags',
      'PUT /api/v1/answers/:user/:run/tasks/:kind',
    ]);
  });
});

describe('coverage', () => {
  test('is searched and sorted, and exported as it is seen, without formulas', async () => {
    const guideId = await publishSurvey();
    const { environmentId } = workspace.production.scope;
    const built: [id: string, name: string, users: string[]][] = [
      ['a1', 'North sea', ['ann', 'ben']],
      ['a2', '=South sea', ['cem', 'deb']],
      ['a3', 'Desert', []],
      ['a4', 'Mountain', ['eve']],
    ];
    for (const [externalId, name, users] of built) {
      for (const user of users)
        await addUser(database.db, environmentId, { externalId: user, traits: { role: 'admin' } });
      const seats = users.map((user) => ({ externalId: user, lastSeenAt: '2026-03-01' }));
      await addAccount(database.db, environmentId, { externalId, name, seats });
    }
    await database.db
      .updateTable('account')
      .set({ ownerId: workspace.member.id })
      .where('environmentId', '=', environmentId)
      .where('externalId', '=', 'a4')
      .execute();
    await ask(guideId, 'ann', { score: 9, at: '2026-03-02T08:00:00Z', accountId: 'a1' });
    await ask(guideId, 'eve', { score: 9, at: '2026-03-01T08:00:00Z', accountId: 'a4' });
    await database.db
      .updateTable('member')
      .set({ name: 'Zed Owner' })
      .where('id', '=', workspace.member.id)
      .execute();
    const asked: [query: string, ids: string[]][] = [
      ['', ['a2', 'a3', 'a1', 'a4']],
      ['sort=users', ['a3', 'a2', 'a1', 'a4']],
      ['sort=users&order=desc', ['a4', 'a1', 'a2', 'a3']],
      ['sort=admins&order=desc', ['a4', 'a1', 'a2', 'a3']],
      ['sort=account', ['a2', 'a3', 'a4', 'a1']],
      ['sort=lastHeard', ['a4', 'a1', 'a2', 'a3']],
      ['sort=lastHeard&order=desc', ['a1', 'a4', 'a2', 'a3']],
      ['search=SEA', ['a2', 'a1']],
      ['search=a3', ['a3']],
      ['search=zed', ['a4']],
      ['search=%25', []],
    ];
    for (const [query, ids] of asked) {
      const { accounts, total } = (await api('GET', `/nps/coverage?${query}`)).body;
      expect([query, accounts.map(({ id }: { id: string }) => id)]).toEqual([query, ids]);
      expect([query, total]).toEqual([query, ids.length]);
      const csv = await file(`/nps/coverage.csv?${query}`);
      const rows = csv.trimEnd().split('\n').slice(1);
      expect([query, rows.map((row) => row.split(',')[0])]).toEqual([query, ids]);
    }
    const [heading, line] = (await file('/nps/coverage.csv?search=south')).split('\n');
    expect(heading?.split(',').slice(1, 3)).toEqual(['accountName', 'owner']);
    expect(line).toBe("a2,'=South sea,,0,0,0,2,0,2,");
    const [, heard] = (await file('/nps/coverage.csv?search=north')).split('\n');
    expect(heard).toBe('a1,North sea,,0,0,1,2,1,2,2026-03-02T08:00:00.000Z');
    for (const [externalId, name] of [
      ['a3', 'Tide 10'],
      ['a4', 'tide 9'],
    ] as const) {
      const account = database.db.updateTable('account').set({ name }).where('externalId', '=', externalId);
      await account.where('environmentId', '=', environmentId).execute();
    }
    const tides = (await api('GET', '/nps/coverage?search=tide&sort=account')).body.accounts;
    expect(tides.map(({ name }: { name: string }) => name)).toEqual(['tide 9', 'Tide 10']);
  });

  test('is of the actor’s own accounts, of 180 days, and of decision makers who are still there', async () => {
    const guideId = await publishSurvey();
    const { environmentId } = workspace.production.scope;
    for (const [account, user] of [
      ['mine', 'ann'],
      ['theirs', 'ben'],
      ['lost', 'cem'],
    ] as const) {
      await addUser(database.db, environmentId, { externalId: user });
      const seats = [{ externalId: user, lastSeenAt: '2026-03-01' }];
      await addAccount(database.db, environmentId, { externalId: account, seats });
    }
    const change = (account: string, fields: object) =>
      database.db
        .updateTable('account')
        .set(fields)
        .where('environmentId', '=', environmentId)
        .where('externalId', '=', account)
        .execute();
    await change('mine', { ownerId: workspace.member.id });
    await change('lost', {
      ...{ isChurned: true, churnedOn: '2026-02-01', churnReason: 'other', churnNote: 'gone' },
    });
    const decider = (userId: string, leftOn: string | null) =>
      api('POST', '/accounts/mine/contacts', {
        ...{
          name: userId,
          title: null,
          role: 'decisionMaker',
          stance: 'neutral',
          userId,
          lastContactOn: null,
        },
        leftOn,
      });
    await decider('ann', null);
    await decider('ben', '2026-01-01');
    // 180 days with today: from 6 September on.
    await ask(guideId, 'ann', { score: 9, at: '2025-09-05T15:59:00Z', accountId: 'mine' });
    await ask(guideId, 'ben', { score: 9, at: '2025-09-05T16:00:00Z', accountId: 'theirs' });
    const everything = (await api('GET', '/nps/coverage')).body;
    expect(everything).toMatchObject({
      total: 2,
      accounts: [
        { id: 'mine', users: { heard: 0, of: 1 }, decisionMakers: { heard: 0, of: 1 } },
        { id: 'theirs', users: { heard: 1, of: 1 }, decisionMakers: { heard: 0, of: 0 } },
      ],
    });
    await ask(guideId, 'ann', { score: 9, accountId: 'mine' });
    expect((await api('GET', '/nps/coverage')).body.accounts[0]).toMatchObject({
      ...{ id: 'mine', users: { heard: 1, of: 1 }, decisionMakers: { heard: 1, of: 1 } },
    });
    const csm = await signedInMember(createApp(context), context, workspace.workspaceId, 'csm');
    const own = async () => {
      const call = fromStudio('GET', undefined, csm.cookie);
      return (await createApp(context).request('/api/v1/nps/coverage', call)).json();
    };
    expect(await own()).toEqual({ total: 0, accounts: [] });
    await change('theirs', { ownerId: csm.id });
    expect(await own()).toMatchObject({ total: 1, accounts: [{ id: 'theirs' }] });
  });

  test('says whom of an account one has heard, and who may be asked next', async () => {
    const guideId = await publishSurvey();
    const { environmentId } = workspace.production.scope;
    const people = [
      { externalId: 'boss', traits: { role: 'director' } },
      { externalId: 'admin', traits: { role: 'admin' } },
      { externalId: 'u1' },
      { externalId: 'newcomer', firstSeenAt: '2026-02-01' },
    ];
    for (const person of people) await addUser(database.db, environmentId, person);
    await addAccount(database.db, environmentId, {
      externalId: 'acme',
      seats: people.map(({ externalId }) => ({ externalId, lastSeenAt: '2026-03-01' })),
    });
    await database.db
      .insertInto('contact')
      .values({
        environmentId,
        id: crypto.randomUUID(),
        accountId: accountIdOf(environmentId, 'acme'),
        name: 'The boss',
        role: 'decisionMaker',
        stance: 'neutral',
        userId: userIdOf(environmentId, 'boss'),
      })
      .execute();
    await ask(guideId, 'u1', { score: 8 });
    const queue = async () => (await api('GET', '/accounts/acme/survey-queue')).body.people;

    // The survey went live today: people are asked one after another, on the days that delivery goes by too.
    const onTheirDays = ['boss', 'admin'].map((id) => {
      const mayAskOn = addDays('2026-03-04', Math.floor(placeInWave(guideId, id) * 28));
      return { id, reason: mayAskOn === '2026-03-04' ? 'eligible' : 'turnComes', mayAskOn };
    });
    const asked = (await queue()).slice(0, 2);
    expect(asked).toEqual(expect.arrayContaining(onTheirDays.map((one) => expect.objectContaining(one))));
    await api('PATCH', '/thresholds', { surveySpreadDays: 0 });
    expect((await api('GET', '/nps/coverage')).body).toMatchObject({
      total: 1,
      accounts: [
        {
          id: 'acme',
          users: { heard: 1, of: 4 },
          admins: { heard: 0, of: 1 },
          decisionMakers: { heard: 0, of: 1 },
        },
      ],
    });
    expect((await api('GET', '/metrics/npsCoverage')).body).toMatchObject({ value: 1, n: 1, of: 1 });
    expect(await queue()).toMatchObject([
      { id: 'boss', isDecisionMaker: true, reason: 'eligible', mayAskOn: '2026-03-04' },
      { id: 'admin', isAdmin: true, reason: 'eligible' },
      { id: 'newcomer', reason: 'userTooNew', mayAskOn: '2026-05-02' },
      { id: 'u1', reason: 'answeredRecently', mayAskOn: '2026-09-02' },
    ]);
    await api('PATCH', '/thresholds', { surveyUserMonths: 1, surveyQuietMonths: 12, surveyActiveDays: 1 });
    expect(await queue()).toMatchObject([
      { id: 'boss', reason: 'tooFewDays', mayAskOn: null },
      { id: 'admin', reason: 'tooFewDays', mayAskOn: null },
      { id: 'newcomer', reason: 'tooFewDays', mayAskOn: null },
      { id: 'u1', reason: 'tooFewDays', mayAskOn: null },
    ]);
  });
});
