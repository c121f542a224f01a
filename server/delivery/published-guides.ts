import type { Audience, BehaviourCondition, Condition, ConditionOf } from '../../shared/contract/audience.ts';
import type { Task } from '../../shared/contract/checklist.ts';
import type { GuideContent } from '../../shared/contract/guide.ts';
import type { Theme } from '../../shared/contract/theme.ts';
import { behaviourKey } from '../../shared/rules/match-audience.ts';
import { leavesOf } from '../../shared/rules/match-tree.ts';
import type { Context } from '../context.ts';
import { taskBehaviour } from './done-tasks.ts';
import { type PublishedGuide, type StoredPublished, selectPublished } from './published-store.ts';

export interface Published {
  configVersion: number;
  appUrl: string;
  theme: Theme;
  guides: readonly PublishedGuide[];
  /** Audiences of the app's segments, by id. */
  segments: ReadonlyMap<string, Audience>;
  segmentNames: ReadonlyMap<string, string>;
  /** Everything that has to be counted of a person to decide about all of these guides, each thing once. */
  behaviours: readonly BehaviourCondition[];
  /** Uploaded lists that audiences name. */
  lists: readonly ConditionOf<'list'>[];
  /** Whether an audience asks for what score somebody gave. */
  asksForScores: boolean;
  /** When an audience changes by the calendar alone, in order. */
  datesMs: readonly number[];
}

/** Who is meant and in which situation, as one. */
export const wholeAudience = ({
  audience,
  conditions,
}: Pick<GuideContent, 'audience' | 'conditions'>): Audience =>
  conditions ? { type: 'all', conditions: [audience, conditions] } : audience;

/** What is live in each environment, with what follows from it, worked out once for each config version. */
export function publishedFrom({ segments, ...stored }: StoredPublished): Published {
  const audiences = [
    ...stored.guides.map(({ content }) => wholeAudience(content)),
    ...segments.map(({ audience }) => audience),
  ];
  const leaves = audiences.flatMap((audience) => leavesOf<Condition>(audience));
  return {
    ...stored,
    segments: new Map(segments.map(({ id, audience }) => [id, audience])),
    segmentNames: new Map(segments.map(({ id, name }) => [id, name])),
    behaviours: behavioursIn(leaves, tasksOf(stored.guides)),
    lists: listsIn(leaves),
    asksForScores: leaves.some(({ type }) => type === 'score'),
    datesMs: leaves
      .flatMap((leaf) => (leaf.type === 'dates' ? [leaf.from ?? [], leaf.to ?? []].flat() : []))
      .map((time) => Date.parse(time))
      .toSorted((a, b) => a - b),
  };
}

const tasksOf = (guides: readonly PublishedGuide[]): Task[] =>
  guides.flatMap(({ content }) => content.checklist?.items ?? []);

export const listsIn = (conditions: readonly Condition[]): ConditionOf<'list'>[] =>
  conditions.filter((leaf) => leaf.type === 'list');

/** Each behaviour that conditions and tasks ask for, once. */
export function behavioursIn(
  conditions: readonly Condition[],
  tasks: readonly Task[] = [],
): BehaviourCondition[] {
  const asked = [
    ...conditions.filter((leaf) => leaf.type === 'event' || leaf.type === 'feature'),
    ...tasks.flatMap(({ doneWhen }) => taskBehaviour(doneWhen) ?? []),
  ];
  return [...new Map(asked.map((condition) => [behaviourKey(condition), condition])).values()];
}

/**
 * What is live in each environment, held in memory until its config version differs: a delivery reads nothing of the
 * guides but that number.
 */
export function createPublishedGuides({ db }: Pick<Context, 'db'>) {
  const byEnvironment = new Map<number, { wanted: number; published: Promise<Published> }>();

  return {
    /** At least as new as `configVersion`. */
    async at(environmentId: number, configVersion: number): Promise<Published> {
      const held = byEnvironment.get(environmentId);
      if (held?.wanted === configVersion) return held.published;
      const published = selectPublished(db, environmentId).then(publishedFrom);
      const reading = { wanted: configVersion, published };
      byEnvironment.set(environmentId, reading);
      // A failed reading is not held: the next delivery tries again.
      published.catch(() => {
        if (byEnvironment.get(environmentId) === reading) byEnvironment.delete(environmentId);
      });
      return published;
    },
  };
}

export type PublishedGuides = ReturnType<typeof createPublishedGuides>;
