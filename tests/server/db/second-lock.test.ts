import { Hono } from 'hono';
import { sql } from 'kysely';
import pg from 'pg';
import pino from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createApp } from '../../../server/app.ts';
import type { Context } from '../../../server/context.ts';
import { type Db, openDatabase } from '../../../server/db/database.ts';
import { migrate } from '../../../server/db/migrate.ts';
import { onOneConnection } from '../../../server/db/one-connection.ts';
import { behindLock, type Lock, outsideLock } from '../../../server/db/second-lock/behind-lock.ts';
import { requestRoleName, requestRoleOf } from '../../../server/db/second-lock/request-role.ts';
import type { ScopedVariables } from '../../../server/http/scope.ts';
import { authenticate } from '../../../server/workspaces/authenticate.ts';
import { buildTenant, type Tenant } from '../../support/build-tenant.ts';
import { type BuiltWorkspace, buildWorkspace } from '../../support/build-workspace.ts';
import { callApi } from '../../support/call-api.ts';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts';

/*
 * Behind the lock PostgreSQL itself keeps workspaces apart. Statements here say nothing of whose rows they mean, as one
 * would that somebody wrote without thinking of it.
 */

let database: TestDatabase;
let context: Context;
let db: Db;
let acme: BuiltWorkspace;
let globex: BuiltWorkspace;
let stranger: Tenant;
let acmes: Lock;
let globexs: Lock;

beforeAll(async () => {
  database = await createTestDatabase();
  db = database.db;
  context = database.context();
  acme = await buildWorkspace(context);
  globex = await buildWorkspace(context, { name: 'Globex' });
  await buildTenant(context, acme.production.scope, acme.production.publicKey, 'walnut');
  stranger = await buildTenant(context, globex.production.scope, globex.production.publicKey, 'saffron');
  const requestRole = (await requestRoleOf(db))!;
  acmes = { requestRole, workspaceId: acme.workspaceId, environmentId: acme.production.id };
  globexs = { requestRole, workspaceId: globex.workspaceId, environmentId: globex.production.id };
});
afterAll(() => database.drop());

const allNames = (of: Db) => of.selectFrom('account').select('name').orderBy('name').execute();

interface TableOfPlaces {
  name: string;
  /** Where a table has both, that of the workspace. */
  column: 'workspace_id' | 'environment_id';
}

async function tablesOfPlaces(): Promise<TableOfPlaces[]> {
  const { rows } = await sql<TableOfPlaces>`
    select c.relname as name, max(a.attname::text) as column
    from pg_class c join pg_attribute a on a.attrelid = c.oid
      and a.attname in ('workspace_id', 'environment_id') and not a.attisdropped
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v') and not c.relispartition
    group by c.relname order by c.relname`.execute(db);
  return rows;
}

