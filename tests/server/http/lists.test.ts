import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { allUsers } from '../../../server/accounts/list-users.ts';
import { createApp } from '../../../server/app.ts';
import { createFeature } from '../../../server/catalogue/save-feature.ts';
import { accountIdOf } from '../../../server/db/hashed-id.ts';
import { newId } from '../../../server/db/new-id.ts';
import { addAccount, addUser } from '../../support/build-people.ts';
import { type BuiltWorkspace, buildWorkspace } from '../../support/build-workspace.ts';
import { callApi } from '../../support/call-api.ts';
import { createSetClock } from '../../support/set-clock.ts';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts';

/* A list is exported as it is searched, chosen from and sorted: what one sees is what one gets. */

const clock = createSetClock('2026-03-02T08:00:00Z');
let database: TestDatabase;
let app: ReturnType<typeof createApp>;
let workspace: BuiltWorkspace;

beforeAll(async () => {
  database = await createTestDatabase();
  const context = database.context({ now: clock.now });
  app = createApp(context);
  workspace = await buildWorkspace(context);
  const { id } = workspace.production;
  for (const [externalId, name, seenOn, cameOn] of [
    ['ann', 'Guest 10', '2026-02-20', '2026-01-01'],
    ['bob', '=Bob', '2026-01-10', '2026-01-01'],
    ['cyd', 'Guest 9', '2026-02-25', null],
  ] as const) {
    await addUser(database.db, id, { externalId, name, firstSeenAt: seenOn });
    if (cameOn)
      await database.db
        .updateTable('user')
        .set({ activatedAt: new Date(cameOn) })
        .where('environmentId', '=', id)
        .where('externalId', '=', externalId)
        .execute();
  }
  const rule = (await callApi(app, workspace.production.secretKey)('GET', '/alert-rules')).body.rules[0];
  for (const [externalId, name, openedAt, dueOn] of [
    ['a1', 'Zeta 9', '2026-02-27', '2026-03-09'],
    ['a2', '=Alpha', '2026-02-28', '2026-03-05'],
    ['a3', 'Zeta 10', '2026-02-26', '2026-03-12'],
  ] as const) {
    const seats =
      externalId === 'a1' ? ['ann', 'bob'].map((user) => ({ externalId: user, lastSeenAt: dueOn })) : [];
    await addAccount(database.db, id, { externalId, name, seats });
    await database.db
      .insertInto('alert')
      .values({
        ...{ environmentId: id, id: newId(clock.now()), ruleId: rule.id, direction: 'down', value: 1 },
        ...{ accountId: accountIdOf(id, externalId), comparedWith: 2, openedAt: new Date(openedAt), dueOn },
        changes: JSON.stringify({ features: [], units: [], gone: [], arrived: [], guides: [], builds: [] }),
      })
      .execute();
  }
  for (const name of ['Export', 'Import', '=Approve']) {
    await createFeature(context, workspace.production.scope, {
      ...{ name, moduleId: null, isCore: false, featureClass: 'record' },
      rules: [{ type: 'event', eventName: name }],
    });
  }
});
afterAll(() => database.drop());

const get = (path: string) =>
  app.request(`/api/v1${path}`, { headers: { Authorization: `Bearer ${workspace.production.secretKey}` } });
/** Of each row what stands in that column. */
async function exported(path: string, column: number): Promise<string[]> {
  const lines = (await (await get(path)).text()).trim().split('\n').slice(1);
  return lines.map((line) => line.split(',')[column] ?? '');
}

describe('users', () => {
  const listed = async (query: string) =>
    (await (await get(`/users?${query}`)).json()).users.map(({ id }: { id: string }) => id);

  test.each([
    ['', ['cyd', 'ann', 'bob']],
    ['order=asc', ['bob', 'ann', 'cyd']],
    // As accounts are: numbers in names by their value.
    ['sort=name&order=asc', ['bob', 'cyd', 'ann']],
    ['sort=name&order=desc', ['ann', 'cyd', 'bob']],
    ['activity=active', ['ann']],
    ['activity=silent', ['bob']],
    ['activity=never', ['cyd']],
    ['search=B', ['bob']],
    ['search=B&activity=active', []],
  ])('asked for by “%s” are listed and exported alike', async (query, ids) => {
    expect(await listed(query)).toEqual(ids);
    expect(await exported(`/users.csv?${query}`, 0)).toEqual(ids);
  });

  test('are exported each once, whoever is seen while the file is written', async () => {
    const { scope, id: environmentId } = workspace.staging;
    await sql`
      insert into "user" (environment_id, id, external_id, name, traits, trait_times, is_anonymous, first_seen_at, last_seen_at)
      select ${environmentId}::int, n, 'g' || n, 'Guest', '{}', '{}', false, '2026-01-01', '2026-01-01'
      from generate_series(1, 2001) as n`.execute(database.db);
    const seeTheLast = async () => {
      await database.db
        .updateTable('user')
        .set({ lastSeenAt: clock.now() })
        .where('environmentId', '=', environmentId)
        .where('externalId', '=', 'g999')
        .execute();
    };
    const db = database.db.withPlugin({
      transformQuery: ({ node }) => node,
      async transformResult({ result }) {
        await seeTheLast();
        return result;
      },
    });
    const context = { ...database.context({ now: clock.now }), db };
    const users = await allUsers(context, scope, { sort: 'lastSeen', order: 'desc' });
    expect(new Set(users.map(({ id }) => id)).size).toBe(2001);
    expect(users).toHaveLength(2001);
  });

  test('are not sorted by what nobody knows', async () => {
    expect((await get('/users?sort=shoe-size')).status).toBe(400);
  });
});

