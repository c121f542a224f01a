import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createApp } from '../../../server/app.ts';
import type { Context } from '../../../server/context.ts';
import { createGuide } from '../../../server/guides/edit-guide.ts';
import { publishGuide } from '../../../server/guides/publish-guide.ts';
import { ingest } from '../../../server/ingest/ingest.ts';
import type { Event, SurveyEventProperties } from '../../../shared/contract/event.ts';
import type { Answer, Question } from '../../../shared/contract/survey.ts';
import { buildBatch, buildEvent } from '../../support/build-event.ts';
import { buildStep, buildSurvey, npsQuestion } from '../../support/build-guide.ts';
import { type BuiltWorkspace, buildWorkspace } from '../../support/build-workspace.ts';
import { callApi } from '../../support/call-api.ts';
import { createSetClock } from '../../support/set-clock.ts';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts';

let database: TestDatabase;
let context: Context;
let workspace: BuiltWorkspace;
let api: ReturnType<typeof callApi>;
let guideId: string;
const clock = createSetClock('2026-03-02T08:00:00Z');

beforeAll(async () => {
  database = await createTestDatabase();
  context = database.context({ now: clock.now });
});
afterAll(() => database.drop());
beforeEach(async () => {
  clock.set('2026-03-02T08:00:00Z');
  workspace = await buildWorkspace(context);
  api = callApi(createApp(context), workspace.production.secretKey);
  guideId = await publishSurvey();
});

async function publishSurvey(): Promise<string> {
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
              prompt: { byLocale: { en: 'Why?' } },
              options: [
                { id: 'speed', label: { byLocale: { en: 'Speed', 'zh-CN': '速度' } } },
                { id: 'price', label: { byLocale: { en: 'Price' } } },
              ],
            },
          },
          { id: 'more', type: 'question', question: { kind: 'text', prompt: { byLocale: { en: 'More?' } } } },
        ],
      }),
    ],
  });
  const { scope } = workspace.production;
  const guide = await createGuide(context, scope, { kind: 'survey', name: 'Half-year survey', draft });
  await publishGuide(context, scope, guide.id, guide.revision);
  return guide.id;
}

const answered = (
  questionId: string,
  answer: Answer,
  parts: Partial<SurveyEventProperties> = {},
  who: Partial<Event> = {},
) =>
  buildEvent(clock.now(), {
    kind: 'survey',
    name: 'survey.answered',
    properties: {
      guideId,
      version: 1,
      runId: crypto.randomUUID(),
      stepId: 'ask',
      questionId,
      answer,
      ...parts,
    },
    ...who,
  });

const send = (events: Event[]) =>
  ingest(context, workspace.production.keyed, buildBatch(events, clock.now()), 'browser');

const responses = async (path = '/responses') => (await api('GET', path)).body;