describe('a statement that says nothing of whose rows it means', () => {
  test('reads those of one’s own workspace alone, in every table and view', async () => {
    const found: string[] = [];
    let shared = 0;
    for (const { name, column } of await tablesOfPlaces()) {
      const places = () =>
        sql<{ id: number }>`select distinct ${sql.ref(column)} as id from ${sql.table(name)}`
          .execute(db)
          .then(({ rows }) => rows.map(({ id }) => id));
      const own = column === 'workspace_id' ? [acme.workspaceId] : [acme.production.id, acme.staging.id];
      const seen = await behindLock(acmes, places);
      if (seen.some((id) => !own.includes(id))) found.push(`${name}: ${seen}`);
      const all = await places();
      if (all.length > 1) shared += 1;
      if (all.some((id) => own.includes(id)) !== seen.length > 0)
        found.push(`${name}: own rows are not seen`);
    }
    expect(found).toEqual([]);
    // Otherwise nothing was kept apart.
    expect(shared).toBeGreaterThan(25);
  });

  test('reads no member, list or workspace of others', async () => {
    const names = async (table: 'member' | 'workspace') =>
      (await db.selectFrom(table).select('name').execute()).map(({ name }) => name);
    expect(await names('workspace')).toContain('Globex');
    expect(await behindLock(acmes, () => names('workspace'))).toEqual(['Acme']);
    expect(await names('member')).toContain('saffron member');
    expect((await behindLock(acmes, () => names('member'))).toSorted()).toEqual(['Mei Lin', 'walnut member']);
    for (const table of ['audience_list_entry', 'page_scope_page'] as const) {
      await behindLock(acmes, () => sql`select * from ${sql.table(table)}`.execute(db));
    }
  });

  test('changes and deletes those of one’s own workspace alone', async () => {
    const { numUpdatedRows } = await behindLock(acmes, () =>
      db.updateTable('account').set({ name: 'walnut company' }).executeTakeFirst(),
    );
    expect(numUpdatedRows).toBe(1n);
    const { numDeletedRows } = await behindLock(acmes, () => db.deleteFrom('webhook').executeTakeFirst());
    expect(numDeletedRows).toBe(1n);
    expect(await db.selectFrom('webhook').select('id').execute()).toEqual([{ id: stranger.webhookId }]);
  });

  test('puts no row where others have theirs', async () => {
    const { workspaceId } = globex;
    await expect(
      behindLock(acmes, () => db.insertInto('team').values({ workspaceId, name: 'Ours' }).execute()),
    ).rejects.toMatchObject({ code: '42501' });
    await expect(
      behindLock(acmes, () => db.updateTable('team').set({ workspaceId }).execute()),
    ).rejects.toMatchObject({ code: '42501' });
  });

  test('takes nothing out of the audit log, and does not see what is nobody’s', async () => {
    for (const statement of [
      sql`delete from audit_entry`,
      sql`truncate audit_entry`,
      sql`select * from job_lease`,
      sql`select * from kysely_migration`,
    ]) {
      await expect(behindLock(acmes, () => statement.execute(db))).rejects.toMatchObject({ code: '42501' });
    }
  });
});

describe('the lock', () => {
  test('is on every table', async () => {
    const { rows } = await sql<{ name: string }>`
      select c.relname as name from pg_class c
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
        and not (c.relrowsecurity and exists (select from pg_policy p where p.polrelid = c.oid))
      order by c.relname`.execute(db);
    expect(rows.map(({ name }) => name)).toEqual([
      'job_lease',
      'kysely_migration',
      'kysely_migration_lock',
      'rate_limit',
    ]);
  });

  test('holds a route that forgets whose rows it means', async () => {
    const app = new Hono<ScopedVariables>()
      .use(authenticate(context))
      .get('/api/v1/all', async (c) => c.json(await allNames(context.db)))
      .get('/api/v1/all-in-a-transaction', async (c) =>
        c.json(
          await context.db.transaction().execute((trx) => trx.selectFrom('account').select('name').execute()),
        ),
      );
    for (const path of ['/all', '/all-in-a-transaction']) {
      const ask = async (key: string) => (await callApi(app as never, key)('GET', path)).body;
      expect(await ask(acme.production.secretKey), path).toEqual([{ name: 'walnut company' }]);
      expect(await ask(globex.production.secretKey), path).toEqual([{ name: 'saffron company' }]);
      expect(await ask(acme.staging.secretKey), path).toEqual([]);
    }
    expect(await allNames(db)).toHaveLength(2);
  });

  test('lasts from a transaction’s beginning to its end, whatever becomes of it', async () => {
    const single = openDatabase({ ...database.connection, max: 1 }, pino({ level: 'silent' }));
    try {
      const inside = await behindLock(acmes, () =>
        single.db
          .transaction()
          .setIsolationLevel('repeatable read')
          .execute(async (trx) => [await allNames(trx), await allNames(trx)]),
      );
      expect(inside.flat()).toEqual([{ name: 'walnut company' }, { name: 'walnut company' }]);
      expect(await allNames(single.db)).toHaveLength(2);
      await expect(
        behindLock(acmes, () => single.db.transaction().execute((trx) => sql`select 1 / 0`.execute(trx))),
      ).rejects.toThrow('division by zero');
      await expect(behindLock(acmes, () => sql`select 1 / 0`.execute(single.db))).rejects.toThrow(
        'division by zero',
      );
      expect(await allNames(single.db)).toHaveLength(2);
      const onOne = await behindLock(acmes, () =>
        onOneConnection(single.db, async ({ client, db: one }) => {
          await client.query('begin');
          const names = await allNames(one);
          await client.query('commit');
          return names;
        }),
      );
      expect(onOne).toEqual([{ name: 'walnut company' }]);
    } finally {
      await single.db.destroy();
    }
  });

  test('is never another’s, with a thousand requests on one connection', async () => {
    const single = openDatabase({ ...database.connection, max: 1 }, pino({ level: 'silent' }));
    const seen = await Promise.all(
      Array.from({ length: 1_000 }, (_, i) => {
        const lock = [acmes, globexs, undefined][i % 3];
        if (!lock) return allNames(single.db);
        return behindLock(lock, () =>
          i % 2 ? allNames(single.db) : single.db.transaction().execute((trx) => allNames(trx)),
        );
      }),
    );
    await single.db.destroy();
    const [walnut, saffron] = [{ name: 'walnut company' }, { name: 'saffron company' }];
    const wanted = [[walnut], [saffron], [saffron, walnut]];
    expect(seen.filter((names, i) => JSON.stringify(names) !== JSON.stringify(wanted[i % 3]))).toEqual([]);
  });

  test('is left by what a request sets going for everybody', async () => {
    expect(await behindLock(acmes, () => outsideLock(() => allNames(db)))).toHaveLength(2);
    expect(
      await behindLock(acmes, async () => [await outsideLock(() => allNames(db)), await allNames(db)]),
    ).toEqual([[{ name: 'saffron company' }, { name: 'walnut company' }], [{ name: 'walnut company' }]]);
  });

  test('answers and fails as without it', async () => {
    const both = async (work: () => Promise<unknown>) => {
      const told = (one: Promise<unknown>) => one.catch(({ code, message }) => ({ code, message }));
      expect(await told(behindLock(acmes, work))).toEqual(await told(work()));
    };
    const at = new Date('2026-01-01T00:00:00Z');
    await both(
      async () =>
        (await sql`select ${at}::timestamptz as t, date '2026-01-01' as day, null as none`.execute(db)).rows,
    );
    await both(async () => (await sql`select 1 where false`.execute(db)).rows);
    await both(async () => (await database.pool.query('select $1::int as n', [1])).rows);
    await both(() => sql`select * from nowhere`.execute(db));
    await both(() => sql`select ${'x'}::int`.execute(db));
  });
});

