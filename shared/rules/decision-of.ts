import type { DecisionProperties } from '../contract/decision.ts';
import type { Choice } from './choose-guide.ts';

/** A choice as the event tells it. */
export function decisionOf({ guideId, reason, detail, failed }: Choice, version: number): DecisionProperties {
  const conditions = failed
    ?.map(({ type }) => type)
    .join(', ')
    .slice(0, 200);
  const told = { ...detail, ...(conditions && { conditions }) };
  return {
    guideId,
    version,
    outcome: reason === 'starts' ? 'start' : 'skip',
    reason,
    ...(Object.keys(told).length > 0 && { detail: told }),
  };
}
