import type { Condition } from '../../shared/contract/audience.ts';

/** What of people the server knows. */
export const personKinds = [
  'userTrait',
  'accountTrait',
  'feature',
  'event',
  'guideState',
  'score',
  'segment',
  'language',
  'percentage',
] as const;
/** What only the page knows at that moment. */
export const pageKinds = ['device', 'url', 'element', 'elementText'] as const;

/** Those that an author adds one by one; dates are the schedule's, lists are uploaded. */
export type NewConditionKind = (typeof personKinds)[number] | (typeof pageKinds)[number];

const howOften = { operator: 'atLeast', times: 1, withinDays: 30, by: 'user' } as const;

const started: Record<NewConditionKind, Condition> = {
  userTrait: { type: 'userTrait', trait: 'role', operator: 'is', value: '' },
  accountTrait: { type: 'accountTrait', trait: 'plan', operator: 'is', value: '' },
  feature: { type: 'feature', featureId: 0, ...howOften },
  event: { type: 'event', name: '', ...howOften },
  guideState: { type: 'guideState', guideId: '', state: 'completed' },
  score: { type: 'score', group: 'promoters', withinDays: 90 },
  segment: { type: 'segment', segmentId: '' },
  language: { type: 'language', isOneOf: ['en'] },
  percentage: { type: 'percentage', of: 'user', percent: 50, salt: '' },
  device: { type: 'device', isOneOf: ['desktop'] },
  url: { type: 'url', pattern: '' },
  element: { type: 'element', is: 'present' },
  elementText: { type: 'elementText', text: '' },
};

/** A condition as it begins. `newId` makes shares independent of each other. */
export function newCondition(kind: NewConditionKind, newId: () => string): Condition {
  const condition = started[kind];
  return condition.type === 'percentage' ? { ...condition, salt: newId() } : condition;
}
