import type { Checklist, DoneWhen, Task } from '../contract/checklist.ts';
import type { GuideContent } from '../contract/guide.ts';
import { moved } from './edit-draft.ts';

/** Every change to a checklist, as `edit-draft` has them for steps: from the old draft to the new one. */

const withTasks = (draft: GuideContent, change: (items: Task[]) => Task[]): GuideContent =>
  draft.checklist
    ? { ...draft, checklist: { ...draft.checklist, items: change(draft.checklist.items) } }
    : draft;

export const updateChecklist = (draft: GuideContent, part: Partial<Checklist>): GuideContent =>
  draft.checklist ? { ...draft, checklist: { ...draft.checklist, ...part } } : draft;

export const addTask = (draft: GuideContent, task: Task): GuideContent =>
  withTasks(draft, (items) => [...items, task]);

export const updateTask = (draft: GuideContent, taskId: string, part: Partial<Task>): GuideContent =>
  withTasks(draft, (items) => items.map((task) => (task.id === taskId ? { ...task, ...part } : task)));

/** The last task stays: a checklist has at least one. */
export const removeTask = (draft: GuideContent, taskId: string): GuideContent =>
  withTasks(draft, (items) => (items.length === 1 ? items : items.filter(({ id }) => id !== taskId)));

export function moveTask(draft: GuideContent, taskId: string, to: number): GuideContent {
  const from = draft.checklist?.items.findIndex(({ id }) => id === taskId) ?? -1;
  return from < 0 ? draft : withTasks(draft, (items) => moved(items, from, to));
}

/** A copy right after the original. */
export function duplicateTask(draft: GuideContent, taskId: string, newId: () => string): GuideContent {
  return withTasks(draft, (items) =>
    items.flatMap((task) => (task.id === taskId ? [task, { ...task, id: newId() }] : [task])),
  );
}

/** A task without a word yet, that a use of a feature makes done. */
export const newTask = (id: string): Task => ({
  id,
  label: { byLocale: {} },
  action: { type: 'none' },
  doneWhen: newDoneWhen('feature'),
});

export function newDoneWhen(type: DoneWhen['type']): DoneWhen {
  switch (type) {
    case 'event':
      return { type, name: '' };
    case 'feature':
      return { type, featureId: 0 };
    case 'guideCompleted':
      return { type, guideId: '' };
    case 'page':
      return { type, pattern: '' };
    case 'click':
      return { type };
  }
}

export function newTaskAction(type: Task['action']['type']): Task['action'] {
  switch (type) {
    case 'none':
      return { type };
    case 'startGuide':
      return { type, guideId: '' };
    case 'openUrl':
      return { type, url: '/', inNewTab: false };
  }
}
