import type { Stage } from '../../shared/contract/account.ts';
import type { ExpansionSignal } from '../../shared/contract/judgement.ts';
import type { Thresholds } from '../../shared/contract/threshold.ts';
import { addDays, type Day } from '../../shared/rules/calendar.ts';
import { settledStages } from './growth-signs.ts';

export interface ExpansionInput {
  today: Day;
  stage: Stage | null;
  isHealthy: boolean;
  seatsBought: number | null;
  activatedUsers: number;
  /** Of these, activated 90 days ago already. */
  activatedUsersBefore: number;
}

const pastDays = 90;
/** What would take longer than this is no projection any more. */
const mostDays = 3 * 365;

/**
 * Whether more seats can be sold: nearly all are used, in an account that uses the product well. Never before steady
 * use: who is still being introduced is not sold to.
 */
export function expansionSignal(input: ExpansionInput, limits: Thresholds): ExpansionSignal | null {
  const { today, stage, seatsBought, activatedUsers, activatedUsersBefore } = input;
  if (!settledStages.has(stage) || !input.isHealthy || !seatsBought) return null;
  if (activatedUsers / seatsBought < limits.expansionSeats) return null;
  const perDay = (activatedUsers - activatedUsersBefore) / pastDays;
  const days = perDay > 0 ? Math.ceil((seatsBought - activatedUsers) / perDay) : Number.POSITIVE_INFINITY;
  const fullOn = activatedUsers < seatsBought && days <= mostDays ? addDays(today, days) : null;
  return { kind: 'direct', activatedUsers, seats: seatsBought, fullOn };
}
