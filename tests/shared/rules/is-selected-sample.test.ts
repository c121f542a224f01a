import { describe, expect, test } from 'vitest';
import { isSelectedSample } from '../../../shared/rules/is-selected-sample.ts';

describe('a selected sample (statement 37)', () => {
  const none = new Map();
  const feature = {
    type: 'feature',
    featureId: 1,
    operator: 'atLeast',
    times: 1,
    withinDays: 28,
    by: 'user',
  } as const;
  const role = { type: 'userTrait', trait: 'role', operator: 'is', value: 'sales' } as const;
  test.each([
    ['people of a role', role, false],
    ['people who used a feature', { type: 'all', conditions: [role, feature] }, true],
    ['people who completed a guide', { type: 'guideState', guideId: 'g', state: 'completed' }, true],
    [
      'accounts by their health',
      { type: 'accountTrait', trait: 'healthScore', operator: 'greaterThan', value: 1 },
      true,
    ],
    [
      'everybody but those of a segment by use',
      { type: 'none', conditions: [{ type: 'segment', segmentId: 's' }] },
      true,
    ],
  ] as const)('%s: %s', (_, audience, isSelected) => {
    expect(isSelectedSample(audience as never, new Map([['s', feature]]))).toBe(isSelected);
  });
  test('a segment that names itself ends', () => {
    const loop = { type: 'segment', segmentId: 's' } as const;
    expect(isSelectedSample(loop, new Map([['s', loop]]))).toBe(false);
    expect(isSelectedSample(loop, none)).toBe(false);
  });
});
