import { CompiledQuery } from 'kysely';
import type { Db } from './database.ts';

/** What rate-limiter-flexible needs of a pool of `pg`, on our own connections. */
export const limiterPool = (db: Db) => ({
  query: async ({ text, values }: { text: string; values?: unknown[] }) => {
    const { rows, numAffectedRows } = await db.executeQuery(CompiledQuery.raw(text, values));
    return { rows, rowCount: Number(numAffectedRows ?? rows.length) };
  },
});
