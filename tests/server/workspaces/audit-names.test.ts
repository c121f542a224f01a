import { afterAll, beforeAll, expect, test } from 'vitest';
import { createApp } from '../../../server/app.ts';
import { accountIdOf } from '../../../server/db/hashed-id.ts';
import { newId } from '../../../server/db/new-id.ts';
import { selectAuditEntries } from '../../../server/workspaces/audit-store.ts';
import { addAccount, addUser } from '../../support/build-people.ts';
import { type BuiltWorkspace, buildWorkspace } from '../../support/build-workspace.ts';
import { callApi } from '../../support/call-api.ts';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts';

/* The log keeps the host app's ids; whoever reads it knows names. */

let database: TestDatabase;
let workspace: BuiltWorkspace;
let api: ReturnType<typeof callApi>;
let alertId: string;

beforeAll(async () => {
  database = await createTestDatabase();
  const context = database.context();
  const app = createApp(context);
  workspace = await buildWorkspace(context);
  api = callApi(app, workspace.production.secretKey);
  const { id } = workspace.production;
  await addAccount(database.db, workspace.staging.id, { externalId: 'acme', name: 'On trial' });
  await addAccount(database.db, id, { externalId: 'acme', name: 'Acme Ltd' });
  await addAccount(database.db, id, { externalId: 'nameless', name: '' });
  await addAccount(database.db, id, { externalId: 'gone', name: 'Gone Ltd' });
  await addUser(database.db, id, { externalId: 'ann', name: 'Ann Wu' });
  alertId = newId(new Date());
  const { rules } = (await api('GET', '/alert-rules')).body;
  await database.db
    .insertInto('alert')
    .values({
      ...{ environmentId: id, id: alertId, ruleId: rules[0].id, direction: 'down', value: 1 },
      ...{ accountId: accountIdOf(id, 'acme'), comparedWith: 2, openedAt: new Date(), dueOn: '2026-03-09' },
      changes: JSON.stringify({ features: [], units: [], gone: [], arrived: [], guides: [], builds: [] }),
    })
    .execute();
  await api('PUT', '/accounts/acme', { name: 'Acme Ltd' });
  for (const account of ['nameless', 'gone'])
    await api('PUT', `/accounts/${account}`, { fields: { region: 'EU' } });
  await api('DELETE', '/accounts/gone');
  await api('PUT', '/users/ann', { name: 'Ann Wu' });
  await api('POST', `/alerts/${alertId}/acknowledge`);
});
afterAll(() => database.drop());

const named = async (query: string) =>
  (await api('GET', `/audit-log?order=asc&${query}`)).body.entries.map(
    ({ subject, subjectName }: Record<string, string>) => [subject, subjectName],
  );

test('accounts and users are called by their names, by their ids where they have none, not at all once they are gone', async () => {
  expect(await named('noun=account')).toEqual([
    ['account:acme', 'Acme Ltd'],
    ['account:nameless', 'nameless'],
    ['account:erased', null],
    ['account:erased', null],
  ]);
  expect(await named('noun=user')).toEqual([['user:ann', 'Ann Wu']]);
});

test('an alert is called by the account that it is about', async () => {
  expect(await named('noun=alert')).toEqual([[`alert:${alertId}`, 'Acme Ltd']]);
});

test('what was done is found by the name of whom it was done to', async () => {
  expect(await named('search=acme%20L&noun=account')).toEqual([['account:acme', 'Acme Ltd']]);
  expect(await named('search=ann%20wu')).toEqual([['user:ann', 'Ann Wu']]);
});

test('nobody is told a name outside of their portfolio', async () => {
  const page = { limit: 50, order: 'asc', pastId: undefined } as const;
  const scope = { ...workspace.production.scope, owners: [] };
  for (const noun of ['account', 'user', 'alert']) {
    const entries = await selectAuditEntries(database.db, scope, { noun }, page);
    expect(entries.length).toBeGreaterThan(0);
    expect(entries.map(({ subjectName }) => subjectName).filter(Boolean)).toEqual([]);
  }
});
