import { addDays, addMonths, type Day } from './calendar.ts';

/** How long people are left alone. Months are calendar months; what is 0 holds nobody back. */
export interface SurveyRules {
  /** Nobody of an account is asked until it has been live for more than this. */
  accountMonths: number;
  /** Nobody is asked until they have been here for more than this. */
  userMonths: number;
  /** Days on which somebody must have been active, of those that are kept. */
  activeDays: number;
  /** Months between an answer and the next question; also how long a wave lasts. */
  quietMonths: number;
  /** A wave that was dismissed is offered again no sooner than after this many days … */
  repeatAfterDays: number;
  /** … and no more often than this. */
  maxRepeats: number;
  /** Days over which people are asked one after another once a survey is live. */
  spreadDays: number;
}

export const defaultSurveyRules: SurveyRules = {
  accountMonths: 3,
  userMonths: 3,
  activeDays: 0,
  quietMonths: 6,
  repeatAfterDays: 14,
  maxRepeats: 1,
  spreadDays: 28,
};

/** What is known of one person, in days of their account's time zone. */
export interface SurveyFacts {
  isIdentified: boolean;
  /** When the account went live, else when it was first seen. Absent: the person belongs to no account. */
  accountSince?: Day;
  userSince: Day;
  /** The last answer to any such survey. */
  answeredOn?: Day;
  /** Every dismissal of any such survey, in any order. */
  dismissedOn: readonly Day[];
  /** Days on which they were active. Absent: not known, and not asked for. */
  activeDays?: number;
}

/** A survey that is live, and where a person stands among those it asks. */
export interface SurveyTurn {
  liveSince: Day;
  /** From 0 (the first) to below 1. */
  place: number;
}

/** `mayAskOn`: the first day on which the reason is gone, where that is known. */
export type SurveyEligibility =
  | { isEligible: true; reason: 'eligible' }
  | {
      isEligible: false;
      reason:
        | 'notIdentified'
        | 'accountTooNew'
        | 'userTooNew'
        | 'tooFewDays'
        | 'answeredRecently'
        | 'dismissedRecently'
        | 'turnComes';
      mayAskOn?: Day;
    };

/**
 * Whether a person may be asked for a score today, and why not. `today` is in the same time zone as the facts.
 *
 * @param turn absent: whenever there is a survey
 */
export function surveyEligibility(
  facts: SurveyFacts,
  today: Day,
  rules: SurveyRules = defaultSurveyRules,
  turn?: SurveyTurn,
): SurveyEligibility {
  const no = (
    reason: Exclude<SurveyEligibility['reason'], 'eligible'>,
    mayAskOn?: Day,
  ): SurveyEligibility => ({ isEligible: false, reason, mayAskOn });

  if (!facts.isIdentified) return no('notIdentified');
  // "More than" three months: the day on which they are full is still too early.
  if (facts.accountSince !== undefined && rules.accountMonths > 0) {
    const full = addMonths(facts.accountSince, rules.accountMonths);
    if (today <= full) return no('accountTooNew', addDays(full, 1));
  }
  if (rules.userMonths > 0) {
    const full = addMonths(facts.userSince, rules.userMonths);
    if (today <= full) return no('userTooNew', addDays(full, 1));
  }
  if (facts.activeDays !== undefined && facts.activeDays < rules.activeDays) return no('tooFewDays');

  if (facts.answeredOn !== undefined) {
    const quietUntil = addMonths(facts.answeredOn, rules.quietMonths);
    if (today < quietUntil) return no('answeredRecently', quietUntil);
  }
  const repeatOn = repeatAfterDismissals(facts.dismissedOn, rules);
  if (repeatOn !== undefined && today < repeatOn) return no('dismissedRecently', repeatOn);
  if (turn !== undefined) {
    const turnOn = addDays(turn.liveSince, Math.floor(turn.place * rules.spreadDays));
    if (today < turnOn) return no('turnComes', turnOn);
  }
  return { isEligible: true, reason: 'eligible' };
}

/** When somebody who dismissed may be asked again. A wave begins with its first dismissal. */
function repeatAfterDismissals(dismissedOn: readonly Day[], rules: SurveyRules): Day | undefined {
  let waveEndsOn: Day | undefined;
  let inWave = 0;
  let lastOn: Day | undefined;
  for (const day of [...dismissedOn].sort()) {
    if (waveEndsOn === undefined || day >= waveEndsOn) {
      waveEndsOn = addMonths(day, rules.quietMonths);
      inWave = 0;
    }
    inWave++;
    lastOn = day;
  }
  if (waveEndsOn === undefined || lastOn === undefined) return undefined;
  if (inWave > rules.maxRepeats) return waveEndsOn;
  const repeatOn = addDays(lastOn, rules.repeatAfterDays);
  return repeatOn < waveEndsOn ? repeatOn : waveEndsOn;
}
