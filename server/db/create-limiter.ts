import { CompiledQuery } from 'kysely';
import { RateLimiterPostgres } from 'rate-limiter-flexible';
import type { Db } from './database.ts';

interface Limits {
  /** What is counted: the beginning of every key. */
  keyPrefix: string;
  points: number;
  /** In seconds. */
  duration: number;
  /** From so many points on the database is not asked again until the time is over. */
  inMemoryBlockOnConsumed?: number;
}

/** Counts in the database, over all server processes and restarts, on our own connections. */
export const createLimiter = (db: Db, limits: Limits): RateLimiterPostgres =>
  new RateLimiterPostgres({
    storeClient: {
      query: async ({ text, values }: { text: string; values?: unknown[] }) => {
        const { rows, numAffectedRows } = await db.executeQuery(CompiledQuery.raw(text, values));
        return { rows, rowCount: Number(numAffectedRows ?? rows.length) };
      },
    },
    storeType: 'pool',
    tableName: 'rate_limit',
    tableCreated: true,
    // A timer of its own would outlive the database: old rows are swept when somebody signs in.
    clearExpiredByTimeout: false,
    ...limits,
  });
