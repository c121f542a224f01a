import { afterAll, beforeAll, expect, test } from 'vitest';
import { createApp } from '../../../server/app.ts';
import type { Context } from '../../../server/context.ts';
import { type BuiltWorkspace, buildWorkspace } from '../../support/build-workspace.ts';
import { callApi } from '../../support/call-api.ts';
import { fromStudio, signedInMember } from '../../support/sign-in.ts';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts';

/* A workspace calls the stages of its accounts as its people do; programs go on naming them as always. */
let database: TestDatabase;
let context: Context;
let workspace: BuiltWorkspace;
let api: ReturnType<typeof callApi>;

beforeAll(async () => {
  database = await createTestDatabase();
  context = database.context();
  workspace = await buildWorkspace(context);
  api = callApi(createApp(context), workspace.production.secretKey);
});
afterAll(() => database.drop());

const rename = (names: Record<string, string>) => api('PUT', '/stage-names', { names });

test('stages have their usual names until they are renamed, and again once that is taken back', async () => {
  const other = await buildWorkspace(context);
  expect((await api('GET', '/stage-names')).body).toEqual({ names: {} });
  expect(await rename({ onboarding: ' Roll-out ', renewal: '续签' })).toMatchObject({
    status: 200,
    body: { names: { onboarding: 'Roll-out', renewal: '续签' } },
  });
  const member = await signedInMember(createApp(context), context, workspace.workspaceId);
  const session = await createApp(context).request(
    '/api/v1/session',
    fromStudio('GET', undefined, member.cookie),
  );
  expect((await session.json()).workspace.stageNames).toEqual({ onboarding: 'Roll-out', renewal: '续签' });
  const elsewhere = callApi(createApp(context), other.production.secretKey);
  expect((await elsewhere('GET', '/stage-names')).body).toEqual({ names: {} });
  const entries = await database.db.selectFrom('auditEntry').select('action').execute();
  expect(entries).toContainEqual({ action: 'stages.renamed' });
  await rename({});
  expect((await api('GET', '/stage-names')).body).toEqual({ names: {} });
});

test.each<Record<string, string>>([{ trial: 'Try-out' }, { renewal: '' }, { renewal: 'x'.repeat(31) }])(
  'refuses %j',
  async (names) => {
    expect((await rename(names)).status).toBe(400);
  },
);
