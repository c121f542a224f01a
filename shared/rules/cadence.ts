import type { Stage, Tier } from '../contract/account.ts';
import type { Thresholds } from '../contract/threshold.ts';
import { addDays, addMonths, type Day } from './calendar.ts';

/** When one speaks with an account next, and when one reviews with it; null: nobody has to. */
export interface Cadence {
  contactOn: Day | null;
  reviewOn: Day | null;
}

export interface CadenceInput {
  tier: Tier | null;
  stage: Stage | null;
  contractEndsOn: Day | null;
  /** Go-live, or the first day that is known of it. */
  liveOn: Day;
  /** Since when somebody here could have spoken with it: what was not written down before is not held against them. */
  knownSince: Day;
  today: Day;
  /** The last call, visit, review or message. */
  lastContactOn: Day | null;
  lastReviewOn: Day | null;
}

type Limits = Pick<
  Thresholds,
  | 'firstMonthContactDays'
  | 'contactMonthsStrategic'
  | 'contactMonthsEnterprise'
  | 'contactMonthsRenewal'
  | 'contactMonthsLongTail'
  | 'reviewMonthsStrategic'
  | 'reviewMonthsEnterprise'
>;

/**
 * The cadence of the tier, as the workspace has set it. From the start strategic accounts are spoken with weekly in
 * their first month, then monthly, with a review each quarter; enterprise accounts every two months, monthly in their
 * last quarter, with a review each half-year. The long tail is spoken with once, a month before its contract ends. It
 * follows from what is known now, so that another tier plans only what is still to come.
 */
export function cadenceOf(input: CadenceInput, limits: Limits): Cadence {
  const { tier, stage, liveOn, knownSince, today, lastContactOn, lastReviewOn } = input;
  if (tier === 'longTail') return { contactOn: beforeRenewal(input, limits), reviewOn: null };
  if (tier === null) return { contactOn: null, reviewOn: null };
  const since = liveOn > knownSince ? liveOn : knownSince;
  const last = lastContactOn ?? since;
  const isFirstMonth = tier === 'strategic' && today < addMonths(liveOn, 1);
  const contactMonths =
    tier === 'strategic'
      ? limits.contactMonthsStrategic
      : stage === 'renewal'
        ? limits.contactMonthsRenewal
        : limits.contactMonthsEnterprise;
  const reviewMonths = tier === 'strategic' ? limits.reviewMonthsStrategic : limits.reviewMonthsEnterprise;
  return {
    contactOn: isFirstMonth ? addDays(last, limits.firstMonthContactDays) : addMonths(last, contactMonths),
    reviewOn: addMonths(lastReviewOn ?? since, reviewMonths),
  };
}

/** Null: nobody has to be spoken with, somebody has been, or the contract is over. */
function beforeRenewal(
  { contractEndsOn, knownSince, today, lastContactOn }: CadenceInput,
  { contactMonthsLongTail }: Limits,
): Day | null {
  if (contractEndsOn === null || today > contractEndsOn || contactMonthsLongTail === 0) return null;
  const dueOn = addMonths(contractEndsOn, -contactMonthsLongTail);
  if (lastContactOn !== null && lastContactOn >= dueOn) return null;
  return dueOn > knownSince ? dueOn : knownSince;
}
