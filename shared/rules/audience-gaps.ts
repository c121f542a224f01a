import type { Audience, Condition, ConditionOf } from '../contract/audience.ts';

/** What an author has begun to say of an audience and not finished. */
export type AudienceGapCode =
  | 'targetMissing'
  | 'eventMissing'
  | 'featureMissing'
  | 'guideMissing'
  | 'segmentMissing'
  | 'traitMissing'
  | 'valueMissing'
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
      if (condition.trait.trim() === '') return ['trait', 'traitMissing'];
      return hasValue(condition) ? undefined : ['value', 'valueMissing'];
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

/** To be without a value is asked by `isNotSet`; an empty one is one that was not written yet. */
function hasValue({ operator, value }: ConditionOf<'userTrait' | 'accountTrait'>): boolean {
  if (operator === 'isSet' || operator === 'isNotSet') return true;
  return (
    value !== undefined &&
    (typeof value !== 'object' || value.some((each) => each.trim() !== '')) &&
    value !== ''
  );
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
