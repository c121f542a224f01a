import type { Stage } from '../../shared/contract/account.ts';
import type { GrowthSign, HealthState } from '../../shared/contract/judgement.ts';
import type { Thresholds } from '../../shared/contract/threshold.ts';
import { relativeChange } from '../../shared/rules/relative-change.ts';

export interface GrowthInput {
  stage: Stage | null;
  health: HealthState | null;
  seatsBought: number | null;
  activatedUsers: number;
  users: number;
  activeUsers7: number;
  activeUsersBefore: number;
  npsScore: number | null;
  npsN: number;
}

/** Who has been introduced. */
export const settledStages: ReadonlySet<Stage | null> = new Set<Stage>([
  'steadyUse',
  'renewal',
  'maintenance',
]);
export const healthyStates: ReadonlySet<HealthState | null> = new Set<HealthState>([
  'process',
  'integration',
  'customised',
]);

/** Who is still being introduced, or does not use the product well, is not sold to. */
export const isReadyForMore = ({ stage, health }: Pick<GrowthInput, 'stage' | 'health'>): boolean =>
  settledStages.has(stage) && healthyStates.has(health);

/** What shows that an account could use more, the most direct first. */
export function growthSigns(input: GrowthInput, limits: Thresholds): GrowthSign[] {
  if (!isReadyForMore(input)) return [];
  const { seatsBought, activatedUsers, activeUsers7, activeUsersBefore, npsScore, npsN } = input;
  const signs: GrowthSign[] = [];
  if (seatsBought && activatedUsers / seatsBought >= limits.expansionSeats) {
    signs.push({ sign: 'seatsNearlyUsed', value: activatedUsers, comparedWith: seatsBought });
  }
  if (
    activeUsersBefore >= limits.fewestUsers &&
    relativeChange(activeUsersBefore, activeUsers7) >= limits.notableChange
  ) {
    signs.push({ sign: 'risingUse', value: activeUsers7, comparedWith: activeUsersBefore });
  }
  if (npsScore !== null && npsN >= limits.fewestUsers && npsScore >= limits.strongNps) {
    signs.push({ sign: 'strongNps', value: npsScore, comparedWith: npsN });
  }
  return signs;
}
