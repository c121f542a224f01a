import type { AdoptionLevel, HealthState, Judgement, RiskLevel } from '../../shared/contract/judgement.ts';
import type { Thresholds } from '../../shared/contract/threshold.ts';
import { dayAt } from '../../shared/rules/calendar.ts';
import { countCriteria } from '../../shared/rules/criterion-progress.ts';
import { stageByDates } from '../metrics/account-stage.ts';
import { adoptionLevel } from '../metrics/adoption-level.ts';
import { expansionSignal } from '../metrics/expansion-signal.ts';
import type { FeatureBreadth } from '../metrics/feature-breadth.ts';
import { healthState, healthTier, isHealthy } from '../metrics/health-tier.ts';
import { riskLevel } from '../metrics/risk-level.ts';
import type { SeatActivity } from '../metrics/seat-activity.ts';
import type { KnownFacts } from './judged-store.ts';

/** What the facts of use say of an account. */
export interface UseFacts {
  users: number;
  activeUsers7: number;
  activeUsers28: number;
  featuresUsed: number;
  featuresAvailable: number;
  coreUsed: number;
  coreAvailable: number;
  breadth: FeatureBreadth | undefined;
  seats: SeatActivity | undefined;
  lastAnsweredAt: Date | undefined;
}

export interface Judged {
  judgement: Judgement;
  stage: Judgement['stage'];
  /** The one set by hand, while it holds. */
  level: AdoptionLevel;
  health: HealthState;
  risk: RiskLevel;
}

/** What to think of an account by all that is known of it. */
export function judgeAccount(known: KnownFacts, use: UseFacts, limits: Thresholds): Judged {
  const { today, goLiveOn } = known;
  const stage = known.stageSet ?? stageByDates(known, today, limits);
  const health = healthTier(
    {
      ...use,
      classes: use.breadth?.classes ?? {},
      typicalFeatures: use.breadth?.typicalFeatures ?? null,
    },
    limits,
  );
  const level = adoptionLevel(
    {
      ...use,
      today,
      liveSince: goLiveOn ?? known.firstSeenOn,
      isHealthy: isHealthy(health),
      criteria: countCriteria(known.criteria, today),
    },
    limits,
  );
  const activatedUsers = use.seats?.activatedUsers ?? 0;
  const risk = riskLevel(
    {
      ...known,
      activatedUsers,
      activeUsers7: use.activeUsers7,
      activeUsersBefore: activeUsersBefore(use.seats),
      level,
      isShallow: health.isShallow,
      lastAnsweredOn: use.lastAnsweredAt ? dayAt(use.lastAnsweredAt, 'UTC') : null,
    },
    limits,
  );
  const expansion = expansionSignal(
    {
      today,
      stage,
      isHealthy: isHealthy(health),
      seatsBought: known.seatsBought,
      activatedUsers,
      activatedUsersBefore: use.seats?.activatedUsersBefore ?? 0,
    },
    limits,
  );
  const isSet = known.levelSet !== null && known.levelSetUntil !== null && known.levelSetUntil >= today;
  return {
    judgement: { stage, level, health, risk, expansion },
    stage,
    level: isSet ? known.levelSet! : level.level,
    health: healthState(health),
    risk: risk.level,
  };
}

/** Mean of the four weeks before. */
export function activeUsersBefore(seats: SeatActivity | undefined): number {
  if (!seats) return 0;
  const [, ...before] = seats.windows;
  return before.reduce((sum, users) => sum + users, 0) / before.length;
}
