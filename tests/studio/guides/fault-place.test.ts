import { expect, test } from 'vitest';
import { faultPlace } from '../../../studio/guides/fault-place.ts';

test.each([
  ['steps.1.target', 'Step 2'],
  ['checklist.items.0.doneWhen.featureId', 'Task 1'],
  ['audience.conditions.0.featureId', 'Who sees it'],
  ['conditions.conditions.2', 'Only in this situation'],
  ['goal.featureId', 'Goal'],
  ['trigger.eventName', 'Start'],
  ['theme.accent', 'Look'],
  ['name', undefined],
])('a fault at %s is mended at %s', (path, place) => {
  expect(faultPlace(path)).toBe(place);
});