describe('the users of an account', () => {
  const listed = async (query: string) =>
    (await (await get(`/accounts/a1/users?${query}`)).json()).users.map(({ id }: { id: string }) => id);

  test.each([
    ['', ['ann', 'bob']],
    ['order=asc', ['bob', 'ann']],
    ['sort=name&order=asc', ['bob', 'ann']],
    ['sort=name&order=desc', ['ann', 'bob']],
    ['search=B', ['bob']],
    ['search=cyd', []],
  ])('asked for by “%s” are listed and exported alike', async (query, ids) => {
    expect(await listed(query)).toEqual(ids);
    expect(await exported(`/accounts/a1/users.csv?${query}`, 0)).toEqual(ids);
  });

  test('are exported so that no name becomes a formula', async () => {
    expect(await exported('/accounts/a1/users.csv?search=bob', 1)).toEqual(["'=Bob"]);
  });

  test('of an account that nobody knows are no empty file', async () => {
    expect((await get('/accounts/nowhere/users.csv')).status).toBe(404);
  });
});

describe('the audit log', () => {
  const listed = async (query: string) =>
    (await (await get(`/audit-log?noun=feature&${query}`)).json()).entries.map(
      ({ subjectName }: { subjectName: string }) => subjectName,
    );

  test.each([
    ['', ['=Approve', 'Import', 'Export']],
    ['search=PORT', ['Import', 'Export']],
    ['search=nobody', []],
    ['search=100%25', []],
    ['search=feature.cre', ['=Approve', 'Import', 'Export']],
    ['search=nobody&actions=feature.created,guide.created', ['=Approve', 'Import', 'Export']],
    ['search=nobody&actions=guide.created', []],
    ['actions=guide.created', ['=Approve', 'Import', 'Export']],
    ['order=asc', ['Export', 'Import', '=Approve']],
    ['order=desc', ['=Approve', 'Import', 'Export']],
  ])('searched by “%s” is listed and exported alike', async (query, names) => {
    expect(await listed(query)).toEqual(names);
    expect(await exported(`/audit-log.csv?noun=feature&${query}`, 5)).toEqual(
      names.map((name) => name.replace(/^=/, "'=")),
    );
  });

  test('goes on page by page from either end', async () => {
    const page = async (query: string) =>
      (await (await get(`/audit-log?noun=feature&${query}`)).json()).entries;
    const [oldest] = await page('order=asc&limit=1');
    expect(await listed(`order=asc&after=${oldest.id}`)).toEqual(['Import', '=Approve']);
    const [newest] = await page('limit=1');
    expect(await listed(`before=${newest.id}`)).toEqual(['Import', 'Export']);
  });

  test('is searched by who did it', async () => {
    const { actorName } = (await (await get('/audit-log?noun=feature&limit=1')).json()).entries[0];
    expect(actorName).not.toBe('');
    expect(await listed(`search=${encodeURIComponent(actorName.slice(1).toUpperCase())}`)).toHaveLength(3);
  });

  test('takes nothing for the name of an action that is none', async () => {
    expect((await get('/audit-log?search=x&actions=what ever')).status).toBe(400);
  });
});

describe('alerts', () => {
  const listed = async (query: string) =>
    (await (await get(`/alerts?${query}`)).json()).alerts.map(
      ({ accountId }: { accountId: string }) => accountId,
    );

  test.each([
    ['', ['a2', 'a1', 'a3']],
    ['search=zeta', ['a1', 'a3']],
    ['search=zeta&sort=due&order=desc', ['a3', 'a1']],
    ['sort=account&order=desc', ['a3', 'a1', 'a2']],
    ['sort=opened', ['a3', 'a1', 'a2']],
    ['state=resolved', []],
  ])('asked for by “%s” are listed and exported alike', async (query, ids) => {
    expect(await listed(query)).toEqual(ids);
    expect(await exported(`/alerts.csv?${query}`, 1)).toEqual(ids);
  });

  test('are exported so that no name becomes a formula', async () => {
    expect(await exported('/alerts.csv?search=a2', 2)).toEqual(["'=Alpha"]);
  });
});

test('features are exported as they are searched and sorted, and no name becomes a formula', async () => {
  expect(await exported('/features.csv?search=port&sort=name&order=asc', 1)).toEqual(['Export', 'Import']);
  expect(await exported('/features.csv?sort=name&order=desc', 1)).toEqual(['Import', 'Export', "'=Approve"]);
  expect(await exported('/features.csv?module=7', 1)).toEqual([]);
  expect(await exported('/features.csv?module=none', 1)).toHaveLength(3);
});
