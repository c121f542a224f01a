import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createApp } from '../../../server/app.ts';
import type { Context } from '../../../server/context.ts';
import { defaultTheme } from '../../../shared/contract/theme.ts';
import { paintedTheme } from '../../../shared/rules/painted-theme.ts';
import { buildGuide } from '../../support/build-guide.ts';
import { type BuiltWorkspace, buildWorkspace } from '../../support/build-workspace.ts';
import { callApi, postFromPage } from '../../support/call-api.ts';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts';

let database: TestDatabase;
let context: Context;
let app: ReturnType<typeof createApp>;
let workspace: BuiltWorkspace;
let api: ReturnType<typeof callApi>;

beforeAll(async () => {
  database = await createTestDatabase();
  context = database.context();
  app = createApp(context);
});
afterAll(() => database.drop());
beforeEach(async () => {
  workspace = await buildWorkspace(context);
  api = callApi(app, workspace.production.secretKey);
});

const theme = { mode: 'dark', accent: '#aa2200', darkAccent: '#ffaa88', font: 'page', radius: 2 } as const;

async function publish(name: string, own?: typeof theme): Promise<void> {
  const { theme: _, ...content } = buildGuide();
  const draft = { ...content, ...(own && { theme: own }) };
  const { body } = await api('POST', '/guides', { kind: 'walkthrough', name, draft });
  await api('POST', `/guides/${body.id}/publish`, { revision: 1 });
}

const themesServed = async (): Promise<unknown[]> =>
  (
    await postFromPage(app, '/delivery', {
      key: workspace.production.publicKey,
      userId: 'ann',
      locale: 'en',
    })
  ).body.guides.map((guide: { theme: unknown }) => guide.theme);

test('a guide without a look of its own has the app’s, which changes at once for live guides too', async () => {
  await publish('Plain');
  expect(await themesServed()).toEqual([paintedTheme(defaultTheme)]);
  const { status, body } = await api('PUT', '/theme', { theme, revision: 1 });
  expect([status, body]).toEqual([200, { theme, revision: 2 }]);
  expect(await themesServed()).toEqual([paintedTheme(theme)]);
  expect((await api('GET', '/theme')).body).toEqual(body);
});

test('a guide with a look of its own keeps it', async () => {
  await publish('Own', theme);
  await api('PUT', '/theme', { theme: defaultTheme, revision: 1 });
  expect(await themesServed()).toEqual([paintedTheme(theme)]);
});

test('a save that somebody else was faster with is refused', async () => {
  await api('PUT', '/theme', { theme, revision: 1 });
  expect((await api('PUT', '/theme', { theme: defaultTheme, revision: 1 })).status).toBe(409);
  expect((await api('GET', '/theme')).body.theme).toEqual(theme);
});

test.each([
  ['accent', 'red;} *{display:none'],
  ['font', 'url(https://evil.example)'],
  ['logo', 'javascript:alert(1)'],
  ['radius', 400],
  ['css', 'body{}'],
])('nothing gets into a page by %s', async (field, value) => {
  const refused = await api('PUT', '/theme', { theme: { ...defaultTheme, [field]: value }, revision: 1 });
  expect(refused.status).toBe(400);
});
