import { renewalForecast } from '../../shared/rules/renewal-forecast.ts';
import { refreshFewSummaries } from '../accounts/refresh-summaries.ts';
import type { Context } from '../context.ts';
import { readThresholds } from '../workspaces/thresholds.ts';
import { activeSeries } from './active-series.ts';
import { mainCurrency } from './arr.ts';
import type { Ask } from './ask.ts';
import { numbersByOwner } from './by-owner.ts';
import { dueByLevel, levelMoves, levelsByWeek } from './levels.ts';
import { weeklyRetention } from './retention.ts';

/** Weeks of the retention, both ways, and of the levels. */
const weeks = 13;
/** A contract that ends within so many days is due. */
const dueDays = 365;

/** What leaders look at: activity by day, retention, levels, what is likely to renew, and each owner's part. */
export async function describeCompany(context: Pick<Context, 'db' | 'now'>, ask: Ask) {
  await refreshFewSummaries(context, ask.scope);
  const { db } = context;
  const thresholds = await readThresholds(db, ask.scope);
  const [series, retention, due, levels, moves, owners, currency] = await Promise.all([
    activeSeries(db, ask),
    weeklyRetention(db, ask, weeks),
    dueByLevel(db, ask, dueDays),
    levelsByWeek(db, ask, weeks),
    levelMoves(db, ask),
    numbersByOwner(db, ask),
    mainCurrency(ask.scope.environmentId).execute(db),
  ]);
  const { renewalOddsLow, renewalOddsMedium, renewalOddsHigh } = thresholds;
  const { renewalTarget, renewalFloor, churnLine, acquisitionCost, valueToCostLine, paybackLine } =
    thresholds;
  return {
    from: ask.period.from,
    to: ask.period.to,
    series,
    retention,
    forecast: {
      days: dueDays,
      ...renewalForecast(due, { low: renewalOddsLow, medium: renewalOddsMedium, high: renewalOddsHigh }),
    },
    lines: {
      logoRenewal: { line: renewalTarget, floor: renewalFloor },
      churn: { line: churnLine, isLowerBetter: true },
      ...(acquisitionCost > 0 && {
        valueToCost: { line: valueToCostLine },
        payback: { line: paybackLine, isLowerBetter: true },
      }),
    },
    levels,
    moves,
    owners,
    currency: currency.rows[0]?.currency ?? null,
  };
}
