import type { Block, ButtonAction } from '../../../shared/contract/block.ts';
import type { Checklist, DoneWhen, Task } from '../../../shared/contract/checklist.ts';
import type { GuideContent } from '../../../shared/contract/guide.ts';
import type { Help } from '../../../shared/contract/help.ts';
import type { Layout, Step } from '../../../shared/contract/step.ts';
import type { Locale } from '../../../shared/contract/text.ts';
import { type AnyText, replaceTexts } from '../../../shared/draft/draft-texts.ts';
import * as checklist from '../../../shared/draft/edit-checklist.ts';
import * as change from '../../../shared/draft/edit-draft.ts';
import { type NewBlockKind, newBlock } from '../../../shared/draft/new-block.ts';
import { newLocalId } from '../../../shared/draft/new-local-id.ts';
import { newStep } from '../../../shared/draft/starters.ts';
import { confirmText } from '../../../shared/draft/write-text.ts';
import { standsAtTarget } from '../../../shared/rules/interrupts.ts';
import { languageName } from '../../../shared/rules/language-name.ts';
import { describeElement } from '../../target/describe-element.ts';
import { elementName } from '../element-name.ts';
import type { PickerServer } from '../picker-server.ts';
import type { AuthorState } from './author-state.ts';
import type { AuthorWords } from './author-words.ts';
import { cardPages } from './card-pages.ts';
import { deckOf } from './deck.ts';

const mostBlocks = 30;
/** Longer addresses are none that anybody picked at. */
const longestUrl = 2048;

/** Everything an author does to the guide from the bar. */
export interface AuthorActs {
  select(id: string): void;
  /** Its place among the steps, the tasks, or what the help lists, from 0. */
  indexOf(id: string): number;
  move(id: string, to: number): void;
  /** Undefined: there is one of each. */
  duplicate: ((id: string) => void) | undefined;
  remove(id: string): void;
  addStep(layout: Layout): void;
  /** A task that is done so. */
  addTask(type: DoneWhen['type']): void;
  /** To what the help lists. */
  addListed(guideId: string): void;
  /** Of the selected step. Edits of one `field` after another are one step of undo. */
  change(field: string, make: (draft: GuideContent, stepId: string) => GuideContent): void;
  /** After the chosen block, else before the buttons that close the step. */
  addBlock(kind: NewBlockKind): void;
  setStep(part: Partial<Step>): void;
  /** Edits of one `field` after another are one step of undo. */
  setTask(field: string, part: Partial<Task>): void;
  setLauncher(part: Partial<Checklist['launcher']>): void;
  setHelp(change: (help: Help) => Help): void;
  setAction(blockId: string, buttonId: string, action: ButtonAction): void;
  /** This element is what the selected step points at, or what the user clicks to have the selected task done. */
  aim(element: Element): void;
  /** The author goes on in this language, which the guide need not have yet. */
  writeIn(locale: Locale): void;
  removeLanguage(locale: Locale): void;
  /** This translation holds, though its original has changed. */
  confirm(text: AnyText): void;
  undo(): void;
  redo(): void;
  takeTheirs(): Promise<void>;
  keepMine(): Promise<void>;
  /** Reads what the draft can name, unless that is known. */
  needNames(): void;
  /** An element for a feature was pointed at. */
  beginFeature(element: Element): Promise<void>;
  makeFeature(feature: { name: string; moduleId: number | null; isCore: boolean }): Promise<void>;
}

interface Surroundings {
  server: PickerServer;
  words: AuthorWords;
  /** A step, a task or a block was just made: its element is to be picked, or its text (at `key`) to be written. */
  onNew(isToBePicked: boolean, key?: string): void;
  /** What held the focus is gone. */
  onGone(): void;
}

const here = () => location.href.slice(0, longestUrl);

