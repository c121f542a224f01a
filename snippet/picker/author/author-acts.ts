import type { ButtonAction } from '../../../shared/contract/block.ts';
import type { Layout, Step } from '../../../shared/contract/step.ts';
import * as change from '../../../shared/draft/edit-draft.ts';
import { newLocalId } from '../../../shared/draft/new-local-id.ts';
import { newStep } from '../../../shared/draft/starters.ts';
import { standsAtTarget } from '../../../shared/rules/interrupts.ts';
import { stepTitle } from '../../../shared/rules/step-title.ts';
import { describeElement } from '../../target/describe-element.ts';
import { elementName } from '../element-name.ts';
import type { PickerServer } from '../picker-server.ts';
import type { AuthorState } from './author-state.ts';
import type { AuthorWords } from './author-words.ts';

const mostSteps = 50;
/** Longer addresses are none that anybody picked at. */
const longestUrl = 2048;

/** Everything an author does to the guide from the bar. */
export interface AuthorActs {
  select(stepId: string): void;
  add(layout: Layout): void;
  move(stepId: string, to: number): void;
  duplicate(stepId: string): void;
  remove(stepId: string): void;
  setStep(part: Partial<Step>): void;
  setAction(blockId: string, buttonId: string, action: ButtonAction): void;
  /** This element is what the selected step points at. */
  aim(element: Element): void;
  undo(): void;
  redo(): void;
  takeTheirs(): Promise<void>;
  keepMine(): Promise<void>;
  /** An element for a feature was pointed at. */
  beginFeature(element: Element): Promise<void>;
  makeFeature(feature: { name: string; moduleId: number | null; isCore: boolean }): Promise<void>;
}

interface Surroundings {
  server: PickerServer;
  words: AuthorWords;
  /** A step that was just made: its element is to be picked, or its text to be written. */
  onNew(step: Step): void;
}

const here = () => location.href.slice(0, longestUrl);

export function authorActs(state: AuthorState, { server, words, onNew }: Surroundings): AuthorActs {
  const { model, task } = state;
  const draft = () => model.draft.value;
  const indexOf = (stepId: string) => draft().steps.findIndex(({ id }) => id === stepId);
  const select = (stepId: string) => {
    state.stepId.value = stepId;
    state.panel.value = undefined;
    state.said.value = undefined;
    state.keep();
  };

  return {
    select,
    add(layout) {
      const { steps } = draft();
      if (steps.length >= mostSteps) return;
      const at = steps.length ? indexOf(state.step.value?.id ?? '') + 1 : 0;
      const step = newStep(newLocalId, layout, { isFirst: at === 0, isLast: at === steps.length });
      model.edit('add-step', (content) => change.insertSteps(content, at, [step]));
      select(step.id);
      onNew(step);
    },
    move: (stepId, to) => model.edit('move-step', (content) => change.moveStep(content, stepId, to)),
    duplicate(stepId) {
      if (draft().steps.length >= mostSteps) return;
      model.edit('duplicate-step', (content) => change.duplicateStep(content, stepId, newLocalId));
      const copy = draft().steps[indexOf(stepId) + 1];
      if (copy) select(copy.id);
    },
    remove(stepId) {
      const { steps } = draft();
      const index = indexOf(stepId);
      const step = steps[index];
      if (!step || steps.length === 1) return;
      const title = stepTitle(step, state.locale.value, draft().defaultLocale) || words.step(index + 1);
      model.edit('remove-step', (content) => change.removeStep(content, stepId));
      const next = draft().steps[Math.min(index, draft().steps.length - 1)];
      if (next) select(next.id);
      state.said.value = { text: words.removed(title), canUndo: true };
    },
    setStep(part) {
      const step = state.step.value;
      if (step) model.edit(`${step.id}.step`, (content) => change.updateStep(content, step.id, part));
    },
    setAction(blockId, buttonId, action) {
      const step = state.step.value;
      const block = step?.blocks.find(({ id }) => id === blockId);
      if (!step || block?.type !== 'buttons') return;
      const buttons = block.buttons.map((button) =>
        button.id === buttonId ? { ...button, action } : button,
      );
      model.edit(`${step.id}.action`, (content) =>
        change.replaceBlock(content, step.id, { ...block, buttons }),
      );
    },
    aim(element) {
      const step = state.step.value;
      if (!step) return;
      const target = { signature: describeElement(element), pickedAt: here() };
      const layout = standsAtTarget(step.layout) ? step.layout : 'tooltip';
      model.edit(`${step.id}.target`, (content) => change.updateStep(content, step.id, { target, layout }));
    },
    undo() {
      model.undo();
      state.said.value = undefined;
    },
    redo: () => model.redo(),
    async takeTheirs() {
      const stored = await server.open();
      if (typeof stored === 'object' && stored.purpose === 'guide') model.takeStored(stored.guide);
      else state.said.value = { text: words.failed };
    },
    async keepMine() {
      const stored = await server.open();
      if (typeof stored === 'object' && stored.purpose === 'guide')
        await model.keepMine(stored.guide.revision);
      else state.said.value = { text: words.failed };
    },
    async beginFeature(element) {
      const target = { signature: describeElement(element), pickedAt: here() };
      const feature = { element, name: elementName(element, task.locale), target };
      state.feature.value = feature;
      state.panel.value = 'feature';
      const matches = await server.matches(target);
      if (state.feature.value !== feature) return;
      state.feature.value = { ...feature, matches: typeof matches === 'object' ? matches : 'failed' };
    },
    async makeFeature(given) {
      const feature = state.feature.value;
      if (!feature || feature.isSending) return;
      state.feature.value = { ...feature, isSending: true, isFailed: false };
      const made = await server.tag({ ...given, target: feature.target });
      if (made === 'made') {
        state.feature.value = undefined;
        state.panel.value = undefined;
        state.said.value = { text: words.tagged(given.name) };
      } else state.feature.value = { ...feature, isSending: false, isFailed: true };
    },
  };
}
