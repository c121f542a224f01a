import type { DoneWhen } from '../contract/checklist.ts';
import { matchUrl } from './match-url.ts';

/** One thing the page has just seen its user do. */
export type Deed =
  | { type: 'event'; name: string }
  | { type: 'page'; url: string }
  | { type: 'guideCompleted'; guideId: string }
  /** `isTarget`: whether the click was on the element of that task. */
  | { type: 'click'; isTarget(doneWhen: Extract<DoneWhen, { type: 'click' }>): boolean };

interface TaskPart {
  id: string;
  doneWhen: DoneWhen;
}

/** Tasks that this deed makes done, in the order of the list. Features are recognised by the server alone. */
export const tasksDoneBy = (tasks: readonly TaskPart[], deed: Deed): string[] =>
  tasks.filter(({ doneWhen }) => isDoneBy(doneWhen, deed)).map(({ id }) => id);

function isDoneBy(doneWhen: DoneWhen, deed: Deed): boolean {
  switch (doneWhen.type) {
    case 'event':
      return deed.type === 'event' && deed.name === doneWhen.name;
    case 'page':
      return deed.type === 'page' && matchUrl(doneWhen.pattern, deed.url);
    case 'guideCompleted':
      return deed.type === 'guideCompleted' && deed.guideId === doneWhen.guideId;
    case 'click':
      return deed.type === 'click' && deed.isTarget(doneWhen);
    case 'feature':
      return false;
  }
}

export interface ChecklistProgress {
  done: number;
  count: number;
  /** 0–100, whole; 100 only when all is done. */
  percent: number;
  isComplete: boolean;
  /** The first that is not done. */
  nextTaskId: string | undefined;
}

/** How far a user is. What is said to be done may name tasks that are no longer in the list, and some twice. */
export function checklistProgress(
  tasks: readonly { id: string }[],
  doneIds: Iterable<string>,
): ChecklistProgress {
  const known = new Set(doneIds);
  const done = tasks.filter(({ id }) => known.has(id)).length;
  const count = tasks.length;
  return {
    done,
    count,
    percent: count === 0 ? 0 : Math.floor((done / count) * 100),
    isComplete: count > 0 && done === count,
    nextTaskId: tasks.find(({ id }) => !known.has(id))?.id,
  };
}
