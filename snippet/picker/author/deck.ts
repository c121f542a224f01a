import type { GuideContent } from '../../../shared/contract/guide.ts';
import * as checklist from '../../../shared/draft/edit-checklist.ts';
import * as draft from '../../../shared/draft/edit-draft.ts';

/** What a guide is made of, in its order: steps, tasks, or the guides that the help lists. */
export interface Deck {
  ids(content: GuideContent): string[];
  move(content: GuideContent, id: string, to: number): GuideContent;
  /** A copy right after the original. Absent: there is one of each. */
  duplicate?(content: GuideContent, id: string, newId: () => string): GuideContent;
  remove(content: GuideContent, id: string): GuideContent;
  least: number;
  most: number;
}

const steps: Deck = {
  ids: (content) => content.steps.map(({ id }) => id),
  move: draft.moveStep,
  duplicate: draft.duplicateStep,
  remove: draft.removeStep,
  least: 1,
  most: 50,
};

const tasks: Deck = {
  ids: (content) => content.checklist?.items.map(({ id }) => id) ?? [],
  move: checklist.moveTask,
  duplicate: checklist.duplicateTask,
  remove: checklist.removeTask,
  least: 1,
  most: 20,
};

const withLists = (content: GuideContent, change: (lists: string[]) => string[]): GuideContent =>
  content.help?.lists
    ? { ...content, help: { ...content.help, lists: change(content.help.lists) } }
    : content;

const listed: Deck = {
  ids: (content) => content.help?.lists ?? [],
  move: (content, id, to) =>
    withLists(content, (lists) => (lists.includes(id) ? draft.moved(lists, lists.indexOf(id), to) : lists)),
  remove: (content, id) => withLists(content, (lists) => lists.filter((each) => each !== id)),
  least: 0,
  most: 200,
};

export const deckOf = (content: GuideContent): Deck =>
  content.checklist ? tasks : content.help ? listed : steps;
