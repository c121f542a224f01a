import { refreshFewSummaries } from '../accounts/refresh-summaries.ts';
import type { Context } from '../context.ts';
import type { Scope } from '../http/scope.ts';
import { type ActiveDay, activeSeries } from './active-series.ts';
import { type Ask, lastDays, type Period, periodBefore } from './ask.ts';
import { isSameDayEverywhere } from './is-same-day-everywhere.ts';
import { figureOf, type Measured, measure } from './measure.ts';
import { measured } from './measured.ts';
import { selectLeastUsed, selectMostUsed } from './most-and-least-used.ts';
import { npsDays, npsOverall } from './nps.ts';

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
  const [isSameDay, days] = await Promise.all([
    isSameDayEverywhere(db, scope, now),
    activeSeries(db, quarter!),
  ]);
  const active = (ask: Ask, window: 'wau' | 'mau') =>
    isSameDay ? activeAt(days, window, ask.period) : measure(db, measured.activeUsers, ask);
  const [accounts, users, activeUsers7, activeUsers28, activeAccounts7, nps, answers, topFeatures] =
    await Promise.all([
      figureOf(db, measured.accounts, week!),
      figureOf(db, measured.users, week!),
      active(week!, 'wau'),
      active(month!, 'mau'),
      measure(db, measured.activeAccounts, week!),
      measure(db, measured.nps, year!),
      npsOverall(db, scope, now),
      selectMostUsed(db, scope, now, 10),
    ]);
  return {
    accounts: accounts.n,
    users: users.n,
    figures: { activeUsers7, activeUsers28, activeAccounts7, nps },
    dailyActiveUsers: days.map(({ day, dau }) => ({ day, users: dau })),
    nps: answers,
    topFeatures,
    hardlyUsedFeatures: await selectLeastUsed(db, scope, now, 5, topFeatures),
  };
}

/** The active users of a period as long as the window, and of the one before, from the days that they end with. */
function activeAt(days: readonly ActiveDay[], window: 'wau' | 'mau', period: Period): Measured {
  const at = ({ from, to }: Period) => {
    const n = days.find(({ day }) => day === to)?.[window] ?? 0;
    return { value: n, n, of: null, from, to };
  };
  return { ...at(period), before: at(periodBefore(period)) };
}
