import type { Audience } from '../contract/audience.ts';

/** Traits that tell how content or how far somebody is. */
const judgingTraits = /nps|score|csat|health|adoption|level|risk|churn|分数|得分|健康|满意/i;

/**
 * Whether an audience chooses people by what they did or said before: by their use of features, by guides they have
 * seen, by scores or health. The answers of such a survey say nothing of everybody, and stay out of the headline.
 */
export function isSelectedSample(audience: Audience, segments: ReadonlyMap<string, Audience>): boolean {
  return holds(audience, segments, new Set());
}

function holds(
  audience: Audience,
  segments: ReadonlyMap<string, Audience>,
  seen: ReadonlySet<string>,
): boolean {
  switch (audience.type) {
    case 'all':
    case 'any':
    case 'none':
      return audience.conditions.some((condition) => holds(condition, segments, seen));
    case 'feature':
    case 'event':
    case 'guideState':
      return true;
    case 'userTrait':
    case 'accountTrait':
      return judgingTraits.test(audience.trait);
    case 'segment': {
      const { segmentId } = audience;
      const named = segments.get(segmentId);
      return (
        named !== undefined && !seen.has(segmentId) && holds(named, segments, new Set([...seen, segmentId]))
      );
    }
    default:
      return false;
  }
}
