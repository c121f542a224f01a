import { refreshFewSummaries } from '../accounts/refresh-summaries.ts';
import type { Context } from '../context.ts';
import type { Scope } from '../http/scope.ts';
import { activeSeries } from './active-series.ts';
import { type Ask, lastDays } from './ask.ts';
import { figureOf, measure } from './measure.ts';
import { measured } from './measured.ts';
import { npsDays, npsOverall } from './nps.ts';
import { selectTopFeatures } from './top-features.ts';

/** The environment at a glance. The figures are those of `/metrics`, so that there is a list behind each. */
export async function overview(context: Pick<Context, 'db' | 'now'>, scope: Scope) {
  await refreshFewSummaries(context, scope);
  const { db } = context;
  const now = context.now();
  const last = async (days: number): Promise<Ask> => ({
    scope,
    now,
    among: {},
    period: await lastDays(db, scope, now, days),
  });
  const [week, month, quarter, year] = await Promise.all([7, 28, 90, npsDays].map(last));
  const [accounts, users, activeUsers7, activeUsers28, activeAccounts7, nps, answers, days, topFeatures] =
    await Promise.all([
      figureOf(db, measured.accounts, week!),
      figureOf(db, measured.users, week!),
      measure(db, measured.activeUsers, week!),
      measure(db, measured.activeUsers, month!),
      measure(db, measured.activeAccounts, week!),
      measure(db, measured.nps, year!),
      npsOverall(db, scope, now),
      activeSeries(db, quarter!),
      selectTopFeatures(db, scope, now, 10),
    ]);
  return {
    accounts: accounts.n,
    users: users.n,
    figures: { activeUsers7, activeUsers28, activeAccounts7, nps },
    dailyActiveUsers: days.map(({ day, dau }) => ({ day, users: dau })),
    nps: answers,
    topFeatures,
  };
}
