import type { NewKey } from '../../shared/contract/session.ts';
import { rightsOfKey } from '../../shared/rules/rights.ts';
import type { Context } from '../context.ts';
import type { Queryable } from '../db/database.ts';
import { inTransaction } from '../db/in-transaction.ts';
import { newId } from '../db/new-id.ts';
import { AppError, notFound } from '../http/app-error.ts';
import { actorCovers, type Scope } from '../http/scope.ts';
import { audit } from './audit.ts';
import { insertKey, selectKeys, updateExpiry, updateRevoked } from './secret-key-store.ts';
import { newToken, tokenHash } from './token.ts';

/**
 * Makes a secret key for the environment. `key` is shown now and never again: only its hash is kept. Throws
 * `not_allowed` when the key could do more than who makes it.
 */
export async function createSecretKey(
  { db, now }: { db: Queryable; now: Context['now'] },
  scope: Scope,
  { name, scope: keyScope }: NewKey,
): Promise<{ id: string; key: string }> {
  if (!actorCovers(scope.actor, rightsOfKey(keyScope))) {
    throw new AppError('not_allowed', 'A key can’t do more than you may do yourself.');
  }
  const createdAt = now();
  const id = newId(createdAt);
  const key = newToken('sk_');
  await inTransaction(db, async (trx) => {
    await insertKey(trx, {
      id,
      workspaceId: scope.workspaceId,
      environmentId: scope.environmentId,
      name,
      scope: keyScope,
      keyHash: tokenHash(key),
      lastFour: key.slice(-4),
      createdAt,
    });
    await audit(trx, scope, createdAt, 'key.created', `key:${id}`, { name, scope: keyScope });
  });
  return { id, key };
}

/** How long a key that was replaced goes on, so that programs can change over. */
const overlapHours = 24;

/** Makes a key in place of another, which ends a day later. Throws as `createSecretKey`. */
export async function rotateSecretKey(
  { db, now }: Pick<Context, 'db' | 'now'>,
  scope: Scope,
  id: string,
): Promise<{ id: string; key: string; formerUntil: string }> {
  const formerUntil = new Date(now().getTime() + overlapHours * 3_600_000);
  return inTransaction(db, async (trx) => {
    const former = await updateExpiry(trx, scope, id, formerUntil);
    if (!former) throw notFound('key');
    await audit(trx, scope, now(), 'key.rotated', `key:${id}`, { until: formerUntil.toISOString() });
    const made = await createSecretKey({ db: trx, now }, scope, former);
    return { ...made, formerUntil: formerUntil.toISOString() };
  });
}

/** Keys of the environment, newest first, also those that were revoked. */
export async function listSecretKeys({ db }: Pick<Context, 'db'>, scope: Scope) {
  const keys = await selectKeys(db, scope);
  return keys.map(({ createdAt, lastUsedAt, revokedAt, expiresAt, ...key }) => ({
    ...key,
    createdAt: createdAt.toISOString(),
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
    revokedAt: revokedAt?.toISOString() ?? null,
    expiresAt: expiresAt?.toISOString() ?? null,
  }));
}

/** From now on the key opens nothing. */
export async function revokeSecretKey(
  { db, now }: Pick<Context, 'db' | 'now'>,
  scope: Scope,
  id: string,
): Promise<void> {
  await inTransaction(db, async (trx) => {
    if (!(await updateRevoked(trx, scope, id, now()))) throw notFound('key');
    await audit(trx, scope, now(), 'key.revoked', `key:${id}`);
  });
}
