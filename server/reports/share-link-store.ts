import type { ReviewLocale } from '../../shared/contract/review.ts';
import type { Queryable } from '../db/database.ts';
import { actorName, type Scope } from '../http/scope.ts';

export interface ShareLink {
  id: string;
  locale: ReviewLocale;
  createdAt: Date;
  expiresAt: Date;
  revokedAt: Date | null;
}

/** Newest first. */
export const selectShareLinks = (db: Queryable, scope: Scope, accountId: string): Promise<ShareLink[]> =>
  db
    .selectFrom('shareLink')
    .where('environmentId', '=', scope.environmentId)
    .where('accountId', '=', accountId)
    .select(['id', 'locale', 'createdAt', 'expiresAt', 'revokedAt'])
    .orderBy('createdAt', 'desc')
    .execute();

export async function insertShareLink(
  trx: Queryable,
  scope: Scope,
  now: Date,
  link: { id: string; accountId: string; tokenHash: Buffer; locale: ReviewLocale; expiresAt: Date },
): Promise<void> {
  await trx
    .insertInto('shareLink')
    .values({
      ...link,
      environmentId: scope.environmentId,
      createdAt: now,
      createdBy: actorName(scope.actor),
      revokedAt: null,
    })
    .execute();
}

/** Whether the account has such a link that was still good. */
export async function revokeShareLinkRow(
  trx: Queryable,
  scope: Scope,
  now: Date,
  accountId: string,
  id: string,
): Promise<boolean> {
  const revoked = await trx
    .updateTable('shareLink')
    .set({ revokedAt: now })
    .where('environmentId', '=', scope.environmentId)
    .where('accountId', '=', accountId)
    .where('id', '=', id)
    .where('revokedAt', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return revoked !== undefined;
}

export interface SharedAccount {
  workspaceId: number;
  appId: number;
  environmentId: number;
  accountId: string;
  locale: ReviewLocale;
  expiresAt: Date;
}

/** What a token lets see. Undefined: it never did, or no longer does. */
export const selectSharedAccount = (
  db: Queryable,
  tokenHash: Buffer,
  now: Date,
): Promise<SharedAccount | undefined> =>
  db
    .selectFrom('shareLink')
    .innerJoin('environment', 'environment.id', 'shareLink.environmentId')
    .innerJoin('account', (join) =>
      join
        .onRef('account.environmentId', '=', 'shareLink.environmentId')
        .onRef('account.id', '=', 'shareLink.accountId'),
    )
    .where('shareLink.tokenHash', '=', tokenHash)
    .where('shareLink.revokedAt', 'is', null)
    .where('shareLink.expiresAt', '>', now)
    .select([
      'environment.workspaceId',
      'environment.appId',
      'shareLink.environmentId',
      'account.externalId as accountId',
      'shareLink.locale',
      'shareLink.expiresAt',
    ])
    .executeTakeFirst();
