import { annualValue } from '../../shared/rules/annual-value.ts';
import type { Queryable } from '../db/database.ts';
import type { Scope } from '../http/scope.ts';
import { activeUsersByAccount } from '../metrics/active-users.ts';
import { featureBreadthByAccount } from '../metrics/feature-breadth.ts';
import { featuresAvailable } from '../metrics/features-available.ts';
import { lastAnswersByAccount } from '../metrics/last-answers.ts';
import { npsByAccount } from '../metrics/nps.ts';
import { registeredUsersByAccount } from '../metrics/registered-users.ts';
import { seatActivityByAccount } from '../metrics/seat-activity.ts';
import { weeklyActiveUsersByAccount } from '../metrics/weekly-active-users.ts';
import { readThresholds } from '../workspaces/thresholds.ts';
import { activeUsersBefore, judgeAccount, type UseFacts } from './judge-account.ts';
import { selectKnownFacts } from './judged-store.ts';
import type { Summary } from './summary-store.ts';

/** Weeks of activity, half a year. */
export const weeksKept = 26;
const noWeeks = Array.from({ length: weeksKept }, () => 0);

/** The numbers and the judgement of these accounts, by their 64-bit ids: one query per fact, however many accounts. */
export async function summarizeAccounts(
  db: Queryable,
  scope: Scope,
  now: Date,
  ids: readonly string[],
): Promise<Map<string, Summary>> {
  const limits = await readThresholds(db, scope);
  const known = await selectKnownFacts(db, scope, now, ids);
  const users = await registeredUsersByAccount(db, scope, ids);
  const active = await activeUsersByAccount(db, scope, now, ids);
  const weeks = await weeklyActiveUsersByAccount(db, scope, now, weeksKept, ids);
  const available = await featuresAvailable(db, scope, ids);
  const breadth = await featureBreadthByAccount(db, scope, now, ids);
  const seats = await seatActivityByAccount(db, scope, now, ids);
  const nps = await npsByAccount(db, scope, now, ids);
  const answers = await lastAnswersByAccount(db, scope, ids);

  return new Map(
    known.map((account) => {
      const { id } = account;
      const usedIds = breadth.get(id)?.featureIds.filter((featureId) => available.has(id, featureId)) ?? [];
      const core = available.coreFor(id);
      const use: UseFacts = {
        users: users.get(id) ?? 0,
        activeUsers7: active.get(id)?.last7 ?? 0,
        activeUsers28: active.get(id)?.last28 ?? 0,
        featuresUsed: usedIds.length,
        featuresAvailable: available.countFor(id),
        coreUsed: core.filter((featureId) => usedIds.includes(featureId)).length,
        coreAvailable: core.length,
        breadth: breadth.get(id),
        seats: seats.get(id),
        lastAnsweredAt: answers.get(id),
      };
      const { judgement, ...judged } = judgeAccount(account, use, limits);
      const summary: Summary = {
        users: use.users,
        activeUsers7: use.activeUsers7,
        activeUsers28: use.activeUsers28,
        weeklyActiveUsers: weeks.get(id) ?? noWeeks,
        featuresUsed28: use.featuresUsed,
        npsScore: nps.get(id)?.score ?? null,
        npsN: nps.get(id)?.n ?? 0,
        featuresAvailable: use.featuresAvailable,
        activatedUsers: use.seats?.activatedUsers ?? 0,
        activeUsersBefore: activeUsersBefore(use.seats),
        usersBefore: use.seats?.usersBefore ?? 0,
        coreUsed: use.coreUsed,
        annualValue: annualValue(account),
        ...judged,
        isShallow: judgement.health.isShallow,
        judgement,
      };
      return [id, summary];
    }),
  );
}
