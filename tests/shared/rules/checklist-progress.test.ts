import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DoneWhen } from '../../../shared/contract/checklist.ts';
import { checklistProgress, type Deed, tasksDoneBy } from '../../../shared/rules/checklist-progress.ts';

const task = (id: string, doneWhen: DoneWhen) => ({ id, doneWhen });
const tasks = [
  task('won', { type: 'event', name: 'deal.won' }),
  task('settings', { type: 'page', pattern: '/settings/*' }),
  task('tour', { type: 'guideCompleted', guideId: '0190a6f0-0000-7000-8000-000000000001' }),
  task('export', { type: 'click' }),
  task('import', { type: 'feature', featureId: 7 }),
  task('won again', { type: 'event', name: 'deal.won' }),
];

describe('a task is done', () => {
  const cases: [Deed, string[]][] = [
    [{ type: 'event', name: 'deal.won' }, ['won', 'won again']],
    [{ type: 'event', name: 'deal.lost' }, []],
    [{ type: 'page', url: 'https://app.example/settings/team?x=1' }, ['settings']],
    [{ type: 'page', url: 'https://app.example/deals' }, []],
    [{ type: 'guideCompleted', guideId: '0190a6f0-0000-7000-8000-000000000001' }, ['tour']],
    [{ type: 'click', isTarget: () => true }, ['export']],
    [{ type: 'click', isTarget: () => false }, []],
  ];
  test.each(cases)('by %o', (deed, done) => {
    expect(tasksDoneBy(tasks, deed)).toEqual(done);
  });
});

test('progress counts tasks that are in the list, each once, and is whole only at the end', () => {
  const ids = fc.constantFrom('a', 'b', 'c', 'd', 'gone');
  fc.assert(
    fc.property(fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd')), fc.array(ids), (list, done) => {
      const progress = checklistProgress(
        list.map((id) => ({ id })),
        done,
      );
      const expected = list.filter((id) => done.includes(id)).length;
      expect(progress).toMatchObject({ done: expected, count: list.length });
      expect(progress.isComplete).toBe(list.length > 0 && expected === list.length);
      expect(progress.percent === 100).toBe(progress.isComplete);
      expect(progress.nextTaskId).toBe(list.find((id) => !done.includes(id)));
    }),
  );
});
