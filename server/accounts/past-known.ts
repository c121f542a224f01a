import type { Criterion, Level, RiskReasonName } from '../../shared/contract/account.ts';
import type { KnownFacts } from '../../shared/contract/judgement.ts';
import { addMonths, type Day } from '../../shared/rules/calendar.ts';
import { countCriteria } from '../../shared/rules/criterion-progress.ts';

/** What is known of an account, with the days since when and until when. */
export interface KnownPast {
  firstSeenOn: Day;
  signedOn: Day | null;
  goLiveOn: Day | null;
  contractStartsOn: Day | null;
  contractEndsOn: Day | null;
  seatsBought: number | null;
  criteria: Pick<Criterion, 'isLowerBetter' | 'quarters'>[];
  decisionMakers: { lastContactOn: Day | null; leftOn: Day | null }[];
  reasons: { id: string; reason: RiskReasonName; evidence: string; raisedOn: Day; endedOn: Day | null }[];
  /** Answers that asked for a reply, and issues, with the day on which it was given or somebody took them up. */
  replies: { askedOn: Day; givenOn: Day | null }[];
  overrides: { level: Level; setOn: Day; until: Day; releasedOn: Day | null }[];
}

/**
 * What people and dates said of an account on a day that has passed. What was written down later counts as unknown
 * then: the value of a quarter before it ended, a contact before it took place.
 */
export function knownOn(past: KnownPast, today: Day): KnownFacts {
  const criteria = past.criteria.map((criterion) => ({
    ...criterion,
    quarters: criterion.quarters.map((quarter) => ({
      ...quarter,
      value: addMonths(quarter.startsOn, 3) <= today ? quarter.value : null,
    })),
  }));
  const deciding = past.decisionMakers.filter(({ leftOn }) => leftOn === null || leftOn > today);
  const spoken = deciding.flatMap(({ lastContactOn }) => (lastContactOn === null ? [] : [lastContactOn]));
  // Only the last contact is kept: before it nobody can say how long ago the one before was.
  const isKnown = deciding.length > 0 && spoken.every((day) => day <= today);
  const waiting = past.replies.filter(
    ({ askedOn, givenOn }) => askedOn <= today && (givenOn === null || givenOn > today),
  );
  return {
    today,
    firstSeenOn: past.firstSeenOn,
    signedOn: past.signedOn,
    goLiveOn: past.goLiveOn,
    contractStartsOn: past.contractStartsOn,
    contractEndsOn: past.contractEndsOn,
    seatsBought: past.seatsBought,
    stageSet: null,
    criteria: countCriteria(criteria, today),
    decisionMakers: isKnown ? { lastContactOn: spoken.toSorted().at(-1) ?? null } : null,
    unansweredSince: waiting.map(({ askedOn }) => askedOn).toSorted()[0] ?? null,
    reasons: past.reasons.filter(
      ({ raisedOn, endedOn }) => raisedOn <= today && (endedOn === null || endedOn > today),
    ),
  };
}

/** The level that somebody had set by hand and that held on a day. */
export const overrideOn = ({ overrides }: Pick<KnownPast, 'overrides'>, day: Day): Level | undefined =>
  overrides.findLast(
    ({ setOn, until, releasedOn }) =>
      setOn <= day && day <= until && (releasedOn === null || day < releasedOn),
  )?.level;