describe('where the user of the database may make no role', () => {
  const log = pino({ level: 'silent' });
  const user = `plain_${process.pid}`;
  const asAdmin = async (statement: string) => {
    const client = new pg.Client({ ...database.connection, database: 'postgres' });
    await client.connect();
    await client.query(statement).finally(() => client.end());
  };

  beforeAll(async () => {
    await asAdmin(`create role ${user} login password 'plain'`);
    await asAdmin(`create database ${user} owner ${user}`);
  });
  afterAll(async () => {
    await asAdmin(`drop database ${user} with (force)`);
    await asAdmin(`drop role ${user}`);
    await asAdmin(`drop role ${requestRoleName(user)}`);
  });

  const opened = () => openDatabase({ ...database.connection, database: user, user, password: 'plain' }, log);

  test('everything works without, and with as soon as somebody has made it', async () => {
    const works = async (db: Db, hasRole: boolean) => {
      await migrate(db);
      expect(await requestRoleOf(db)).toBe(hasRole ? requestRoleName(user) : undefined);
      const of = { ...context, db };
      const { production } = await buildWorkspace(of, { name: hasRole ? 'Late' : 'Early' });
      const answer = await callApi(createApp(of), production.secretKey)('GET', '/keys');
      expect(answer.status).toBe(200);
    };
    const before = opened();
    await works(before.db, false);
    await before.db.destroy();

    await asAdmin(
      `create role "${requestRoleName(user)}" nologin; grant "${requestRoleName(user)}" to "${user}"`,
    );
    const after = opened();
    await works(after.db, true);
    const { rows } = await sql<{ id: number }>`select id from workspace where name = 'Late'`.execute(
      after.db,
    );
    const lock = { requestRole: requestRoleName(user), workspaceId: rows[0]!.id, environmentId: 0 };
    const seen = await behindLock(lock, () => after.db.selectFrom('workspace').select('name').execute());
    expect(seen).toEqual([{ name: 'Late' }]);
    await after.db.destroy();
  });
});
