import { expect, test } from 'vitest';
import type { GuideContent } from '../../../shared/contract/guide.ts';
import { faultPlace } from '../../../studio/guides/fault-place.ts';

const draft = {
  steps: [{ id: 'first' }, { id: 'second' }],
  checklist: { items: [{ id: 'task' }] },
} as unknown as GuideContent;

test.each([
  ['steps.1.target', { name: 'Step 2', section: 'content', pieceId: 'second' }],
  ['steps.7.target', { name: 'Step 8', section: 'content' }],
  ['checklist.items.0.doneWhen.featureId', { name: 'Task 1', section: 'content', pieceId: 'task' }],
  ['audience.conditions.0.featureId', { name: 'Who sees it', section: 'settings', cardId: 'card-audience' }],
  [
    'conditions.conditions.2',
    { name: 'Only in this situation', section: 'settings', cardId: 'card-conditions' },
  ],
  ['goal.featureId', { name: 'Goal', section: 'settings', cardId: 'card-goal' }],
  ['trigger.eventName', { name: 'Start', section: 'settings', cardId: 'card-trigger' }],
  ['theme.accent', { name: 'Look', section: 'settings', cardId: 'card-theme' }],
  ['name', undefined],
])('a fault at %s is mended at %o', (path, place) => {
  expect(faultPlace(path, draft)).toEqual(place);
});
