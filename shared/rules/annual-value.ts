import { type Day, daysBetween } from './calendar.ts';

const daysOfMonth = 365.2425 / 12;

/** Whole months that a contract from `startsOn` to `endsOn` (both included) runs; at least one. */
export const monthsOf = (startsOn: Day, endsOn: Day): number =>
  Math.max(1, Math.round((daysBetween(startsOn, endsOn) + 1) / daysOfMonth));

/** What a contract is worth in a year (ARR). Without both dates its value is taken to be that of a year. */
export function annualValue(contract: {
  contractValue: number | null;
  contractStartsOn: Day | null;
  contractEndsOn: Day | null;
}): number | null {
  const { contractValue, contractStartsOn, contractEndsOn } = contract;
  if (contractValue === null) return null;
  if (contractStartsOn === null || contractEndsOn === null || contractEndsOn < contractStartsOn)
    return contractValue;
  return Math.round(((contractValue * 12) / monthsOf(contractStartsOn, contractEndsOn)) * 100) / 100;
}
