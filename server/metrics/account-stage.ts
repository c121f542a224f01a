import type { Stage } from '../../shared/contract/account.ts';
import type { Thresholds } from '../../shared/contract/threshold.ts';
import { addMonths, type Day } from '../../shared/rules/calendar.ts';

export interface StageDates {
  signedOn: Day | null;
  goLiveOn: Day | null;
  contractStartsOn: Day | null;
  contractEndsOn: Day | null;
}

/**
 * The stage of an account's life that its dates give; null where they say nothing. Every stage begins on the day that
 * ends the one before. A contract that began after the onboarding is a renewed one.
 */
export function stageByDates(
  { signedOn, goLiveOn, contractStartsOn, contractEndsOn }: StageDates,
  today: Day,
  { monthsToSteadyUse, monthsOfRenewal }: Pick<Thresholds, 'monthsToSteadyUse' | 'monthsOfRenewal'>,
): Stage | null {
  if (contractEndsOn !== null && today > contractEndsOn) return 'maintenance';
  if (goLiveOn === null) return signedOn === null && contractStartsOn === null ? null : 'kickOff';
  if (today < goLiveOn) return 'kickOff';
  if (contractEndsOn !== null && today >= addMonths(contractEndsOn, -monthsOfRenewal)) return 'renewal';
  const steadyFrom = addMonths(goLiveOn, monthsToSteadyUse);
  if (today < steadyFrom) return 'onboarding';
  return contractStartsOn !== null && contractStartsOn >= steadyFrom ? 'maintenance' : 'steadyUse';
}
