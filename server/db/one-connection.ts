import { CamelCasePlugin, Kysely, PostgresDialect } from 'kysely';
import type pg from 'pg';
import { type Db, poolOf } from './database.ts';
import type { Schema } from './schema.ts';

/** What the driver itself can do: prepared statements, several in one go, `copy`. */
export type DriverClient = pg.PoolClient;

/** One connection in both its shapes: for statements made by Kysely, and for what only the driver can do. */
export interface OneConnection {
  db: Db;
  client: DriverClient;
}

const shapes = new WeakMap<pg.PoolClient, Db>();

/**
 * Runs `work` on a connection that nobody else uses meanwhile. It begins and ends its own transaction there: what it
 * leaves open when it throws is rolled back.
 */
export async function onOneConnection<Result>(
  db: Db,
  work: (connection: OneConnection) => Promise<Result>,
): Promise<Result> {
  const client = await poolOf(db).connect();
  try {
    const result = await work({ db: shapeOf(client), client });
    client.release();
    return result;
  } catch (error) {
    // Not when the connection itself is broken: the pool must not hand it out again.
    const isClean = await client.query('rollback').then(
      () => true,
      () => false,
    );
    client.release(!isClean);
    throw error;
  }
}

/** A Kysely that knows this connection alone. Made once for each, because making it costs more than a statement. */
function shapeOf(client: pg.PoolClient): Db {
  let db = shapes.get(client);
  if (!db) {
    const borrowed = new Proxy(client, {
      get: (target, name) => {
        if (name === 'release') return () => {};
        const value = Reflect.get(target, name, target) as unknown;
        return typeof value === 'function' ? value.bind(target) : value;
      },
    });
    const pool = { connect: async () => borrowed, end: async () => {} };
    db = new Kysely<Schema>({
      dialect: new PostgresDialect({ pool: pool as unknown as pg.Pool }),
      plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
    });
    shapes.set(client, db);
  }
  return db;
}
