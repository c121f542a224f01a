import type { Context } from '../context.ts';
import type { Scope } from '../http/scope.ts';
import { countAccounts } from './active-accounts.ts';
import { countActiveUsers } from './active-users.ts';
import { dailyActiveUsersOf } from './daily-active-users.ts';
import { npsOverall } from './nps.ts';
import { countRegisteredUsers } from './registered-users.ts';
import { selectTopFeatures } from './top-features.ts';

/** The environment at a glance. */
export async function overview({ db, now }: Pick<Context, 'db' | 'now'>, scope: Scope) {
  const at = now();
  const [accounts, users, activeUsers, dailyActiveUsers, nps, topFeatures] = await Promise.all([
    countAccounts(db, scope, at),
    countRegisteredUsers(db, scope),
    countActiveUsers(db, scope, at),
    dailyActiveUsersOf(db, scope, at, 90),
    npsOverall(db, scope, at),
    selectTopFeatures(db, scope, at, 10),
  ]);
  return { ...accounts, users, ...activeUsers, dailyActiveUsers, nps, topFeatures };
}
