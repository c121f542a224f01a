import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { eraseAccount, eraseUser } from '../../../server/accounts/erase-people.ts';
import { createApp } from '../../../server/app.ts';
import type { Context } from '../../../server/context.ts';
import { userIdOf } from '../../../server/db/hashed-id.ts';
import { ingest } from '../../../server/ingest/ingest.ts';
import type { Event } from '../../../shared/contract/event.ts';
import { buildBatch, buildEvent } from '../../support/build-event.ts';
import { type BuiltWorkspace, buildWorkspace } from '../../support/build-workspace.ts';
import { callApi } from '../../support/call-api.ts';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts';

let database: TestDatabase;
let context: Context;
let app: ReturnType<typeof createApp>;
let workspace: BuiltWorkspace;

beforeAll(async () => {
  database = await createTestDatabase();
  context = database.context();
  app = createApp(context);
});
afterAll(() => database.drop());
beforeEach(async () => {
  workspace = await buildWorkspace(context);
});

const api = (method: string, path: string, body?: unknown) =>
  callApi(app, workspace.production.secretKey)(method, path, body);
const send = (...events: Event[]) =>
  ingest(context, workspace.production.keyed, buildBatch(events, new Date()), 'browser');
const event = (parts: Partial<Event> = {}) => buildEvent(new Date(), parts);

/** Rows of the environment that name an id, in every table there is and whatever the column is called. */
async function rowsNaming(id: string): Promise<Record<string, number>> {
  const { rows: columns } = await sql<{ table: string; column: string }>`
    select c.table_name as table, c.column_name as column
    from information_schema.columns c
    join information_schema.columns e on e.table_name = c.table_name and e.column_name = 'environment_id'
    join pg_class t on t.relname = c.table_name and t.relkind in ('r', 'p') and not t.relispartition
    where c.table_schema = 'public' and c.data_type = 'bigint'
      and (c.column_name like '%user_id' or c.column_name like '%account_id' or c.column_name = 'id')`.execute(
    database.db,
  );
  const found: Record<string, number> = {};
  for (const { table, column } of columns) {
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from ${sql.table(table)}
      where environment_id = ${workspace.production.id} and ${sql.ref(column)} = ${id}`.execute(database.db);
    if (rows[0]!.n > 0) found[`${table}.${column}`] = rows[0]!.n;
  }
  return found;
}

test('an erased user leaves no row, whatever they did and also before they signed in; the others keep theirs', async () => {
  const anonymousId = crypto.randomUUID();
  const guide = { guideId: crypto.randomUUID(), version: 1, runId: crypto.randomUUID() };
  await send(
    event({ userId: undefined, anonymousId }),
    event({
      anonymousId,
      kind: 'identify',
      name: 'user.identified',
      properties: { email: 'ann@acme.example' },
    }),
    event({ kind: 'guide', name: 'guide.started', properties: guide }),
    event({ kind: 'guide', name: 'category.muted', properties: { category: 'news' } }),
    event({ userId: 'u2' }),
  );
  await api('PUT', '/users/u1', { traits: { role: 'sales' } });
  const id = userIdOf(workspace.production.id, 'u1');
  expect(Object.keys(await rowsNaming(id)).length).toBeGreaterThan(4);
  const of2 = await rowsNaming(userIdOf(workspace.production.id, 'u2'));

  const { status, body } = await api('DELETE', '/users/u1');
  expect(status).toBe(200);
  expect(body).toMatchObject({ erased: { event: 4, user: 1, seat: 1 }, remaining: 0 });
  expect(await rowsNaming(id)).toEqual({});
  expect(await rowsNaming(userIdOf(workspace.production.id, 'u2'))).toEqual(of2);
  expect((await api('GET', '/users/u1')).status).toBe(404);
  expect((await api('DELETE', '/users/u1')).status).toBe(404);
  const subjects = await database.db
    .selectFrom('auditEntry')
    .where('workspaceId', '=', workspace.workspaceId)
    .select('subject')
    .execute();
  expect(subjects.map(({ subject }) => subject)).toEqual(['user:erased', 'user:erased']);
});

test('an erased user is no longer named as who raised a ticket, however that calls them', async () => {
  await send(
    event({ kind: 'identify', name: 'user.identified', properties: { email: 'ann@acme.example' } }),
    event({ userId: 'u2' }),
  );
  await api('PUT', '/users/u1', { traits: { name: 'Ann Lin' } });
  const contact = {
    name: 'Annie',
    title: null,
    role: 'keyUser',
    stance: 'positive',
    userId: 'u1',
    lastContactOn: null,
    leftOn: null,
  };
  expect((await api('POST', '/accounts/a1/contacts', contact)).status).toBe(201);
  const raisers = ['U1', 'ann lin', ' Ann@Acme.example', 'annie', 'Ann Linde', 'u2', null];
  for (const [index, raisedBy] of raisers.entries()) {
    const issue = { kind: 'problem', title: `${index}`, state: 'open', openedOn: '2026-02-19', raisedBy };
    await api('POST', '/accounts/a1/issues', { ...issue, memberId: null, url: null });
  }
  await api('DELETE', '/users/u1');
  const { issues } = (await api('GET', '/accounts/a1/issues')).body;
  const named = issues
    .toSorted((a: { title: string }, b: { title: string }) => a.title.localeCompare(b.title))
    .map(({ raisedBy }: { raisedBy: string | null }) => raisedBy);
  expect(named).toEqual([null, null, null, null, 'Ann Linde', 'u2', null]);
});

test('somebody who comes back after being erased is counted as new', async () => {
  await send(event());
  await api('DELETE', '/users/u1');
  await send(event());
  expect((await api('GET', '/accounts/a1/users')).body.users).toMatchObject([{ id: 'u1', activeDays28: 1 }]);
});

test('an erased account takes its own users with it, and leaves those of others', async () => {
  await send(
    event({ userId: 'only' }),
    event({ userId: 'both' }),
    event({ userId: 'both', accountId: 'a2' }),
  );
  const { body } = await api('DELETE', '/accounts/a1');
  expect(body).toMatchObject({ erased: { event: 2, account: 1, user: 1 }, remaining: 0 });
  expect((await api('GET', '/users')).body.users).toMatchObject([{ id: 'both', accounts: [{ id: 'a2' }] }]);
  expect((await api('GET', '/accounts')).body.accounts).toMatchObject([
    { id: 'a2', users: 1, activeUsers7: 1 },
  ]);
});

test('whoever sees some accounts only erases nobody who is at home in others too', async () => {
  await send(
    event({ userId: 'only' }),
    event({ userId: 'both' }),
    event({ userId: 'both', accountId: 'a2' }),
  );
  const owner = workspace.member.id;
  await database.db
    .updateTable('account')
    .set({ ownerId: owner })
    .where('environmentId', '=', workspace.production.id)
    .where('externalId', '=', 'a1')
    .execute();
  const scope = { ...workspace.production.scope, owners: [owner] };
  await expect(eraseUser(context, scope, 'both')).rejects.toMatchObject({ code: 'not_found' });
  await expect(eraseAccount(context, scope, 'a2')).rejects.toMatchObject({ code: 'not_found' });
  expect(await eraseUser(context, scope, 'only')).toMatchObject({ erased: { user: 1 }, remaining: 0 });
  expect(await eraseAccount(context, scope, 'a1')).toMatchObject({ erased: { account: 1 }, remaining: 0 });
});
