import type { JudgedFacts, UseFacts } from '../../shared/contract/judgement.ts';
import { annualValue } from '../../shared/rules/annual-value.ts';
import { dayAt } from '../../shared/rules/calendar.ts';
import type { Queryable } from '../db/database.ts';
import type { Scope } from '../http/scope.ts';
import { activeUsersByAccount } from '../metrics/active-users.ts';
import { featureBreadthByAccount } from '../metrics/feature-breadth.ts';
import { featureBreadthOfLarge } from '../metrics/feature-breadth-of-large.ts';
import { featuresAvailable } from '../metrics/features-available.ts';
import { lastAnswersByAccount } from '../metrics/last-answers.ts';
import { npsByAccount } from '../metrics/nps.ts';
import { registeredUsersByAccount } from '../metrics/registered-users.ts';
import { type SeatActivity, seatActivityByAccount } from '../metrics/seat-activity.ts';
import { weeklyActiveUsersByAccount } from '../metrics/weekly-active-users.ts';
import { readThresholds } from '../workspaces/thresholds.ts';
import type { AccountUse } from './account-use-store.ts';
import { factsOf, judgeAccount } from './judge-account.ts';
import { selectKnownFacts } from './judged-store.ts';
import { type Summary, selectLarge } from './summary-store.ts';

/** A summary with what it was made from. */
export interface MadeSummary extends Summary {
  facts: JudgedFacts;
  use: AccountUse;
}

/** Weeks of activity, half a year. */
export const weeksKept = 26;
const noWeeks = Array.from({ length: weeksKept }, () => 0);
const noDays = '0'.repeat(400);
const noUse: AccountUse = { featureIds: [], users: [], uses: [], today: [] };

/**
 * The numbers and the judgement of these accounts, by their 64-bit ids: one query per fact, however many accounts. To be
 * called while their summaries are held, and their sets of people up to date.
 */
export async function summarizeAccounts(
  db: Queryable,
  scope: Scope,
  now: Date,
  ids: readonly string[],
): Promise<Map<string, MadeSummary>> {
  const limits = await readThresholds(db, scope);
  const known = await selectKnownFacts(db, scope, now, ids);
  const users = await registeredUsersByAccount(db, scope, ids);
  const active = await activeUsersByAccount(db, scope, now, ids);
  const weeks = await weeklyActiveUsersByAccount(db, scope, now, weeksKept, ids);
  const available = await featuresAvailable(db, scope, ids);
  const large = await selectLarge(db, scope.environmentId, ids);
  const small = ids.filter((id) => !large.includes(id));
  const breadth = new Map([
    ...(await featureBreadthByAccount(db, scope, now, small)),
    ...(await featureBreadthOfLarge(db, scope, now, large)),
  ]);
  const seats = await seatActivityByAccount(db, scope, now, ids);
  const nps = await npsByAccount(db, scope, now, ids);
  const answers = await lastAnswersByAccount(db, scope, ids);

  return new Map(
    known.map(({ id, levelSet, levelSetUntil, contractValue, ...account }) => {
      const usedIds = breadth.get(id)?.featureIds.filter((featureId) => available.has(id, featureId)) ?? [];
      const core = available.coreFor(id);
      const answeredAt = answers.get(id);
      const use: UseFacts = {
        users: users.get(id) ?? 0,
        activeUsers7: active.get(id)?.last7 ?? 0,
        activeUsers28: active.get(id)?.last28 ?? 0,
        activeUsersBefore: activeUsersBefore(seats.get(id)),
        activatedUsers: seats.get(id)?.activatedUsers ?? 0,
        activatedUsersBefore: seats.get(id)?.activatedUsersBefore ?? 0,
        featuresUsed: usedIds.length,
        featuresAvailable: available.countFor(id),
        coreUsed: core.filter((featureId) => usedIds.includes(featureId)).length,
        coreAvailable: core.length,
        classes: breadth.get(id)?.classes ?? {},
        typicalFeatures: breadth.get(id)?.typicalFeatures ?? null,
        lastAnsweredOn: answeredAt ? dayAt(answeredAt, 'UTC') : null,
        npsScore: nps.get(id)?.score ?? null,
      };
      const { judgement, ...judged } = judgeAccount(account, use, limits);
      const isSet = levelSet !== null && levelSetUntil !== null && levelSetUntil >= account.today;
      const summary: MadeSummary = {
        users: use.users,
        activeUsers7: use.activeUsers7,
        activeUsers28: use.activeUsers28,
        weeklyActiveUsers: weeks.get(id) ?? noWeeks,
        featuresUsed28: use.featuresUsed,
        npsScore: use.npsScore,
        npsN: nps.get(id)?.n ?? 0,
        featuresAvailable: use.featuresAvailable,
        activatedUsers: use.activatedUsers,
        activeUsersBefore: use.activeUsersBefore,
        usersBefore: seats.get(id)?.usersBefore ?? 0,
        coreUsed: use.coreUsed,
        annualValue: annualValue({ ...account, contractValue }),
        ...judged,
        level: isSet ? levelSet : judged.level,
        isShallow: judgement.health.isShallow,
        judgement,
        activeDays: seats.get(id)?.days ?? noDays,
        facts: factsOf(account, use),
        use: breadth.get(id) ?? noUse,
      };
      return [id, summary];
    }),
  );
}

/** Mean of the four weeks before. */
function activeUsersBefore(seats: SeatActivity | undefined): number {
  if (!seats) return 0;
  const [, ...before] = seats.windows;
  return before.reduce((sum, users) => sum + users, 0) / before.length;
}
