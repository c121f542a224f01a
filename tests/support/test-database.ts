import { randomBytes } from 'node:crypto';
import pg from 'pg';
import pino from 'pino';
import { inject } from 'vitest';
import { readConfig } from '../../server/config.ts';
import type { Context } from '../../server/context.ts';
import { type Db, openDatabase } from '../../server/db/database.ts';
import { migrate } from '../../server/db/migrate.ts';
import { createSealing } from '../../server/db/sealing/sealing.ts';

export interface TestDatabase {
  db: Db;
  pool: pg.Pool;
  /** Connects to the same database, for what needs a connection of its own. */
  connection: pg.PoolConfig;
  /** A context on this database with a silent log and a default configuration; what is given replaces its parts. */
  context(overrides?: Partial<Context>): Context;
  /** Closes the pool and removes the database. */
  drop(): Promise<void>;
}

const sealing = createSealing([randomBytes(32).toString('base64')]);
const log = pino({ level: process.env.TEST_LOG_LEVEL ?? 'silent' });

/**
 * A migrated, empty database of its own for one test file: call it in `beforeAll`, `drop` it in `afterAll`. In the usual
 * locale of these databases, or in the one that is given.
 */
export async function createTestDatabase(locale?: string): Promise<TestDatabase> {
  const { connection: server, template } = inject('postgres');
  const database = `cairn_test_${randomBytes(6).toString('hex')}`;
  const like =
    locale === undefined ? template : `template0 locale_provider icu icu_locale '${locale}' encoding 'UTF8'`;
  await asAdmin(server, (client) => client.query(`create database ${database} template ${like}`));
  const connection = { ...server, database };
  const { db, pool } = openDatabase(connection, log);
  if (locale !== undefined) await migrate(db);
  return {
    db,
    pool,
    connection,
    context: (overrides = {}) => ({
      config: readConfig({ PUBLIC_URL: 'http://cairn.test' }),
      db,
      log,
      now: () => new Date(),
      sealing,
      ...overrides,
    }),
    drop: async () => {
      await db.destroy();
      await asAdmin(server, (client) => client.query(`drop database ${database} with (force)`));
    },
  };
}

async function asAdmin(
  connection: pg.PoolConfig,
  work: (client: pg.Client) => Promise<unknown>,
): Promise<void> {
  const client = new pg.Client(connection);
  await client.connect();
  await work(client).finally(() => client.end());
}
