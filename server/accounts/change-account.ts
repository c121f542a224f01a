import type { AccountFields } from '../../shared/contract/account.ts';
import type { Traits } from '../../shared/contract/audience.ts';
import type { Context } from '../context.ts';
import { accountIdOf } from '../db/hashed-id.ts';
import { inTransaction } from '../db/in-transaction.ts';
import { AppError, notFound } from '../http/app-error.ts';
import { actorCan, type Scope } from '../http/scope.ts';
import { audit } from '../workspaces/audit.ts';
import { changes } from '../workspaces/changes.ts';
import { lockAccounts } from './account-store.ts';
import { selectFields } from './field-store.ts';
import { followTimeZones } from './follow-time-zones.ts';
import { mergeTraits } from './people-store.ts';
import { readFields } from './read-fields.ts';
import { setFields } from './set-fields.ts';
import { toldNow } from './told-now.ts';

export interface AccountChange {
  name?: string | undefined;
  /** Merged, as if the host app had told them just now. */
  traits?: Traits | undefined;
  /** They outweigh what the host app tells, until they are null again. */
  fields?: AccountFields | undefined;
}

/** Names an account, merges traits into it, sets fields of it. */
export async function changeAccount(
  { db, now }: Pick<Context, 'db' | 'now'>,
  scope: Scope,
  externalId: string,
  { name, traits, fields }: AccountChange,
): Promise<void> {
  if (fields?.ownerId !== undefined && !actorCan(scope.actor, 'account.assign')) {
    throw new AppError('not_allowed', 'Your role may not say who looks after an account.');
  }
  const at = now();
  const { environmentId } = scope;
  const told = toldNow(accountIdOf(environmentId, externalId), { traits }, at);
  await inTransaction(db, async (trx) => {
    const [id] = await lockAccounts(trx, scope, [told.id]);
    if (id === undefined) throw notFound('account');
    const before = await selectFields(trx, scope, id);
    await mergeTraits(trx, environmentId, 'account', [told]);
    await readFields(trx, environmentId, [id]);
    await setFields(trx, scope, id, { ...fields, name });
    await audit(trx, scope, at, 'account.changed', `account:${externalId}`, {
      traits: Object.keys(told.traits),
      ...changes<Omit<typeof before, 'name'> & { name: string | null }>(before, { ...fields, name }),
    });
  });
  await followTimeZones(db, environmentId, [told.id]);
}
