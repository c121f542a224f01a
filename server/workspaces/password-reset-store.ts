import type { Insertable } from 'kysely';
import type { Queryable } from '../db/database.ts';
import type { Schema } from '../db/schema.ts';

/** A new link ends those before it. */
export async function putPasswordReset(
  trx: Queryable,
  reset: Insertable<Schema['passwordReset']>,
): Promise<void> {
  await trx.deleteFrom('passwordReset').where('memberId', '=', reset.memberId).execute();
  await trx.insertInto('passwordReset').values(reset).execute();
}

/** Takes a link out of use: whom it is for, if it had not run out. */
export const takePasswordReset = (trx: Queryable, tokenHash: Buffer, now: Date) =>
  trx
    .deleteFrom('passwordReset')
    .where('tokenHash', '=', tokenHash)
    .where('expiresAt', '>', now)
    .returning(['workspaceId', 'memberId'])
    .executeTakeFirst();
