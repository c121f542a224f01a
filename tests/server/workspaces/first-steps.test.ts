import { afterAll, beforeAll, expect, test } from 'vitest';
import { createApp } from '../../../server/app.ts';
import type { FirstSteps } from '../../../shared/contract/first-steps.ts';
import { buildBatch, buildEvent } from '../../support/build-event.ts';
import { buildGuide } from '../../support/build-guide.ts';
import { addAccount } from '../../support/build-people.ts';
import { addFeatures } from '../../support/build-use.ts';
import { type BuiltWorkspace, buildWorkspace } from '../../support/build-workspace.ts';
import { callApi, postFromPage } from '../../support/call-api.ts';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts';

let database: TestDatabase;
let app: ReturnType<typeof createApp>;
let acme: BuiltWorkspace;
let api: ReturnType<typeof callApi>;

beforeAll(async () => {
  database = await createTestDatabase();
  const context = database.context();
  app = createApp(context);
  acme = await buildWorkspace(context);
  await addAccount(database.db, (await buildWorkspace(context, { name: 'Other' })).production.id, {
    externalId: 'a1',
  });
  api = callApi(app, acme.production.secretKey);
});
afterAll(() => database.drop());

const none: FirstSteps = {
  isInstalled: false,
  hasAccounts: false,
  hasFeatures: false,
  hasLiveGuide: false,
  hasColleagues: false,
};
const steps = async (call = api) => (await call('GET', '/first-steps')).body;

test('each step counts as taken once it is, in the environment where it was', async () => {
  expect(await steps()).toEqual(none);

  const batch = buildBatch([buildEvent(new Date(), { accountId: undefined })], new Date());
  const sent = await postFromPage(app, '/events', { ...batch, key: acme.production.publicKey });
  expect(sent.status).toBe(200);
  await expect.poll(() => steps()).toEqual({ ...none, isInstalled: true });

  await addAccount(database.db, acme.production.id, { externalId: 'a1' });
  expect(await steps()).toMatchObject({ hasAccounts: true, hasFeatures: false });

  await addFeatures(database.db, acme.production.scope, [{ name: 'Export' }]);
  expect(await steps()).toMatchObject({ hasFeatures: true, hasLiveGuide: false });

  const made = await api('POST', '/guides', { kind: 'walkthrough', name: 'Tour', draft: buildGuide() });
  expect(await steps()).toMatchObject({ hasLiveGuide: false });
  await api('POST', `/guides/${made.body.id}/publish`, { revision: 1 });
  expect(await steps()).toMatchObject({ hasLiveGuide: true, hasColleagues: false });

  const place = { role: 'author', customRoleId: null, portfolio: 'all', teamId: null };
  const invitation = { email: 'zoe@acme.example', locale: 'en', place };
  expect((await api('POST', '/invitations', invitation)).status).toBe(201);
  expect(await steps()).toEqual({
    isInstalled: true,
    hasAccounts: true,
    hasFeatures: true,
    hasLiveGuide: true,
    hasColleagues: true,
  });
  expect(await steps(callApi(app, acme.staging.secretKey))).toEqual({
    ...none,
    hasFeatures: true,
    hasColleagues: true,
  });
});
