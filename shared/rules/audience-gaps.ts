import type { Audience, Condition } from '../contract/audience.ts';

/** What an author has begun to say of an audience and not finished. */
export type AudienceGapCode =
  | 'targetMissing'
  | 'eventMissing'
  | 'featureMissing'
  | 'guideMissing'
  | 'segmentMissing'
  | 'traitMissing'
  | 'pageMissing';

export interface AudienceGap {
  path: string;
  code: AudienceGapCode;
}

/** Conditions that don't say whom they mean yet, and where they stand: nobody could be judged by them. */
export function audienceGaps(audience: Audience, path: string): AudienceGap[] {
  const gaps: AudienceGap[] = [];
  eachLeaf(audience, path, (condition, at) => {
    const gap = gapOf(condition);
    if (gap) gaps.push({ path: `${at}.${gap[0]}`, code: gap[1] });
  });
  return gaps;
}

function gapOf(condition: Condition): [field: string, code: AudienceGapCode] | undefined {
  switch (condition.type) {
    case 'userTrait':
    case 'accountTrait':
      return condition.trait.trim() === '' ? ['trait', 'traitMissing'] : undefined;
    case 'event':
      return condition.name.trim() === '' ? ['name', 'eventMissing'] : undefined;
    case 'feature':
      return condition.featureId === 0 ? ['featureId', 'featureMissing'] : undefined;
    case 'guideState':
      return condition.guideId === '' ? ['guideId', 'guideMissing'] : undefined;
    case 'segment':
      return condition.segmentId === '' ? ['segmentId', 'segmentMissing'] : undefined;
    case 'url':
      return condition.pattern === '' ? ['pattern', 'pageMissing'] : undefined;
    case 'element':
    case 'elementText':
      return condition.target ? undefined : ['target', 'targetMissing'];
    default:
      return undefined;
  }
}

/** Calls `visit` with every condition and where it is. */
export function eachLeaf(
  audience: Audience,
  path: string,
  visit: (condition: Condition, path: string) => void,
): void {
  if ('conditions' in audience) {
    for (const [i, each] of audience.conditions.entries()) eachLeaf(each, `${path}.conditions.${i}`, visit);
  } else visit(audience, path);
}
