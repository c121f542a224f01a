import { addDays, type Day, startOfWeek } from '../../shared/rules/calendar.ts';
import { dueQuarter, quarterState, returnOnInvestment } from '../../shared/rules/criterion-progress.ts';
import { describeAccount, requireAccount } from '../accounts/describe-account.ts';
import { listCriteria } from '../accounts/keep-criteria.ts';
import type { Context } from '../context.ts';
import type { Scope } from '../http/scope.ts';
import { activeSeries } from '../metrics/active-series.ts';
import type { Ask, Period } from '../metrics/ask.ts';
import { averageFeatureUsage } from '../metrics/average-feature-usage.ts';
import { countLevels } from '../metrics/levels.ts';
import { figureOf, type Measured, measure } from '../metrics/measure.ts';
import { type MeasuredName, measured } from '../metrics/measured.ts';
import type { Metric } from '../metrics/metric.ts';
import { moduleUse, unusedCoreFeatures, useOfFeatures } from '../metrics/module-use.ts';

/** The figures of a document about one account, each made where every screen has it from. */
export const reportFigures = [
  'activationRate',
  'users',
  'activeUsers',
  'activity',
  'loginRatio',
  'activeTime',
  'usesPerActiveUser',
  'featureUsageRate',
  'modulesUsed',
  'nps',
] as const satisfies readonly MeasuredName[];
type ReportFigure = (typeof reportFigures)[number];

/** Of these the average of all accounts stands beside the account's own. */
const averagedFigures = ['activity', 'usesPerActiveUser'] as const;
/** With fewer accounts an average would tell of single ones. */
const fewestAccounts = 5;

type Sight = Pick<Context, 'db' | 'log' | 'now'>;

/** How an account used the product over some days, and what came of it. */
export async function describeAccountUse(context: Sight, scope: Scope, accountId: string, period: Period) {
  const { db } = context;
  const now = context.now();
  const account = await requireAccount(context, scope, accountId);
  const ask: Ask = { scope, now, period, among: { accountIds: [account.id] } };

  const figures = {} as Record<ReportFigure, Measured>;
  for (const name of reportFigures) figures[name] = await measure(db, measured[name], ask);
  const { level } = await describeAccount(context, scope, accountId);
  const [modules, unusedCore, features, criteria, weeks, average] = [
    await moduleUse(db, ask),
    await unusedCoreFeatures(db, ask),
    await useOfFeatures(db, ask),
    await listCriteria(context, scope, accountId),
    await weeklyActiveUsers(db, ask),
    await averageOf(db, ask),
  ];
  return {
    account: { id: accountId, name: account.name || accountId, contractEndsOn: account.contractEndsOn },
    figures,
    /** As of today, like the levels that the average is made of. */
    level,
    average,
    modules,
    unusedCore,
    weeks,
    criteria: criteria.map((criterion) => ({
      id: criterion.id,
      name: criterion.name,
      unit: criterion.unit,
      isLowerBetter: criterion.isLowerBetter,
      baseline: criterion.baseline,
      roi: returnOnInvestment(criterion),
      roiMethod: criterion.roiMethod,
      features: criterion.featureIds.flatMap((id) => features.get(id) ?? []),
      due: stepOf(criterion, period.to),
    })),
  };
}

/** The step that was due on the document's last day, and how it stands. */
function stepOf(criterion: Parameters<typeof dueQuarter>[0], day: Day) {
  const due = dueQuarter(criterion, day);
  return due ? { ...due, state: quarterState(criterion, due, day) } : null;
}

/** Active users of each whole or begun week of the period, oldest first. */
async function weeklyActiveUsers(db: Sight['db'], ask: Ask): Promise<{ startsOn: Day; users: number }[]> {
  const first = startOfWeek(ask.period.from);
  const last = addDays(startOfWeek(ask.period.to), 6);
  const series = await activeSeries(db, { ...ask, period: { from: first, to: last } });
  return series
    .filter((_, index) => index % 7 === 6)
    .map(({ day, wau }) => ({ startsOn: addDays(day, -6), users: wau }));
}

/** The same figures of all accounts together, whoever asks: no single one can be read off them. Null: too few. */
async function averageOf(db: Sight['db'], { scope, ...ask }: Ask) {
  const { owners: _, ...everybody } = scope;
  const all: Ask = { ...ask, scope: everybody, among: {} };
  const { n } = await figureOf(db, measured.accounts, all);
  if (n <= fewestAccounts) return null;
  const average = {} as Record<(typeof averagedFigures)[number], number | null>;
  for (const name of averagedFigures) {
    const metric: Metric = measured[name];
    average[name] = (await figureOf(db, metric, all)).value;
  }
  const featureUsageRate = await averageFeatureUsage(db, all);
  return { ...average, featureUsageRate, levels: await countLevels(db, all) };
}
