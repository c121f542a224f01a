import type { KeyScope } from '../../shared/contract/right.ts';
import type { Queryable } from '../db/database.ts';
import type { Scope } from '../http/scope.ts';

/** What a secret key opens. Undefined: there is no such key, or it was revoked or has ended. */
export function selectLiveKey(db: Queryable, keyHash: Buffer, now: Date) {
  return db
    .selectFrom('secretKey')
    .innerJoin('environment', 'environment.id', 'secretKey.environmentId')
    .where('keyHash', '=', keyHash)
    .where('revokedAt', 'is', null)
    .where((or) => or.or([or('secretKey.expiresAt', 'is', null), or('secretKey.expiresAt', '>', now)]))
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

export interface SecretKeyRow {
  id: string;
  workspaceId: number;
  environmentId: number;
  name: string;
  scope: KeyScope;
  keyHash: Buffer;
  lastFour: string;
  createdAt: Date;
}

export async function insertKey(db: Queryable, key: SecretKeyRow): Promise<void> {
  await db
    .insertInto('secretKey')
    .values({ ...key, lastUsedAt: null, revokedAt: null })
    .execute();
}

/** Keys of the environment, newest first, also those that were revoked. */
export function selectKeys(db: Queryable, scope: Pick<Scope, 'workspaceId' | 'environmentId'>) {
  return db
    .selectFrom('secretKey')
    .where('workspaceId', '=', scope.workspaceId)
    .where('environmentId', '=', scope.environmentId)
    .orderBy('createdAt', 'desc')
    .select(['id', 'name', 'scope', 'lastFour', 'createdAt', 'lastUsedAt', 'revokedAt', 'expiresAt'])
    .execute();
}

/** Whether the environment had such a key in use. */
export async function updateRevoked(
  db: Queryable,
  scope: Pick<Scope, 'workspaceId' | 'environmentId'>,
  id: string,
  now: Date,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('secretKey')
    .set({ revokedAt: now })
    .where('workspaceId', '=', scope.workspaceId)
    .where('environmentId', '=', scope.environmentId)
    .where('id', '=', id)
    .where('revokedAt', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Has a key in use end then. Undefined: the environment has no such key that stays valid. */
export const updateExpiry = (
  db: Queryable,
  scope: Pick<Scope, 'workspaceId' | 'environmentId'>,
  id: string,
  expiresAt: Date,
) =>
  db
    .updateTable('secretKey')
    .set({ expiresAt })
    .where('workspaceId', '=', scope.workspaceId)
    .where('environmentId', '=', scope.environmentId)
    .where('id', '=', id)
    .where('revokedAt', 'is', null)
    .where('expiresAt', 'is', null)
    .returning(['name', 'scope'])
    .executeTakeFirst();
