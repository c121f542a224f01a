import type { KyselyPlugin } from 'kysely';
import type { Db } from './database.ts';

/** The same database, which makes no statement any more once the signal is aborted: it throws the signal's reason. */
export function fence(db: Db, signal: AbortSignal): Db {
  const plugin: KyselyPlugin = {
    transformQuery({ node }) {
      signal.throwIfAborted();
      return node;
    },
    transformResult: async ({ result }) => result,
  };
  return db.withPlugin(plugin);
}
