import { CamelCasePlugin, Kysely, PostgresDialect, type Transaction } from 'kysely';
import pg from 'pg';
import type { Logger } from 'pino';
import type { Schema } from './schema.ts';
import { lockConnection } from './second-lock/lock-connection.ts';

export type Db = Kysely<Schema>;
/** A connection to query on: the pool, or a transaction. */
export type Queryable = Db | Transaction<Schema>;

const dateOid = 1082;

const pools = new WeakMap<Db, pg.Pool>();

/** The pool below an opened database, for the few who speak to the driver itself. */
export function poolOf(db: Db): pg.Pool {
  const pool = pools.get(db);
  if (!pool) throw new Error('this database was not opened by openDatabase');
  return pool;
}

/**
 * Opens a pool. Dates (not times) are read as `YYYY-MM-DD` texts: a `Date` would move them by the time zone.
 * Column names are snake_case in SQL and camelCase here; keys inside JSON values stay as they are.
 */
export function openDatabase(connection: pg.PoolConfig, log: Logger): { db: Db; pool: pg.Pool } {
  const types = {
    getTypeParser: ((oid: number, format?: 'text') =>
      oid === dateOid
        ? (text: string) => text
        : pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
  };
  const pool = new pg.Pool({ max: 10, connectionTimeoutMillis: 5_000, ...connection, types });
  // Without a listener an idle connection that breaks would end the process.
  pool.on('error', (error) => {
    if (!pool.ending) log.warn({ err: error }, 'a database connection broke');
  });
  // Neither must one that breaks in use: its query fails, and says so to whoever asked.
  pool.on('connect', (client) => {
    client.on('error', () => {});
    lockConnection(client);
  });
  const db = new Kysely<Schema>({
    dialect: new PostgresDialect({ pool }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  });
  pools.set(db, pool);
  return { db, pool };
}