export function authorActs(state: AuthorState, { server, words, onNew, onGone }: Surroundings): AuthorActs {
  const { model, task } = state;
  const draft = () => model.draft.value;
  const deck = deckOf(draft());
  const ids = () => deck.ids(draft());
  const indexOf = (id: string) => ids().indexOf(id);
  const select = (id: string) => {
    state.selectedId.value = id;
    state.blockId.value = undefined;
    state.panel.value = undefined;
    state.said.value = undefined;
    state.keep();
  };
  /** To what was just undone: what is out of sight can't be judged. */
  const leadThere = () => {
    const { pieceId, locale } = model.travelledTo.value ?? {};
    if (locale !== undefined && locale !== state.locale.value) state.locale.value = locale;
    if (pieceId !== undefined && pieceId !== state.selectedId.value) select(pieceId);
  };
  const isFull = () => ids().length >= deck.most;
  let isReadingNames = false;

  return {
    select,
    indexOf,
    move: (id, to) => model.edit('move', (content) => deck.move(content, id, to)),
    duplicate:
      deck.duplicate &&
      ((id) => {
        if (isFull()) return;
        model.edit('duplicate', (content) => deck.duplicate?.(content, id, newLocalId) ?? content);
        const copy = ids()[indexOf(id) + 1];
        if (copy) select(copy);
      }),
    remove(id) {
      const index = indexOf(id);
      if (index < 0 || ids().length <= deck.least) return;
      const { title = '' } =
        cardPages(state, words)
          .flatMap(({ cards }) => cards)
          .find((card) => card.id === id) ?? {};
      model.edit('remove', (content) => deck.remove(content, id));
      const next = ids()[Math.min(index, ids().length - 1)];
      if (next) select(next);
      state.said.value = { text: words.removed(title), canUndo: true };
    },
    addStep(layout) {
      if (isFull()) return;
      const at = ids().length ? indexOf(state.step.value?.id ?? '') + 1 : 0;
      const step = newStep(newLocalId, layout, { isFirst: at === 0, isLast: at === ids().length });
      model.edit('add', (content) => change.insertSteps(content, at, [step]));
      select(step.id);
      onNew(standsAtTarget(layout));
    },
    addTask(type) {
      if (isFull()) return;
      const doneWhen = checklist.newDoneWhen(type);
      if (doneWhen.type === 'page') doneWhen.pattern = state.path.value;
      const added = { ...checklist.newTask(newLocalId()), doneWhen };
      model.edit('add', (content) => checklist.addTask(content, added));
      select(added.id);
      onNew(type === 'click');
    },
    addListed(guideId) {
      if (isFull()) return;
      model.edit('add', (content) => withHelp(content, (help) => ({ ...help, lists: [...ids(), guideId] })));
      select(guideId);
    },
    change(field, make) {
      const step = state.step.value;
      if (step) model.edit(`${step.id}.${field}`, (content) => make(content, step.id));
    },
    addBlock(kind) {
      const step = state.step.value;
      if (!step || step.blocks.length >= mostBlocks) return;
      const { blocks } = step;
      const chosen = blocks.findIndex(({ id }) => id === state.blockId.value);
      const beforeButtons = blocks.at(-1)?.type === 'buttons' ? blocks.length - 1 : blocks.length;
      const block = newBlock(kind);
      model.edit('add', (content) =>
        change.insertBlock(content, step.id, chosen < 0 ? beforeButtons : chosen + 1, block),
      );
      state.blockId.value = block.id;
      state.panel.value = undefined;
      const key = firstTextOf(block);
      if (key) onNew(false, key);
    },
    setStep(part) {
      const step = state.step.value;
      if (step) model.edit(`${step.id}.step`, (content) => change.updateStep(content, step.id, part));
    },
    setTask(field, part) {
      const item = state.item.value;
      if (item) model.edit(`${item.id}.${field}`, (content) => checklist.updateTask(content, item.id, part));
    },
    setLauncher(part) {
      model.edit('launcher', (content) => {
        const { checklist: list } = content;
        if (list) return checklist.updateChecklist(content, { launcher: { ...list.launcher, ...part } });
        return withHelp(content, (help) => ({ ...help, launcher: { ...help.launcher, ...part } }));
      });
    },
    setHelp: (make) => model.edit('help', (content) => withHelp(content, make)),
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
      const target = { signature: describeElement(element), pickedAt: here() };
      const { step, item } = state;
      if (step.value) {
        const { id, layout } = step.value;
        const aimed = { target, layout: standsAtTarget(layout) ? layout : 'tooltip' } as const;
        model.edit(`${id}.target`, (content) => change.updateStep(content, id, aimed));
      } else if (item.value) {
        const { id } = item.value;
        const doneWhen = { type: 'click', target } as const;
        model.edit(`${id}.target`, (content) => checklist.updateTask(content, id, { doneWhen }));
      }
    },
    writeIn(locale) {
      const isAdded = !state.locales.value.includes(locale);
      state.locale.value = locale;
      state.panel.value = undefined;
      state.said.value = undefined;
      state.keep();
      if (isAdded) onNew(false);
      else onGone();
    },
    removeLanguage(locale) {
      model.edit('remove-language', (content) => change.removeLocale(content, locale));
      state.locale.value = draft().defaultLocale;
      state.panel.value = undefined;
      state.said.value = {
        text: words.languageRemoved(languageName(locale, task.locale)),
        canUndo: true,
      };
      state.keep();
      onGone();
    },
    confirm(text) {
      const held = confirmText(text, state.locale.value);
      model.edit('confirm', (content) => replaceTexts(content, new Map([[text, held]])));
      onGone();
    },
    undo() {
      if (!model.canUndo.value) return;
      model.undo();
      state.said.value = undefined;
      leadThere();
    },
    redo() {
      if (!model.canRedo.value) return;
      model.redo();
      leadThere();
    },
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
    needNames() {
      if (isReadingNames || typeof state.names.peek() === 'object') return;
      isReadingNames = true;
      void server.names().then((names) => {
        isReadingNames = false;
        state.names.value = typeof names === 'object' ? names : 'failed';
      });
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

/** Where a new block is written first, as `step-fields` names its texts. */
function firstTextOf(block: Block): string | undefined {
  switch (block.type) {
    case 'heading':
    case 'text':
      return block.id;
    case 'list':
      return `${block.id}.0`;
    case 'buttons':
      return block.buttons[0]?.id;
    case 'question':
      return `${block.id}.prompt`;
    default:
      return undefined;
  }
}

const withHelp = (content: GuideContent, make: (help: Help) => Help): GuideContent =>
  content.help ? { ...content, help: make(content.help) } : content;
