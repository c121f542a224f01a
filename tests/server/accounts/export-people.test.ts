import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createApp } from '../../../server/app.ts';
import type { Context } from '../../../server/context.ts';
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

interface Exported {
  status: number;
  type: string | null;
  rows: { table: string; row: Record<string, unknown> }[];
  /** What the last line says. */
  counts: Record<string, number> | undefined;
}

async function exported(path: string): Promise<Exported> {
  const response = await app.request(`/api/v1${path}/export`, {
    headers: { Authorization: `Bearer ${workspace.production.secretKey}` },
  });
  const lines = (await response.text())
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  return {
    status: response.status,
    type: response.headers.get('Content-Type'),
    rows: lines.slice(0, -1),
    counts: lines.at(-1)?.rows,
  };
}

const rowsOf = ({ rows }: Exported, table: string) =>
  rows.filter((line) => line.table === table).map(({ row }) => row);

test('an export of a user has every row that erasing them takes, and says how many', async () => {
  const anonymousId = crypto.randomUUID();
  await send(
    event({ userId: undefined, anonymousId, kind: 'page', name: 'page.viewed', path: '/pricing' }),
    event({
      anonymousId,
      kind: 'identify',
      name: 'user.identified',
      properties: { email: 'ann@acme.example' },
    }),
    event({ kind: 'track', name: 'report.exported', properties: { format: 'xlsx' } }),
    event({ userId: 'u2' }),
  );
  const told = await exported('/users/u1');
  expect([told.status, told.type]).toEqual([200, 'application/x-ndjson; charset=utf-8']);
  const { erased } = (await api('DELETE', '/users/u1')).body;
  expect(told.counts).toEqual(erased);
  expect(told.rows).toHaveLength(Object.values<number>(erased).reduce((sum, n) => sum + n, 0));
});

test('an export names people, accounts and events in words that mean something to the host app', async () => {
  await send(
    event({ kind: 'page', name: 'page.viewed', path: '/pricing' }),
    event({ kind: 'track', name: 'report.exported', properties: { format: 'xlsx' } }),
  );
  const told = await exported('/accounts/a1');
  expect(rowsOf(told, 'event')).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ user: 'u1', account: 'a1', kind: 'page', page: '/pricing' }),
      expect.objectContaining({ kind: 'track', name: 'report.exported', properties: { format: 'xlsx' } }),
    ]),
  );
  expect(rowsOf(told, 'account')).toMatchObject([{ external_id: 'a1' }]);
  expect(rowsOf(told, 'seat')).toMatchObject([{ user: 'u1', account: 'a1' }]);
});

test('an export of more rows than are read at once lacks none', async () => {
  for (let batch = 0; batch < 5; batch++) await send(...Array.from({ length: 450 }, () => event()));
  expect(rowsOf(await exported('/users/u1'), 'event')).toHaveLength(2_250);
});

test('an export is in the log of who did what', async () => {
  await send(event());
  await exported('/users/u1');
  await exported('/accounts/a1');
  const entries = await database.db
    .selectFrom('auditEntry')
    .where('workspaceId', '=', workspace.workspaceId)
    .select(['action', 'subject'])
    .orderBy('at')
    .execute();
  expect(entries).toEqual([
    { action: 'user.exported', subject: 'user:u1' },
    { action: 'account.exported', subject: 'account:a1' },
  ]);
});

test('nobody exports whom they have not', async () => {
  expect((await api('GET', '/users/nobody/export')).status).toBe(404);
  expect((await api('GET', '/accounts/nobody/export')).status).toBe(404);
});
