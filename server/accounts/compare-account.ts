import { compareWithExpected } from '../../shared/rules/expected-use.ts';
import { comparePeers } from '../../shared/rules/peer-comparison.ts';
import type { Context } from '../context.ts';
import type { Queryable } from '../db/database.ts';
import type { Scope } from '../http/scope.ts';
import { modulesUsed, typicalDailyUsers } from '../metrics/expected-use.ts';
import { featuresAvailable } from '../metrics/features-available.ts';
import { readThresholds } from '../workspaces/thresholds.ts';
import type { StoredAccount } from './account-store.ts';
import { selectUsedFeatures } from './account-use-store.ts';
import { requireAccount } from './describe-account.ts';
import { type PeerNumbers, selectFeatureNames, selectWithPeers } from './peer-store.ts';

type Clock = Pick<Context, 'db' | 'now'>;

/** An account against what was expected of it, and against its peers. */
export async function compareAccount(context: Clock, scope: Scope, externalId: string) {
  const account = await requireAccount(context, scope, externalId);
  const { db } = context;
  const now = context.now();
  const [dailyUsers, modules, peers] = await Promise.all([
    typicalDailyUsers(db, scope, now, account.id),
    modulesUsed(db, scope, now, account.id),
    peersOf(context, scope, account),
  ]);
  const expected = { dailyUsers: account.expectedDailyUsers, modules: account.expectedModules };
  return {
    typicalDailyUsers: dailyUsers,
    expected: compareWithExpected(expected, { dailyUsers, modules }),
    peers,
  };
}

const share = (part: number, all: number | null) => (all ? part / all : null);

const figures: Record<string, (account: PeerNumbers) => number | null> = {
  activity: ({ activeUsers7, users }) => share(activeUsers7, users),
  featureUsageRate: ({ featuresUsed28, featuresAvailable: all }) => share(featuresUsed28, all),
  activationRate: ({ activatedUsers, seatsBought }) => share(activatedUsers, seatsBought),
  nps: ({ npsScore }) => npsScore,
};

/**
 * Where it stands among the other accounts of its industry and tier, and which features more than half of them use and
 * it does not. Null where they are too few to stay unknown.
 */
async function peersOf({ db }: Clock, { owners: _, ...scope }: Scope, account: StoredAccount) {
  const { industry, tier } = account;
  if (industry === null || tier === null) return null;
  const { fewestPeers } = await readThresholds(db, scope);
  const all = await selectWithPeers(db, scope, account);
  const own = all.find(({ id }) => id === account.id);
  const others = all.filter(({ id }) => id !== account.id);
  if (!own || others.length < fewestPeers) return null;
  const compared = Object.entries(figures).flatMap(([name, figure]) => {
    const found = comparePeers(figure(own), others.map(figure), fewestPeers);
    return found ? [{ name, ...found }] : [];
  });
  return {
    industry,
    tier,
    count: others.length,
    figures: compared,
    featuresTheyUse: await featuresTheyUse(db, scope, account.id, others),
  };
}

async function featuresTheyUse(db: Queryable, scope: Scope, accountId: string, others: PeerNumbers[]) {
  const ids = [accountId, ...others.map(({ id }) => id)];
  const used = await selectUsedFeatures(db, scope.environmentId, ids);
  const available = await featuresAvailable(db, scope, [accountId]);
  const own = new Set(used.get(accountId));
  const counts = new Map<number, number>();
  for (const { id } of others) {
    for (const featureId of used.get(id) ?? []) {
      counts.set(featureId, (counts.get(featureId) ?? 0) + 1);
    }
  }
  const common = [...counts]
    .filter(([id, count]) => count * 2 > others.length && !own.has(id) && available.has(accountId, id))
    .map(([id]) => id);
  const names = await selectFeatureNames(db, scope, common);
  return names.map(({ id, name }) => ({ id, name, share: (counts.get(id) ?? 0) / others.length }));
}
