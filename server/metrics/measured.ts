import type { MetricName } from '../../shared/contract/metric.ts';
import type { Metric } from './metric.ts';
import { accounts, activeAccounts, lapsedAccounts, npsCoverage, steadyAccounts } from './numbers/accounts.ts';
import { payback, valueToCost } from './numbers/acquisition.ts';
import { activationRate } from './numbers/activation-rate.ts';
import { activeTime } from './numbers/active-time.ts';
import { activeUsers } from './numbers/active-users.ts';
import { activity } from './numbers/activity.ts';
import {
  contacts,
  inTouch,
  referrals,
  repliesInTime,
  replyTime,
  reviewed,
  workload,
} from './numbers/care.ts';
import { desktopUsers, mobileUsers } from './numbers/clients.ts';
import { csat } from './numbers/csat.ts';
import {
  catalogueUsageRate,
  featuresAvailable,
  featuresUsed,
  featureUsageRate,
} from './numbers/feature-usage-rate.ts';
import { featureAccounts, featureUsers, featureUses, habit, neverUsed } from './numbers/feature-users.ts';
import { frequentUsers } from './numbers/frequent-users.ts';
import { checklistCompletion, guideCompletion } from './numbers/guide-completion.ts';
import { expandedAccounts, expandedRevenue, renewedAccounts, renewedRevenue } from './numbers/income.ts';
import { accountsAtRisk, healthyAccounts, lowAccounts } from './numbers/judged.ts';
import { loginRatio } from './numbers/login-ratio.ts';
import { coreModulesUsed, modulesUsed } from './numbers/modules-used.ts';
import { nps } from './numbers/nps.ts';
import { churn, logoRenewal, netRevenueRetention, revenueChurn } from './numbers/renewal.ts';
import { responseRate } from './numbers/response-rate.ts';
import { stickiness } from './numbers/stickiness.ts';
import { users } from './numbers/users.ts';
import { usesPerActiveUser } from './numbers/uses-per-active-user.ts';

/** The numbers that can be asked for whomever and whenever, with the list behind each. */
export const measured = {
  users,
  activeUsers,
  activity,
  activationRate,
  frequentUsers,
  loginRatio,
  activeTime,
  desktopUsers,
  mobileUsers,
  stickiness,
  usesPerActiveUser,
  featuresUsed,
  featuresAvailable,
  featureUsageRate,
  catalogueUsageRate,
  modulesUsed,
  coreModulesUsed,
  featureUsers,
  featureAccounts,
  featureUses,
  habit,
  neverUsed,
  guideCompletion,
  checklistCompletion,
  accounts,
  activeAccounts,
  steadyAccounts,
  lapsedAccounts,
  nps,
  csat,
  responseRate,
  npsCoverage,
  churn,
  revenueChurn,
  logoRenewal,
  netRevenueRetention,
  valueToCost,
  payback,
  healthyAccounts,
  lowAccounts,
  accountsAtRisk,
  workload,
  contacts,
  inTouch,
  reviewed,
  repliesInTime,
  replyTime,
  expandedAccounts,
  referrals,
  renewedAccounts,
  renewedRevenue,
  expandedRevenue,
} as const satisfies Partial<Record<MetricName, Metric>>;

export type MeasuredName = keyof typeof measured;
export const measuredNames = Object.keys(measured) as [MeasuredName, ...MeasuredName[]];
