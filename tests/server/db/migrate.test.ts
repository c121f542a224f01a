import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { migrate, pendingMigrations } from '../../../server/db/migrate.ts';
import { databaseUrlOf } from '../../bench/load/start-bench-server.ts';
import { buildWorkspace } from '../../support/build-workspace.ts';
import { freePort, runCommandLine } from '../../support/run-cairn.ts';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

describe('migrations', () => {
  it('do nothing when they have all been done', async () => {
    expect(await pendingMigrations(database.db)).toEqual([]);
    expect(await migrate(database.db)).toEqual([]);
  });

  it('may be started by two servers at once', async () => {
    await sql`drop schema public cascade; create schema public`.execute(database.db);
    const [one, other] = await Promise.all([migrate(database.db), migrate(database.db)]);
    expect([...one, ...other].sort()).toContain('0001-first');
    expect(one.length * other.length).toBe(0);
  });

  it('refuse the tables of a newer version, and say which way leads back', async () => {
    const { connection, db } = database;
    const newer = '9999-of-tomorrow';
    await sql`insert into kysely_migration values (${newer}, ${new Date().toISOString()})`.execute(db);
    try {
      await expect(migrate(db)).rejects.toThrow(
        new RegExp(`those of a newer version of Cairn, which has made ${newer} .*restore it into an empty`),
      );
      const { code, stdout } = await runCommandLine(['doctor'], {
        DATABASE_URL: databaseUrlOf(connection),
        PORT: String(await freePort()),
      });
      expect(stdout).toContain(`✗ the tables are those of a newer version, with ${newer}.`);
      expect(stdout).not.toContain('up to date');
      expect(code).toBe(1);
    } finally {
      await sql`delete from kysely_migration where name = ${newer}`.execute(db);
    }
  });

  it('leave tables that take a workspace', async () => {
    const { production } = await buildWorkspace(database.context());
    expect(production.publicKey).toMatch(/^pk_/);
  });
});
