import { sql } from 'kysely';
import type { Queryable } from './database.ts';
import { inTransaction } from './in-transaction.ts';

/**
 * Reads with room to group millions of facts in memory, where PostgreSQL's usual 4 MB would have it sort them on disk:
 * for what few people ask for, such as the pages of the catalogue.
 */
export const withRoom = <Result>(db: Queryable, read: (trx: Queryable) => Promise<Result>): Promise<Result> =>
  inTransaction(db, async (trx) => {
    await sql`set local work_mem = '64MB'`.execute(trx);
    return read(trx);
  });