describe('an answer', () => {
  it('is stored with its question, and shown with all names', async () => {
    const runId = crypto.randomUUID();
    const more = answered('more', { text: '  Great "tool", 谢谢\n' }, { runId });
    await send([answered('score', { score: 9 }, { runId }), more]);
    expect(await responses('/accounts/a1/responses')).toEqual({
      total: 2,
      responses: expect.arrayContaining([
        {
          id: more.id,
          guideId,
          guideName: 'Half-year survey',
          version: 1,
          runId,
          questionId: 'more',
          questionKind: 'text',
          question: 'More?',
          scale: null,
          score: null,
          choice: null,
          choices: null,
          text: 'Great "tool", 谢谢',
          userId: 'u1',
          userName: 'u1',
          accountId: 'a1',
          accountName: 'a1',
          answeredAt: clock.now().toISOString(),
        },
      ]),
    });
    expect((await responses('/responses?kind=nps')).responses).toMatchObject([
      { questionKind: 'nps', scale: '1-10', score: 9 },
    ]);
  });

  it('of a choice keeps the label in the default language', async () => {
    await send([answered('why', { optionId: 'speed' })]);
    expect((await responses()).responses).toMatchObject([{ questionKind: 'choice', choice: 'Speed' }]);
  });

  it('of an account is found by its words, by who gave it and by its survey, whole as it was given, and exported so', async () => {
    const [slow, dear] = [crypto.randomUUID(), crypto.randomUUID()];
    await send([
      answered('score', { score: 4 }, { runId: slow }, { userId: 'ann' }),
      answered('more', { text: 'Search takes 100% of my day' }, { runId: slow }, { userId: 'ann' }),
    ]);
    clock.set('2026-03-03T08:00:00Z');
    await send([answered('why', { optionId: 'price' }, { runId: dear }, { userId: 'bob' })]);
    await send([answered('why', { optionId: 'speed' }, {}, { userId: 'cyd', accountId: 'other' })]);
    const runs = async (query: string) =>
      (await responses(`/accounts/a1/responses?${query}`)).responses.map(
        ({ runId }: { runId: string }) => runId,
      );
    expect(await runs('')).toEqual([dear, slow, slow]);
    expect(await runs('order=asc')).toEqual([slow, slow, dear]);
    expect(await runs('search=SEARCH%20takes')).toEqual([slow, slow]);
    expect(await runs('search=100%25')).toEqual([slow, slow]);
    expect(await runs('search=%25')).toEqual([slow, slow]);
    expect(await runs('search=pric')).toEqual([dear]);
    expect(await runs('search=BOB')).toEqual([dear]);
    expect(await runs('search=half-year')).toHaveLength(3);
    expect(await runs('search=cyd')).toEqual([]);
    const file = await createApp(context).request('/api/v1/accounts/a1/responses.csv?search=ann&order=asc', {
      headers: { Authorization: `Bearer ${workspace.production.secretKey}` },
    });
    const lines = (await file.text()).trimEnd().split('\n');
    expect(lines).toHaveLength(3);
    expect(lines[0]).toContain('answeredAt,userId,userName,accountId,accountName,survey,question');
    expect(lines.slice(1).join()).toContain('Search takes 100% of my day');
  });

  it('stands: a second one in the same run changes nothing, in the same batch or a later one', async () => {
    const runId = crypto.randomUUID();
    const early = answered('score', { score: 9 }, { runId }, { at: '2026-03-02T07:59:00.000Z' });
    await send([answered('score', { score: 1 }, { runId }), early]);
    await send([answered('score', { score: 2 }, { runId })]);
    expect((await responses()).responses).toMatchObject([{ id: early.id, score: 9 }]);
  });

  it.each<[string, string, Answer, Partial<SurveyEventProperties>]>([
    ['a score below the scale', 'score', { score: 0 }, {}],
    ['no score', 'score', { text: 'nine' }, {}],
    ['an option that is none', 'why', { optionId: 'colour' }, {}],
    ['an empty text', 'more', { text: '  ' }, {}],
    ['a question that is none', 'age', { score: 9 }, {}],
    ['a version that was never published', 'score', { score: 9 }, { version: 2 }],
    ['a guide that is none', 'score', { score: 9 }, { guideId: crypto.randomUUID() }],
  ])('with %s is left out, and its event is accepted', async (_, questionId, answer, parts) => {
    const event = answered(questionId, answer, parts);
    expect(await send([event])).toEqual({ accepted: [event.id], refused: [] });
    expect(await responses()).toEqual({ total: 0, responses: [] });
  });

  it('to a guide of another workspace is left out', async () => {
    const foreign = await buildWorkspace(context);
    await ingest(
      context,
      foreign.production.keyed,
      buildBatch([answered('score', { score: 9 })], clock.now()),
      'browser',
    );
    const stored = await database.db
      .selectFrom('response')
      .where('environmentId', '=', foreign.production.id)
      .select('id')
      .execute();
    expect(stored).toEqual([]);
  });
});

