import type { Traits } from '../../shared/contract/audience.ts';
import type { Context } from '../context.ts';
import { accountIdOf } from '../db/hashed-id.ts';
import type { Exclusion } from '../db/schema/users.ts';
import { AppError, notFound } from '../http/app-error.ts';
import type { Scope } from '../http/scope.ts';
import { audit } from '../workspaces/audit.ts';
import { changes } from '../workspaces/changes.ts';
import { lockAccounts } from './account-store.ts';
import { recountPeople } from './count-people.ts';
import { excludeInternalUsers } from './exclude-internal-users.ts';
import { updateExclusion } from './exclusion-store.ts';
import { mergeTraits, raisePeopleVersion } from './people-store.ts';
import { markSummariesOfUsersStale } from './summary-store.ts';
import { toldNow } from './told-now.ts';
import { replaceSeats, selectAccountsOfUsers, selectUser, updateDeactivation } from './user-store.ts';

export interface UserChange {
  name?: string | undefined;
  traits?: Traits | undefined;
  /** The host app's ids: a seat in just these. */
  accountIds?: string[] | undefined;
  isDeactivated?: boolean | undefined;
  /** Why they are left out of metrics; `none`: they count, whatever the rules say; null: the rules decide again. */
  exclusion?: Exclusion | 'none' | null | undefined;
}

/** Merges traits into a user, and sets the rest where it is given. */
export async function changeUser(
  { db, now }: Pick<Context, 'db' | 'now'>,
  scope: Scope,
  externalId: string,
  change: UserChange,
): Promise<void> {
  const at = now();
  const { environmentId } = scope;
  await db.transaction().execute(async (trx) => {
    const user = await selectUser(trx, scope, externalId);
    if (!user) throw notFound('user');
    const accountIds = change.accountIds?.map((account) => accountIdOf(environmentId, account));
    if (accountIds && (await lockAccounts(trx, scope, accountIds)).length < new Set(accountIds).size) {
      throw new AppError('invalid_request', 'One of the accounts does not exist.', {
        details: [{ path: 'accountIds', message: 'must be ids of accounts that exist' }],
      });
    }
    if (accountIds?.length === 0 && scope.owners) {
      throw new AppError('invalid_request', 'Leave the user in one of your accounts.', {
        details: [{ path: 'accountIds', message: 'must name one of your accounts' }],
      });
    }
    const before = {
      isDeactivated: user.deactivatedAt !== null,
      exclusion: user.exclusionSet,
      accountIds: (await selectAccountsOfUsers(trx, scope, [user.id])).map(({ id }) => id),
    };
    const told = toldNow(user.id, change, at);
    await mergeTraits(trx, environmentId, 'user', [told]);
    await excludeInternalUsers(trx, environmentId, [told]);
    if (change.isDeactivated !== undefined) {
      await updateDeactivation(trx, scope, user.id, change.isDeactivated, at);
    }
    if (change.exclusion !== undefined) await updateExclusion(trx, scope, user.id, change.exclusion);
    await markSummariesOfUsersStale(trx, environmentId, [user.id]);
    if (accountIds) {
      await replaceSeats(trx, scope, user.id, [...new Set(accountIds)], at);
      await markSummariesOfUsersStale(trx, environmentId, [user.id]);
      await raisePeopleVersion(trx, environmentId);
    }
    await recountPeople(trx, environmentId, [user.id]);
    // What their traits are stays out of a log that nothing is taken out of.
    await audit(trx, scope, at, 'user.changed', `user:${externalId}`, {
      traits: Object.keys(told.traits),
      ...changes<Pick<UserChange, keyof typeof before>>(before, {
        isDeactivated: change.isDeactivated,
        exclusion: change.exclusion,
        accountIds: change.accountIds,
      }),
    });
  });
}
