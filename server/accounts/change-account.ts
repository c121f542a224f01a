import type { Traits } from '../../shared/contract/audience.ts';
import type { Context } from '../context.ts';
import { accountIdOf } from '../db/hashed-id.ts';
import { notFound } from '../http/app-error.ts';
import type { Scope } from '../http/scope.ts';
import { audit } from '../workspaces/audit.ts';
import { lockAccounts } from './account-store.ts';
import { followTimeZones } from './follow-time-zones.ts';
import { mergeTraits } from './people-store.ts';
import { toldNow } from './told-now.ts';

/** Merges traits into an account, as if the host app had told them just now. */
export async function changeAccount(
  { db, now }: Pick<Context, 'db' | 'now'>,
  scope: Scope,
  externalId: string,
  change: { name?: string | undefined; traits?: Traits | undefined },
): Promise<void> {
  const at = now();
  const { environmentId } = scope;
  const told = toldNow(accountIdOf(environmentId, externalId), change, at);
  await db.transaction().execute(async (trx) => {
    const [id] = await lockAccounts(trx, scope, [told.id]);
    if (id === undefined) throw notFound('account');
    await mergeTraits(trx, environmentId, 'account', [told]);
    await audit(trx, scope, at, 'account.changed', `account:${externalId}`, {
      traits: Object.keys(told.traits),
    });
  });
  await followTimeZones(db, environmentId, [told.id]);
}
