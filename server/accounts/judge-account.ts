import type {
  AdoptionLevel,
  HealthState,
  JudgedFacts,
  Judgement,
  KnownFacts,
  RiskLevel,
  UseFacts,
} from '../../shared/contract/judgement.ts';
import type { Thresholds } from '../../shared/contract/threshold.ts';
import { stageByDates } from '../metrics/account-stage.ts';
import { adoptionLevel } from '../metrics/adoption-level.ts';
import { expansionSignal } from '../metrics/expansion-signal.ts';
import { healthState, healthTier, isHealthy } from '../metrics/health-tier.ts';
import { riskLevel } from '../metrics/risk-level.ts';

export interface Judged {
  judgement: Judgement;
  stage: Judgement['stage'];
  level: AdoptionLevel;
  health: HealthState;
  risk: RiskLevel;
}

/** What to think of an account by all that is known of it, whatever level somebody has set by hand. */
export function judgeAccount(known: KnownFacts, use: UseFacts, limits: Thresholds): Judged {
  const { today, goLiveOn } = known;
  const stage = known.stageSet ?? stageByDates(known, today, limits);
  const health = healthTier(use, limits);
  const level = adoptionLevel(
    {
      ...use,
      today,
      liveSince: goLiveOn ?? known.firstSeenOn,
      isHealthy: isHealthy(health),
      criteria: known.criteria,
    },
    limits,
  );
  const risk = riskLevel({ ...known, ...use, level, isShallow: health.isShallow }, limits);
  const expansion = expansionSignal({ ...known, ...use, stage, isHealthy: isHealthy(health) }, limits);
  return {
    judgement: { stage, level, health, risk, expansion },
    stage,
    level: level.level,
    health: healthState(health),
    risk: risk.level,
  };
}

/** As they are kept: what somebody wrote as evidence stays where it is. */
export const factsOf = ({ reasons, ...known }: KnownFacts, use: UseFacts): JudgedFacts => ({
  use,
  known: { ...known, reasons: reasons.map(({ reason }) => reason) },
});

/** What one would have thought of an account by facts that were kept, under any thresholds. */
export const judgeFacts = ({ known, use }: JudgedFacts, limits: Thresholds): Judged =>
  judgeAccount(
    {
      ...known,
      // Facts that were kept before it was one of them.
      unansweredSince: known.unansweredSince ?? null,
      reasons: known.reasons.map((reason) => ({ id: '', reason, evidence: '', raisedOn: known.today })),
    },
    use,
    limits,
  );
