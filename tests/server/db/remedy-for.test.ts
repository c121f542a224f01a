import { randomBytes } from 'node:crypto';
import pg from 'pg';
import pino from 'pino';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { readConfig } from '../../../server/config.ts';
import { assertVersion } from '../../../server/db/assert-version.ts';
import { migrate } from '../../../server/db/migrate.ts';
import { startDatabase } from '../../../server/db/start-database.ts';
import { databaseUrlOf } from '../../bench/load/start-bench-server.ts';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts';

const silent = pino({ level: 'silent' });
const name = `stranger_${randomBytes(4).toString('hex')}`;
let database: TestDatabase;

async function asAdmin(...statements: string[]): Promise<void> {
  const client = new pg.Client({ ...inject('postgres').connection, database: 'postgres' });
  await client.connect();
  for (const statement of statements) await client.query(statement);
  await client.end();
}

beforeAll(async () => {
  database = await createTestDatabase();
  await asAdmin(`create role ${name} login password 'plain'`, `create database ${name}`);
});
afterAll(async () => {
  await database.drop();
  await asAdmin(`drop database ${name} with (force)`, `drop role ${name}`);
});

const open = (DATABASE_URL: string) => startDatabase(readConfig({ DATABASE_URL }), silent, { patienceMs: 0 });
const urlWith = (changes: Partial<pg.PoolConfig>) => databaseUrlOf({ ...database.connection, ...changes });

describe('a database that can’t be used is told with what to do about it', () => {
  test('where a password has a sign that means something in an address', async () => {
    await expect(open('postgres://cairn:a/b@localhost/cairn')).rejects.toThrow(
      /Invalid URL\. Write it as .*%2F/,
    );
  });

  test('where nobody listens', async () => {
    await expect(open('postgres://cairn:a@127.0.0.1:1/cairn')).rejects.toThrow(
      /ECONNREFUSED 127\.0\.0\.1:1\. Check that PostgreSQL runs there/,
    );
  });

  test('where the password is another one', async () => {
    await expect(open(urlWith({ user: name, password: 'else' }))).rejects.toThrow(
      /password authentication failed .*\. Check user and password in DATABASE_URL\./,
    );
  });

  test('where there is no such database', async () => {
    await expect(open(urlWith({ database: 'none_such' }))).rejects.toThrow(
      /"none_such" does not exist\. Make it: createdb --owner=/,
    );
  });

  test('where it belongs to another user', async () => {
    const theirs = await open(urlWith({ user: name, password: 'plain', database: name }));
    await expect(migrate(theirs.db)).rejects.toThrow(
      /permission denied for schema public\. Give the database to the user of DATABASE_URL: alter database/,
    );
    await theirs.stop();
  });

  test('where it is older than the tables need', async () => {
    await expect(assertVersion(database.pool)).resolves.toBeUndefined();
    await expect(assertVersion(database.pool, 99)).rejects.toThrow(
      /PostgreSQL \d+.* is too old: Cairn needs 99 or newer\. Upgrade it/,
    );
  });
});
