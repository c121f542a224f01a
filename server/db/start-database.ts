import { setTimeout as delay } from 'node:timers/promises';
import type pg from 'pg';
import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import { assertVersion } from './assert-version.ts';
import { type Db, openDatabase } from './database.ts';
import { startEmbeddedPostgres } from './embedded/embedded-postgres.ts';
import { isDatabaseAway } from './is-database-away.ts';
import { withRemedy } from './remedy-for.ts';

export interface RunningDatabase {
  kind: 'embedded' | 'external';
  db: Db;
  pool: pg.Pool;
  /** Closes the pool; stops PostgreSQL too if it is embedded and ours. */
  stop(): Promise<void>;
}

interface Options {
  onProgress?: (doing: string) => void;
  /** When another process of ours runs the embedded database: refuse (a server), or use it (a command). */
  whenInUse?: 'refuse' | 'join';
  /** How long to wait for DATABASE_URL's: one that starts together with us, as in a compose file, needs a moment. */
  patienceMs?: number;
}

/**
 * The database of the configuration, reachable: that of DATABASE_URL, else the embedded one.
 * Throws with the reason and the remedy when it can't be had.
 */
export async function startDatabase(
  config: Readonly<Config>,
  log: Logger,
  { onProgress = () => {}, whenInUse = 'refuse', patienceMs = 30_000 }: Options = {},
): Promise<RunningDatabase> {
  const embedded = config.databaseUrl
    ? undefined
    : await startEmbeddedPostgres({ dataDir: config.dataDir, log, onProgress, whenInUse });
  const { db, pool } = openDatabase(embedded?.connection ?? { connectionString: config.databaseUrl }, log);
  const stop = async () => {
    await db.destroy();
    await embedded?.stop();
  };
  if (!embedded) {
    try {
      await waitUntilReachable(pool, patienceMs, onProgress);
      await assertVersion(pool);
    } catch (error) {
      await stop();
      throw error;
    }
  }
  return { kind: embedded ? 'embedded' : 'external', db, pool, stop };
}

async function waitUntilReachable(
  pool: pg.Pool,
  patienceMs: number,
  onProgress: (doing: string) => void,
): Promise<void> {
  const until = Date.now() + patienceMs;
  for (let attempt = 1; ; attempt += 1) {
    try {
      await pool.query('select 1');
      return;
    } catch (error) {
      if (!isDatabaseAway(error) || Date.now() >= until) {
        throw new Error(`The database of DATABASE_URL can't be used: ${withRemedy(error)}`, { cause: error });
      }
      const reason = error instanceof Error ? error.message || error.name : String(error);
      if (attempt === 1) onProgress(`Waiting for the database of DATABASE_URL (${reason})`);
      await delay(500);
    }
  }
}
