import type { BehaviourCondition } from '../../shared/contract/audience.ts';
import { type DoneWhen, taskMemoryDays } from '../../shared/contract/checklist.ts';
import type { Signature } from '../../shared/contract/signature.ts';
import { behaviourKey } from '../../shared/rules/match-audience.ts';
import { isSameElement } from '../../shared/rules/match-target-signature.ts';
import { matchUrl } from '../../shared/rules/match-url.ts';
import type { Deeds } from './behaviour-store.ts';
import type { PublishedGuide } from './published-store.ts';

/** What has to be counted to know of a task; nothing for those that are known otherwise. */
export function taskBehaviour(doneWhen: DoneWhen): BehaviourCondition | undefined {
  const often = { operator: 'atLeast', times: 1, withinDays: taskMemoryDays, by: 'user' } as const;
  if (doneWhen.type === 'event') return { type: 'event', name: doneWhen.name, ...often };
  if (doneWhen.type === 'feature') return { type: 'feature', featureId: doneWhen.featureId, ...often };
  return undefined;
}

export interface TaskFacts {
  counts: ReadonlyMap<string, number>;
  completedGuideIds: ReadonlySet<string>;
  deeds: Deeds;
  appUrl: string;
}

/** Ids of a checklist's tasks that its user has done, however they did it. */
export function doneTasks({ id, content }: PublishedGuide, facts: TaskFacts): string[] {
  const seen = new Set(facts.deeds.tasks.filter(({ guideId }) => guideId === id).map(({ taskId }) => taskId));
  return (content.checklist?.items ?? [])
    .filter((task) => seen.has(task.id) || isDone(task.doneWhen, facts))
    .map((task) => task.id);
}

function isDone(doneWhen: DoneWhen, { counts, completedGuideIds, deeds, appUrl }: TaskFacts): boolean {
  switch (doneWhen.type) {
    case 'event':
    case 'feature':
      return (counts.get(behaviourKey(taskBehaviour(doneWhen)!)) ?? 0) > 0;
    case 'guideCompleted':
      return completedGuideIds.has(doneWhen.guideId);
    case 'page':
      return deeds.paths.some((path) => matchUrl(doneWhen.pattern, new URL(appUrl).origin + path));
    case 'click': {
      const { target } = doneWhen;
      return (
        target !== undefined &&
        deeds.signatures.some((signature) => isSameElement(target.signature, signature as Signature, target))
      );
    }
  }
}
