import * as v from 'valibot';
import { beforeEach, describe, expect, test } from 'vitest';
import { type GuideContent, guideContentSchema } from '../../../shared/contract/guide.ts';
import * as edit from '../../../shared/draft/edit-checklist.ts';
import { newGuideContent } from '../../../shared/draft/starters.ts';
import { validateForPublishing } from '../../../shared/rules/publishing/validate-for-publishing.ts';

let count = 0;
const newId = () => `n${count++}`;
let draft: GuideContent;
const taskIds = ({ checklist }: GuideContent) => checklist?.items.map(({ id }) => id);

beforeEach(() => {
  count = 0;
  draft = edit.addTask(
    edit.addTask(newGuideContent('checklist', newId), edit.newTask('b')),
    edit.newTask('c'),
  );
});

describe('editing a checklist', () => {
  test('moves, duplicates and removes tasks, the last of them excepted', () => {
    const [first] = taskIds(draft) as [string];
    expect(taskIds(edit.moveTask(draft, 'c', 0))).toEqual(['c', first, 'b']);
    expect(taskIds(edit.duplicateTask(draft, 'b', () => 'd'))).toEqual([first, 'b', 'd', 'c']);
    const single = edit.removeTask(edit.removeTask(draft, first), 'b');
    expect(taskIds(single)).toEqual(['c']);
    expect(taskIds(edit.removeTask(single, 'c'))).toEqual(['c']);
  });

  test.each([
    ['feature', 'checklist.items.1.doneWhen.featureId', 'featureMissing'],
    ['event', 'checklist.items.1.doneWhen.name', 'eventMissing'],
    ['guideCompleted', 'checklist.items.1.doneWhen.guideId', 'guideMissing'],
    ['page', 'checklist.items.1.doneWhen.pattern', 'pageMissing'],
    ['click', 'checklist.items.1.doneWhen.target', 'targetMissing'],
  ] as const)('a task that ticks by %s can be saved unfinished, but not published', (type, path, code) => {
    const unfinished = edit.updateTask(draft, 'b', { doneWhen: edit.newDoneWhen(type) });
    expect(v.safeParse(guideContentSchema, unfinished).issues).toBeUndefined();
    const { errors } = validateForPublishing('checklist', unfinished);
    expect(errors).toContainEqual({ path, code, params: {} });
  });
});
