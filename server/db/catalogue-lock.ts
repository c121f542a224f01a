import { sql } from 'kysely';
import type { Queryable } from './database.ts';

/** First key of the advisory lock; the second is the environment. Ingest holds its shared form for each batch. */
export const catalogueLock = 7101;

/**
 * Waits until no batch of events is being stored in these environments and holds new ones off until the transaction
 * ends: so no new element, name or page falls between the rules that are being saved and those it is judged by, and no
 * event is added to accounts that are being counted anew.
 */
export async function lockCatalogue(trx: Queryable, environmentIds: readonly number[]): Promise<void> {
  for (const environmentId of [...environmentIds].sort((a, b) => a - b)) {
    await sql`select pg_advisory_xact_lock(${catalogueLock}::int, ${environmentId}::int)`.execute(trx);
  }
}

/**
 * The shared form, held by whoever stores events: many at once, and no rule changes meanwhile.
 */
export async function holdCatalogue(trx: Queryable, environmentId: number): Promise<void> {
  await sql`select pg_advisory_xact_lock_shared(${catalogueLock}::int, ${environmentId}::int)`.execute(trx);
}
