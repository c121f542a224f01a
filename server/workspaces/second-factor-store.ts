import type { Queryable } from '../db/database.ts';

/** Keeps a secret that is still to be proved. A proved one is never overwritten. Whether it was kept. */
export async function putUnprovedSecret(
  db: Queryable,
  memberId: string,
  totpSecret: string,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('member')
    .set({ totpSecret })
    .where('id', '=', memberId)
    .where('totpSince', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Accepts a code's 30 seconds, once: whether nobody has used them, or later ones, before. */
export async function takeStep(db: Queryable, memberId: string, step: number): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('member')
    .set({ totpLastStep: String(step) })
    .where('id', '=', memberId)
    .where('totpLastStep', '<', String(step))
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export async function updateTotpSince(db: Queryable, memberId: string, totpSince: Date): Promise<void> {
  await db.updateTable('member').set({ totpSince }).where('id', '=', memberId).execute();
}

export async function deleteSecondFactor(trx: Queryable, memberId: string): Promise<void> {
  await trx
    .updateTable('member')
    .set({ totpSecret: null, totpSince: null })
    .where('id', '=', memberId)
    .execute();
  await trx.deleteFrom('recoveryCode').where('memberId', '=', memberId).execute();
}

export async function replaceRecoveryCodes(
  trx: Queryable,
  memberId: string,
  codeHashes: readonly Buffer[],
): Promise<void> {
  await trx.deleteFrom('recoveryCode').where('memberId', '=', memberId).execute();
  await trx
    .insertInto('recoveryCode')
    .values(codeHashes.map((codeHash) => ({ memberId, codeHash })))
    .execute();
}

/** Whether it was one of theirs; it is none afterwards. */
export async function takeRecoveryCode(db: Queryable, memberId: string, codeHash: Buffer): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('recoveryCode')
    .where('memberId', '=', memberId)
    .where('codeHash', '=', codeHash)
    .executeTakeFirst();
  return numDeletedRows === 1n;
}
