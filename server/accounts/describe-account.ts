import { addDays, dayAt, startOfWeek } from '../../shared/rules/calendar.ts';
import type { Context } from '../context.ts';
import { notFound } from '../http/app-error.ts';
import type { Scope } from '../http/scope.ts';
import { selectAccountFeatureUse } from '../metrics/account-feature-use.ts';
import { featuresAvailable } from '../metrics/features-available.ts';
import { weeklyActiveUsersByAccount } from '../metrics/weekly-active-users.ts';
import { weeklyUsesByFeature, weeklyUsesOf } from '../metrics/weekly-uses.ts';
import { workspaceTimeZone } from '../metrics/workspace-time-zone.ts';
import { addWeeks, countAccountNumbers, weeksInRow, withNumbers } from './account-rows.ts';
import { type StoredAccount, selectAccount } from './account-store.ts';

type Clock = Pick<Context, 'db' | 'now'>;

/** Weeks of an account's own page: half a year. */
const weeksOfAccount = 26;

/** Throws `not_found` for an id that no account of this environment has. */
export async function requireAccount(
  { db }: Clock,
  scope: Scope,
  externalId: string,
): Promise<StoredAccount> {
  const account = await selectAccount(db, scope, externalId);
  if (!account) throw notFound('account');
  return account;
}

/** An account with its numbers, traits, and half a year of weeks. */
export async function describeAccount(context: Clock, scope: Scope, externalId: string) {
  const account = await requireAccount(context, scope, externalId);
  const now = context.now();
  const [numbers, available, users, uses, workspaceZone] = await Promise.all([
    countAccountNumbers(context.db, scope, now, [account.id]),
    featuresAvailable(context.db, scope, [account.id]),
    weeklyActiveUsersByAccount(context.db, scope, now, weeksOfAccount, [account.id]),
    weeklyUsesOf(context.db, scope, now, weeksOfAccount, account.id),
    workspaceTimeZone(context.db, scope),
  ]);
  const counted = withNumbers({ ...account, ...numbers.get(account.id)! }, available);
  const [row] = await addWeeks(context.db, scope, now, [counted]);
  if (!row) throw notFound('account');
  const timeZone = account.timeZone ?? workspaceZone;
  const thisWeek = startOfWeek(dayAt(now, timeZone));
  const activeUsers = users.get(account.id);
  return {
    ...row,
    traits: account.traits,
    timeZone,
    firstSeenAt: account.firstSeenAt,
    weeks: uses.map((usesOfWeek, index) => ({
      startsOn: addDays(thisWeek, 7 * (index + 1 - weeksOfAccount)),
      activeUsers: activeUsers?.[index] ?? 0,
      uses: usesOfWeek,
    })),
  };
}

/** Every available feature with its use by the account, the unused ones with zeros. */
export async function listAccountFeatures(context: Clock, scope: Scope, externalId: string) {
  const { id } = await requireAccount(context, scope, externalId);
  const now = context.now();
  const [available, features, weeks] = await Promise.all([
    featuresAvailable(context.db, scope, [id]),
    selectAccountFeatureUse(context.db, scope, now, id),
    weeklyUsesByFeature(context.db, scope, now, weeksInRow, id),
  ]);
  return features
    .filter((feature) => available.has(id, feature.id))
    .map((feature) => ({
      ...feature,
      weeks: weeks.get(feature.id) ?? Array.from({ length: weeksInRow }, () => 0),
    }));
}
