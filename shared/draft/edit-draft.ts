import type { Block } from '../contract/block.ts';
import type { GuideContent } from '../contract/guide.ts';
import type { Step } from '../contract/step.ts';
import type { Locale, Localized } from '../contract/text.ts';
import { localesOf } from '../rules/localize.ts';
import { writeText } from './write-text.ts';

/**
 * Every change an author makes to a draft, as a function from the old draft to the new one: nothing is changed in
 * place, so undo is keeping the old one. A change that names a step or block that is not there gives the same draft.
 */

/** Moves the item at `from` to `to`, both kept within the list. */
export function moved<T>(items: readonly T[], from: number, to: number): T[] {
  const next = [...items];
  const [item] = next.splice(from, 1);
  if (item !== undefined) next.splice(Math.max(0, Math.min(to, next.length)), 0, item);
  return next;
}

const withSteps = (draft: GuideContent, steps: Step[]): GuideContent => ({ ...draft, steps });

/** The steps bring no language along that the draft does not speak: nobody would write in it what they only begin. */
export function insertSteps(draft: GuideContent, index: number, steps: readonly Step[]): GuideContent {
  const spoken = new Set([draft.defaultLocale, ...localesOf(draft)]);
  const own = localesOf(steps);
  const foreign = own.includes(draft.defaultLocale) ? own.filter((locale) => !spoken.has(locale)) : [];
  const added = foreign.reduce((kept, locale) => withoutLocale(kept, locale, draft.defaultLocale), steps);
  return withSteps(draft, draft.steps.toSpliced(index, 0, ...added));
}

/**
 * The last step stays: a guide has at least one. Conditions on answers given in a removed step go with it, and so do
 * branches that lead to it.
 */
export function removeStep(draft: GuideContent, stepId: string): GuideContent {
  if (draft.steps.length === 1) return draft;
  const removed = draft.steps.find((step) => step.id === stepId);
  const gone = new Set(removed?.blocks.filter((block) => block.type === 'question').map((block) => block.id));
  const steps = draft.steps
    .filter((step) => step.id !== stepId)
    .map(({ when, next, ...step }) => {
      const branches = next?.filter(
        (branch) => branch.stepId !== stepId && !gone.has(branch.when.questionId),
      );
      return {
        ...step,
        ...(when && !gone.has(when.questionId) && { when }),
        ...(branches?.length && { next: branches }),
      };
    });
  return withSteps(draft, steps);
}

/** `to`: the place that it then has, from 0. */
export function moveStep(draft: GuideContent, stepId: string, to: number): GuideContent {
  const index = draft.steps.findIndex((step) => step.id === stepId);
  return index < 0 ? draft : withSteps(draft, moved(draft.steps, index, to));
}

/** A copy right after the original; `newId` gives each piece of it an id of its own. */
export function duplicateStep(draft: GuideContent, stepId: string, newId: () => string): GuideContent {
  const index = draft.steps.findIndex((step) => step.id === stepId);
  const step = draft.steps[index];
  return step ? insertSteps(draft, index + 1, [{ ...withNewBlockIds(step, newId), id: newId() }]) : draft;
}

/** Branches that ask about a question of the step itself follow it to its new id. */
function withNewBlockIds(step: Step, newId: () => string): Step {
  const newIds = new Map(step.blocks.map(({ id }) => [id, newId()]));
  const renamed = (id: string) => newIds.get(id) ?? id;
  const blocks = step.blocks.map((block) => ({
    ...block,
    id: renamed(block.id),
    ...(block.type === 'buttons' && { buttons: block.buttons.map((button) => ({ ...button, id: newId() })) }),
  }));
  const next = step.next?.map((branch) => ({
    ...branch,
    when: { ...branch.when, questionId: renamed(branch.when.questionId) },
  }));
  return { ...step, ...(next && { next }), blocks: blocks as Block[] };
}

export function updateStep(draft: GuideContent, stepId: string, change: Partial<Step>): GuideContent {
  return withSteps(
    draft,
    draft.steps.map((step) => (step.id === stepId ? { ...step, ...change } : step)),
  );
}

const updateBlocks = (
  draft: GuideContent,
  stepId: string,
  update: (blocks: Block[]) => Block[],
): GuideContent =>
  withSteps(
    draft,
    draft.steps.map((step) => (step.id === stepId ? { ...step, blocks: update(step.blocks) } : step)),
  );

export function insertBlock(draft: GuideContent, stepId: string, index: number, block: Block): GuideContent {
  return updateBlocks(draft, stepId, (blocks) => blocks.toSpliced(index, 0, block));
}

/** The last block stays: a step has at least one. */
export function removeBlock(draft: GuideContent, stepId: string, blockId: string): GuideContent {
  return updateBlocks(draft, stepId, (blocks) =>
    blocks.length === 1 ? blocks : blocks.filter((block) => block.id !== blockId),
  );
}

export function moveBlock(draft: GuideContent, stepId: string, blockId: string, by: -1 | 1): GuideContent {
  return updateBlocks(draft, stepId, (blocks) => {
    const index = blocks.findIndex((block) => block.id === blockId);
    return index < 0 ? blocks : moved(blocks, index, Math.max(0, index + by));
  });
}

export function replaceBlock(draft: GuideContent, stepId: string, block: Block): GuideContent {
  return updateBlocks(draft, stepId, (blocks) => blocks.map((old) => (old.id === block.id ? block : old)));
}

/** Takes a language out of the whole draft; the default language stays. */
export const removeLocale = (draft: GuideContent, locale: Locale): GuideContent =>
  locale === draft.defaultLocale ? draft : withoutLocale(draft, locale, draft.defaultLocale);

function withoutLocale<T>(piece: T, locale: Locale, defaultLocale: Locale): T {
  const strip = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(strip);
    if (value === null || typeof value !== 'object') return value;
    if ('byLocale' in value) return writeText(value as Localized<unknown>, locale, undefined, defaultLocale);
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, strip(part)]));
  };
  return strip(piece) as T;
}

/** Questions whose answers a step's showing can depend on; `andItsOwn`: also those that its leaving can. */
export function questionsBefore(draft: GuideContent, stepId: string, { andItsOwn = false } = {}) {
  const index = draft.steps.findIndex((step) => step.id === stepId);
  return draft.steps
    .slice(0, Math.max(0, andItsOwn ? index + 1 : index))
    .flatMap((step) => step.blocks.filter((block) => block.type === 'question'));
}
