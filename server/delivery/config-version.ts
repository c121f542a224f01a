import type { Queryable } from '../db/database.ts';

/**
 * Says that what is delivered in an environment has changed: open pages see the new version within seconds and ask
 * anew. Call it in the transaction that makes the change.
 */
export async function raiseConfigVersion(trx: Queryable, environmentId: number): Promise<void> {
  await trx
    .updateTable('environment')
    .set((eb) => ({ configVersion: eb('configVersion', '+', 1) }))
    .where('id', '=', environmentId)
    .execute();
}
