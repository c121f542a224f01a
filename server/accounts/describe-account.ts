import type { AccountFields } from '../../shared/contract/account.ts';
import { addDays, dayAt, startOfWeek } from '../../shared/rules/calendar.ts';
import type { Context } from '../context.ts';
import { notFound } from '../http/app-error.ts';
import type { Scope } from '../http/scope.ts';
import { selectAccountFeatureUse } from '../metrics/account-feature-use.ts';
import { hasAnybodyCome } from '../metrics/anybody-came.ts';
import { featuresAvailable } from '../metrics/features-available.ts';
import { weeklyUsesOf } from '../metrics/weekly-uses.ts';
import { workspaceTimeZone } from '../metrics/workspace-time-zone.ts';
import { selectListings } from './account-list-store.ts';
import { toAccountRow, weeksInRow } from './account-rows.ts';
import { type StoredAccount, selectAccount } from './account-store.ts';
import { refreshOnSight } from './refresh-summaries.ts';
import { weeksKept } from './summarize-accounts.ts';
import { selectJudgement } from './summary-store.ts';

type Clock = Pick<Context, 'db' | 'now'>;
type Sight = Pick<Context, 'db' | 'log' | 'now'>;

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

/** An account with its fields, its numbers, what is thought of it, and half a year of weeks. */
export async function describeAccount(context: Sight, scope: Scope, externalId: string) {
  const account = await requireAccount(context, scope, externalId);
  const isBehind = await refreshOnSight(context, scope, account.id);
  const { db } = context;
  const now = context.now();
  const [[listing], judgement, available, uses, workspaceZone, hasCome] = await Promise.all([
    selectListings(db, scope, { id: account.id, sort: 'name', order: 'asc' }),
    selectJudgement(db, scope.environmentId, account.id),
    featuresAvailable(db, scope, [account.id]),
    weeklyUsesOf(db, scope, now, weeksKept, account.id),
    workspaceTimeZone(db, scope),
    hasAnybodyCome(db, scope, account.id),
  ]);
  if (!listing || !judgement) throw notFound('account');
  const timeZone = account.timeZone ?? workspaceZone;
  const today = dayAt(now, timeZone);
  const thisWeek = startOfWeek(today);
  return {
    ...toAccountRow(listing),
    isBehind,
    isUntouched: listing.users > 0 && !hasCome,
    today,
    catalogueFeatures: available.catalogue,
    judgement,
    fields: fieldsOf(account),
    levelSet: account.levelSet && {
      level: account.levelSet,
      reason: account.levelSetReason!,
      until: account.levelSetUntil!,
      by: account.levelSetBy!,
      isOver: account.levelSetUntil! < today,
    },
    churn: account.isChurned
      ? {
          churnedOn: account.churnedOn!,
          reason: account.churnReason!,
          note: account.churnNote!,
          beganInSales: account.churnBeganInSales,
        }
      : null,
    traits: { ...account.traits, ...account.setTraits },
    setTraits: Object.keys(account.setTraits),
    timeZone,
    firstSeenAt: account.firstSeenAt,
    weeks: uses.map((usesOfWeek, index) => ({
      startsOn: addDays(thisWeek, 7 * (index + 1 - weeksKept)),
      activeUsers: listing.weeklyActiveUsers[index] ?? 0,
      uses: usesOfWeek,
    })),
  };
}

const fieldsOf = (account: StoredAccount): Required<AccountFields> => ({
  tier: account.tier,
  industry: account.industry,
  region: account.region,
  plan: account.plan,
  modules: account.modules,
  seats: account.seatsBought,
  signedOn: account.signedOn,
  goLiveOn: account.goLiveOn,
  contractStartsOn: account.contractStartsOn,
  contractEndsOn: account.contractEndsOn,
  contractValue: account.contractValue,
  currency: account.currency,
  ownerId: account.ownerId,
  amountScore: account.amountScore,
  fitScore: account.fitScore,
  allowsPublicity: account.allowsPublicity,
  expectedDailyUsers: account.expectedDailyUsers,
  expectedModules: account.expectedModules,
  stageSet: account.stageSet,
});

/** Every available feature with its use by the account, the unused ones with zeros. */
export async function listAccountFeatures(context: Sight, scope: Scope, externalId: string) {
  const { id } = await requireAccount(context, scope, externalId);
  await refreshOnSight(context, scope, id);
  const now = context.now();
  const [available, features] = await Promise.all([
    featuresAvailable(context.db, scope, [id]),
    selectAccountFeatureUse(context.db, scope, now, id, weeksInRow),
  ]);
  return features.filter((feature) => available.has(id, feature.id));
}
