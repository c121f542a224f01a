import { afterAll, beforeAll, expect, test } from 'vitest';
import { createApp } from '../../../server/app.ts';
import { buildStep, buildSurvey, npsQuestion } from '../../support/build-guide.ts';
import { buildWorkspace } from '../../support/build-workspace.ts';
import { callApi } from '../../support/call-api.ts';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts';

let database: TestDatabase;
let api: ReturnType<typeof callApi>;

beforeAll(async () => {
  database = await createTestDatabase();
  const context = database.context();
  const workspace = await buildWorkspace(context);
  api = callApi(createApp(context), workspace.production.secretKey);
});
afterAll(() => database.drop());

const surveyOf = (question: object) => ({
  kind: 'survey',
  name: 'NPS',
  draft: buildSurvey({
    steps: [buildStep('ask', { layout: 'corner', blocks: [{ ...npsQuestion('score'), question } as never] })],
  }),
});
const score = npsQuestion('score');
const question = score.type === 'question' ? score.question : {};

test.each(['value', 'default', 'defaultScore', 'prefilled', 'selected'])(
  'a question with a score filled in as %s is not even a draft (statement 6)',
  async (name) => {
    const { status, body } = await api('POST', '/guides', surveyOf({ ...question, [name]: 10 }));
    expect(status).toBe(400);
    expect(JSON.stringify(body.error.details)).toContain(name);
    expect((await api('POST', '/guides', surveyOf(question))).status).toBe(201);
  },
);

test.each(['Please give us 10', 'Answer and get a gift card', '请给我们打10分', '填写问卷送红包'])(
  '“%s” can be drafted and not published (statement 6)',
  async (prompt) => {
    const asking = surveyOf({ ...question, prompt: { byLocale: { en: prompt } } });
    const { status, body } = await api('POST', '/guides', asking);
    expect(status).toBe(201);
    expect((await api('POST', `/guides/${body.id}/publish`, { revision: 1 })).status).toBe(400);
  },
);