describe('an answer to a question of another kind', () => {
  const prompt = { byLocale: { en: 'How?' } };
  const ends = { prompt, lowLabel: { byLocale: { en: 'Bad' } }, highLabel: { byLocale: { en: 'Good' } } };
  const options = ['a', 'b', 'c'].map((id) => ({ id, label: { byLocale: { en: id.toUpperCase() } } }));
  const questions: Record<string, Question> = {
    csat: { kind: 'csat', ...ends },
    ces: { kind: 'ces', ...ends },
    stars: { kind: 'rating', prompt },
    several: { kind: 'choice', isMultiple: true, prompt, options },
  };
  beforeEach(async () => {
    const blocks = Object.entries(questions).map(([id, question]) => ({
      id,
      type: 'question' as const,
      question,
    }));
    const content = buildSurvey({ steps: [buildStep('ask', { layout: 'corner', blocks })] });
    await database.db
      .updateTable('guideVersion')
      .set({ content: JSON.stringify(content) })
      .where('guideId', '=', guideId)
      .execute();
  });

  it.each<[string, Answer, object]>([
    ['csat', { score: 5 }, { questionKind: 'csat', scale: '1-5', score: 5 }],
    ['ces', { score: 7 }, { questionKind: 'ces', scale: '1-7', score: 7 }],
    ['stars', { score: 1 }, { questionKind: 'rating', scale: '1-5', score: 1 }],
    ['several', { optionIds: ['c', 'a'] }, { questionKind: 'choice', choice: null, choices: ['A', 'C'] }],
  ])('%s %j is stored with its scale or its choices', async (questionId, given, stored) => {
    await send([answered(questionId, given)]);
    expect((await responses()).responses).toMatchObject([stored]);
  });

  it.each<[string, Answer]>([
    ['csat', { score: 6 }],
    ['csat', { score: 0 }],
    ['ces', { score: 8 }],
    ['stars', {}],
    ['several', { optionIds: [] }],
    ['several', { optionIds: ['a', 'gone'] }],
    ['several', { optionId: 'a' }],
  ])('%s %j fits nothing that was asked', async (questionId, given) => {
    await send([answered(questionId, given)]);
    expect((await responses()).responses).toEqual([]);
  });

  it('keeps nobody from being asked for a score: only scores of that sort count', async () => {
    await send([answered('csat', { score: 5 })]);
    expect((await responses('/responses?kind=nps')).total).toBe(0);
    expect((await responses('/responses?kind=csat')).total).toBe(1);
  });
});

describe('NPS', () => {
  const people = (count: number, score: number, who = '') =>
    Array.from({ length: count }, (_, i) =>
      answered('score', { score }, {}, { userId: `${score}-${who}${i}`, accountId: `a${i % 2}` }),
    );

  it('of 18 promoters, 12 passives and 10 detractors is +20', async () => {
    await send([...people(9, 9), ...people(9, 10), ...people(12, 7), ...people(10, 6)]);
    const { body } = await api('GET', '/metrics/overview');
    expect(body.nps).toEqual({ score: 20, n: 40, promoters: 18, passives: 12, detractors: 10 });
  });

  it('counts each user’s latest score of the last year, per account', async () => {
    clock.set('2025-03-02T07:00:00Z');
    await send([answered('score', { score: 1 }, {}, { userId: 'long-ago' })]);
    clock.set('2026-03-01T08:00:00Z');
    await send([answered('score', { score: 2 }), answered('score', { score: 10 }, {}, { userId: 'u2' })]);
    clock.set('2026-03-02T08:00:00Z');
    await send([answered('score', { score: 8 }), answered('score', { score: 3 }, {}, { accountId: 'b' })]);
    const { body } = await api('GET', '/accounts?sort=nps&order=desc');
    expect(body.accounts).toMatchObject([
      { id: 'a1', nps: { score: 50, n: 2 } },
      { id: 'b', nps: { score: -100, n: 1 } },
    ]);
  });

  it('never mixes two scales: the one answered last counts', async () => {
    await send(people(4, 10));
    await database.db
      .updateTable('response')
      .set({ scale: '0-10' })
      .where('environmentId', '=', workspace.production.id)
      .execute();
    clock.advance({ hours: 1 });
    await send(people(1, 6, 'later'));
    const { body } = await api('GET', '/metrics/overview');
    expect(body.nps).toMatchObject({ score: -100, n: 1 });
  });
});
