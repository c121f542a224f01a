import type { ReviewLocale } from '../../shared/contract/review.ts';
import { requireAccount } from '../accounts/describe-account.ts';
import type { Context } from '../context.ts';
import { inTransaction } from '../db/in-transaction.ts';
import { newId } from '../db/new-id.ts';
import { notFound } from '../http/app-error.ts';
import type { Scope } from '../http/scope.ts';
import { lastDays } from '../metrics/ask.ts';
import { audit } from '../workspaces/audit.ts';
import { newToken, tokenHash } from '../workspaces/token.ts';
import { describeAccountUse } from './account-use.ts';
import {
  insertShareLink,
  revokeShareLinkRow,
  type ShareLink,
  selectSharedAccount,
  selectShareLinks,
} from './share-link-store.ts';

/** Days that a customer sees. */
const daysShown = 90;

/** Newest first. */
export async function listShareLinks(
  context: Context,
  scope: Scope,
  accountId: string,
): Promise<ShareLink[]> {
  const { id } = await requireAccount(context, scope, accountId);
  return selectShareLinks(context.db, scope, id);
}

/** Makes a link to the account's adoption for the customer. Its address is told this once. */
export async function createShareLink(
  context: Context,
  scope: Scope,
  accountId: string,
  { days, locale }: { days: number; locale: ReviewLocale },
): Promise<ShareLink & { url: string }> {
  const account = await requireAccount(context, scope, accountId);
  const createdAt = context.now();
  const id = newId(createdAt);
  const token = newToken('sl_');
  const expiresAt = new Date(createdAt.getTime() + days * 86_400_000);
  await inTransaction(context.db, async (trx) => {
    const link = { id, accountId: account.id, tokenHash: tokenHash(token), locale, expiresAt };
    await insertShareLink(trx, scope, createdAt, link);
    await audit(trx, scope, createdAt, 'share-link.created', `account:${accountId}`, { id, expiresAt });
  });
  const url = `${context.config.publicUrl}/shared/${token}`;
  return { id, locale, createdAt, expiresAt, revokedAt: null, url };
}

export async function revokeShareLink(
  context: Context,
  scope: Scope,
  accountId: string,
  id: string,
): Promise<void> {
  const account = await requireAccount(context, scope, accountId);
  const now = context.now();
  await inTransaction(context.db, async (trx) => {
    if (!(await revokeShareLinkRow(trx, scope, now, account.id, id))) throw notFound('share link');
    await audit(trx, scope, now, 'share-link.revoked', `account:${accountId}`, { id });
  });
}

/**
 * What a customer sees of their own adoption: use, modules and the goals that were agreed; nobody's name, no answer,
 * nothing that we think of them.
 *
 * @throws not_found for a token that is unknown, revoked or expired: which of these is not told
 */
export async function readSharedAccount(context: Context, token: string) {
  const shared = await selectSharedAccount(context.db, tokenHash(token), context.now());
  if (!shared) throw notFound('share link');
  const { accountId, locale, expiresAt, ...place } = shared;
  const scope: Scope = { ...place, actor: { kind: 'system' } };
  const { id } = await requireAccount(context, scope, accountId);
  const period = await lastDays(context.db, scope, context.now(), daysShown, { accountIds: [id] });
  const { account, figures, modules, weeks, criteria } = await describeAccountUse(
    context,
    scope,
    accountId,
    period,
  );
  const { nps: _, ...shown } = figures;
  return {
    accountName: account.name,
    locale,
    expiresAt,
    startsOn: period.from,
    endsOn: period.to,
    figures: shown,
    modules,
    weeks,
    criteria: criteria.map(({ roi: _roi, roiMethod: _method, ...criterion }) => criterion),
  };
}
