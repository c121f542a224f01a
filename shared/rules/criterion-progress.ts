import type { Criterion, CriterionQuarter } from '../contract/account.ts';
import { type Day, startOfQuarter } from './calendar.ts';

export type QuarterState = 'met' | 'behind' | 'open' | 'missing';

/**
 * How a quarter of a success criterion stands: met or behind where its value is known; without one it is open until it
 * ends, and missing afterwards.
 */
export function quarterState(
  { isLowerBetter }: Pick<Criterion, 'isLowerBetter'>,
  { startsOn, target, value }: CriterionQuarter,
  today: Day,
): QuarterState {
  if (value !== null) return (isLowerBetter ? value <= target : value >= target) ? 'met' : 'behind';
  return startsOn < startOfQuarter(today) ? 'missing' : 'open';
}

/**
 * The step that is due: the latest quarter that has begun and of which the value is known, or the latest that has
 * ended without one. Undefined: none is due yet.
 */
export function dueQuarter(criterion: Pick<Criterion, 'isLowerBetter' | 'quarters'>, today: Day) {
  return criterion.quarters
    .toSorted((a, b) => (a.startsOn < b.startsOn ? 1 : -1))
    .find((quarter) => quarter.startsOn <= today && quarterState(criterion, quarter, today) !== 'open');
}

export interface CriteriaCount {
  total: number;
  /** With a step that is due. */
  due: number;
  /** Of these, with the step met. */
  met: number;
}

export function countCriteria(
  criteria: readonly Pick<Criterion, 'isLowerBetter' | 'quarters'>[],
  today: Day,
): CriteriaCount {
  const states = criteria.flatMap((criterion) => {
    const due = dueQuarter(criterion, today);
    return due ? [quarterState(criterion, due, today)] : [];
  });
  return {
    total: criteria.length,
    due: states.length,
    met: states.filter((state) => state === 'met').length,
  };
}

/** Gain ÷ cost: 3,000,000 for 117,600 is 25.5. Null where one is unknown or nothing was paid. */
export const returnOnInvestment = ({ roiCost, roiGain }: Pick<Criterion, 'roiCost' | 'roiGain'>) =>
  roiCost === null || roiGain === null || roiCost === 0 ? null : Math.round((roiGain / roiCost) * 10) / 10;
