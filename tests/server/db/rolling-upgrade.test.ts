import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createApp } from '../../../server/app.ts';
import type { Context } from '../../../server/context.ts';
import { migrate } from '../../../server/db/migrate.ts';
import { startJobs } from '../../../server/jobs/start-jobs.ts';
import { buildBatch, buildEvent } from '../../support/build-event.ts';
import { buildTenant, type Tenant } from '../../support/build-tenant.ts';
import { type BuiltWorkspace, buildWorkspace } from '../../support/build-workspace.ts';
import { callApi, postFromPage } from '../../support/call-api.ts';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts';

/*
 * Two versions on one database: the newer one migrates, and the older one, which is this program here, goes on with
 * what it has prepared and remembered. It holds because a migration only adds (docs/deploy.md).
 */

const folder = join(import.meta.dirname, '../../../server/db/migrations');
/** From before the first release: no two versions on either side of them were ever in use together. */
const beforeTheRule = /^00([01]\d|2[0-8])-/;

let database: TestDatabase;
let context: Context;
let app: ReturnType<typeof createApp>;
let acme: BuiltWorkspace;
let mine: Tenant;

beforeAll(async () => {
  database = await createTestDatabase();
  context = database.context();
  app = createApp(context);
  acme = await buildWorkspace(context);
  mine = await buildTenant(context, acme.production.scope, acme.production.publicKey, 'walnut');
});
afterAll(() => database.drop());

const newer = 'what_a_newer_version_keeps';

async function tables(): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select c.relname as name from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
      and c.relname not like 'kysely%'`.execute(database.db);
  return rows.map(({ name }) => name);
}

const reading = () => [
  '/guides',
  `/guides/${mine.guideId}`,
  `/guides/${mine.guideId}/report`,
  '/guides.csv',
  '/segments',
  '/features',
  '/modules',
  '/accounts',
  '/accounts.csv',
  `/accounts/${mine.accountId}`,
  `/accounts/${mine.accountId}/timeline`,
  '/users',
  `/users/${mine.userId}`,
  '/answers?days=30',
  '/nps',
  '/metrics/overview',
  '/metrics/company',
  '/alerts',
  '/alert-rules',
  '/webhooks',
  '/keys',
  '/members',
  '/invitations',
  '/roles',
  '/audit-log',
  '/event-settings',
  '/theme',
  `/reviews/${mine.reviewId}`,
];

/** What both pages of host apps and members do all day. */
async function useIt(): Promise<string[]> {
  const found: string[] = [];
  const api = callApi(app, acme.production.secretKey);
  for (const path of reading()) {
    const response = await app.request(`/api/v1${path}`, {
      headers: { Authorization: `Bearer ${acme.production.secretKey}` },
    });
    const text = await response.text();
    if (response.status !== 200) found.push(`${path}: ${response.status} ${text}`);
    if (text.includes(newer) || text.includes('whatANewerVersionKeeps')) found.push(`${path} tells ${newer}`);
  }
  const at = new Date();
  const of = { userId: mine.userId, accountId: mine.accountId };
  const events = [
    buildEvent(at, of),
    buildEvent(at, { ...of, kind: 'identify', name: 'user.identified', properties: { name: 'Ann' } }),
    buildEvent(at, { ...of, kind: 'group', name: 'account.identified', properties: { plan: 'pro' } }),
  ];
  const key = acme.production.publicKey;
  const stored = await postFromPage(app, '/events', { ...buildBatch(events, at), key });
  if (stored.body.accepted?.length !== events.length) found.push(`events: ${JSON.stringify(stored.body)}`);
  const delivered = await postFromPage(app, '/delivery', { key, ...of, locale: 'en' });
  if (delivered.status !== 200) found.push(`delivery: ${JSON.stringify(delivered.body)}`);
  const draft = await api('POST', `/guides/${mine.guideId}/duplicate`);
  if (draft.status !== 201) found.push(`duplicate: ${JSON.stringify(draft.body)}`);
  const saved = await api('PUT', `/accounts/${mine.accountId}`, { name: 'Walnut' });
  if (saved.status !== 200) found.push(`account: ${JSON.stringify(saved.body)}`);
  return found;
}

test('a server goes on while a newer version adds tables, columns and indexes, and tells nothing of them', async () => {
  // On the very connections, and with the statements, that it then goes on with.
  expect(await useIt()).toEqual([]);
  for (const table of await tables()) {
    await sql`alter table ${sql.table(table)} add column ${sql.ref(newer)} text default 'new'`.execute(
      database.db,
    );
  }
  await sql`create table ${sql.table(`${newer}_too`)} (id int primary key)`.execute(database.db);
  await sql`insert into kysely_migration (name, timestamp) values ('9999-newer', now()::text)`.execute(
    database.db,
  );
  expect(await useIt()).toEqual([]);
  const faults: unknown[] = [];
  const log = Object.assign(Object.create(context.log), { error: (fault: unknown) => faults.push(fault) });
  await startJobs({ ...context, log }).stop();
  expect(faults).toEqual([]);
  const ready = await app.request('/readyz');
  expect(ready.status).toBe(200);
});

test('an older version does not start on a newer one’s database', async () => {
  await expect(migrate(database.db)).rejects.toThrow(/9999-newer/);
});

test('a migration takes nothing away from the version before it', () => {
  const taking =
    /\bdrop (?!(?:not null|default|trigger|index|function|policy)\b)|\brename\b|\balter column \S+ (?:type|set not null)|\bset not null\b|\badd column (?:if not exists )?\S+ (?![^,;]*\bdefault\b)[^,;]*\bnot null\b/i;
  const found = readdirSync(folder)
    .filter((file) => /^\d{4}-/.test(file) && !beforeTheRule.test(file))
    .filter((file) =>
      taking.test(
        readFileSync(join(folder, file), 'utf8')
          .replace(/async function down[\s\S]*/, '')
          // A key in another order is found by the older version's `on conflict` all the same: its columns are a set.
          .replace(/drop constraint (\w+)_pkey;\s+alter table \1\s+add primary key/, ''),
      ),
    );
  expect(found).toEqual([]);
  // A control: those from before the rule did.
  const before = readdirSync(folder).filter((file) => beforeTheRule.test(file));
  expect(before.some((file) => taking.test(readFileSync(join(folder, file), 'utf8')))).toBe(true);
});
