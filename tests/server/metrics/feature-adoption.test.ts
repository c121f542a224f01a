import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createApp } from '../../../server/app.ts';
import type { Context } from '../../../server/context.ts';
import { addDays, addFeatures, addFeatureUse, addPeople } from '../../support/build-use.ts';
import { type BuiltWorkspace, buildWorkspace } from '../../support/build-workspace.ts';
import { callApi } from '../../support/call-api.ts';
import { createSetClock } from '../../support/set-clock.ts';
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
  workspace = await buildWorkspace(context);
  api = callApi(createApp(context), workspace.production.secretKey);
});

test('tells a feature week by week since its release, and which accounts use it', async () => {
  const { scope } = workspace.production;
  await addPeople(database.db, scope, 'acme', 3);
  await addPeople(database.db, scope, 'other', 2, 'o');
  await addDays(database.db, scope, 'acme', ['u1'], ['2026-02-09']);
  const [feature] = await addFeatures(database.db, scope, [{ name: 'Approvals', isCore: true }]);
  const use = (account: string, user: string, day: string) =>
    addFeatureUse(database.db, scope, account, user, day, [feature!]);
  await use('acme', 'u1', '2026-02-09');
  await use('acme', 'u1', '2026-02-16');
  await use('acme', 'u2', '2026-02-17');
  await use('other', 'o1', '2026-03-03');

  const { body } = await api('GET', `/features/${feature}/adoption`);
  expect(body).toMatchObject({ name: 'Approvals', isCore: true, releasedOn: '2026-02-09' });
  expect(body.weeks).toEqual([
    { startsOn: '2026-02-09', users: 1, accounts: 1, uses: 1, usersSoFar: 1, accountsSoFar: 1 },
    { startsOn: '2026-02-16', users: 2, accounts: 1, uses: 2, usersSoFar: 2, accountsSoFar: 1 },
    { startsOn: '2026-02-23', users: 0, accounts: 0, uses: 0, usersSoFar: 2, accountsSoFar: 1 },
    { startsOn: '2026-03-02', users: 1, accounts: 1, uses: 1, usersSoFar: 3, accountsSoFar: 2 },
  ]);
  expect(body.accounts).toMatchObject([
    { id: 'acme', users: 2, registered: 3, uses: 3, lastUsedOn: '2026-02-17' },
    { id: 'other', users: 1, registered: 2, uses: 1 },
  ]);
  // The tiles of the same page are made of the same people.
  const query = `feature=${feature}`;
  expect((await api('GET', `/metrics/featureUsers?${query}`)).body).toMatchObject({ n: 3, of: 5 });
  expect((await api('GET', `/metrics/featureAccounts?${query}`)).body).toMatchObject({ n: 2, of: 2 });
  expect((await api('GET', `/metrics/featureUses?${query}`)).body).toMatchObject({ value: 4 });
  expect((await api('GET', `/metrics/featureUsers/by/role?${query}`)).body).toEqual({ groups: [] });
  expect((await api('GET', '/features')).body.features[0]).toMatchObject({
    users28: 3,
    accounts28: 2,
    uses28: 4,
  });
});

test('is not there for a feature of another app', async () => {
  expect((await api('GET', '/features/999999/adoption')).status).toBe(404);
});
