import type { Queryable } from '../db/database.ts';

/** What a secret key opens. Undefined: there is no such key, or it was revoked. */
export function selectLiveKey(db: Queryable, keyHash: Buffer) {
  return db
    .selectFrom('secretKey')
    .innerJoin('environment', 'environment.id', 'secretKey.environmentId')
    .where('keyHash', '=', keyHash)
    .where('revokedAt', 'is', null)
    .select([
      'secretKey.id',
      'secretKey.workspaceId',
      'secretKey.environmentId',
      'environment.appId',
      'secretKey.scope',
      'secretKey.lastUsedAt',
    ])
    .executeTakeFirst();
}

export async function touchKey(db: Queryable, id: string, now: Date): Promise<void> {
  await db
    .updateTable('secretKey')
    .set({ lastUsedAt: now })
    .where('id', '=', id)
    .where((or) => or.or([or('lastUsedAt', 'is', null), or('lastUsedAt', '<', now)]))
    .execute();
}
