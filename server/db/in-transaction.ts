import type { Transaction } from 'kysely';
import type { Queryable } from './database.ts';
import type { Schema } from './schema.ts';

/** Runs `work` in the transaction that `db` is, or in one of its own: so that operations can be put together. */
export const inTransaction = <Result>(
  db: Queryable,
  work: (trx: Transaction<Schema>) => Promise<Result>,
): Promise<Result> => (db.isTransaction ? work(db as Transaction<Schema>) : db.transaction().execute(work));
