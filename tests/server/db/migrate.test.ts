import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { migrate, pendingMigrations } from '../../../server/db/migrate.ts';
import { buildWorkspace } from '../../support/build-workspace.ts';
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

  it('leave tables that take a workspace', async () => {
    const { production } = await buildWorkspace(database.context());
    expect(production.publicKey).toMatch(/^pk_/);
  });
});
