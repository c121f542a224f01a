import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { Task } from '../../../shared/contract/checklist.ts';
import type { AuthorTask, Names } from '../../../shared/contract/picker.ts';
import type { Step } from '../../../shared/contract/step.ts';
import type { Target } from '../../../shared/contract/target.ts';
import type { Locale } from '../../../shared/contract/text.ts';
import { GuideModel, SaveRefused } from '../../../shared/draft/guide-model.ts';
import { standsAtTarget } from '../../../shared/rules/interrupts.ts';
import { localesOf } from '../../../shared/rules/localize.ts';
import type { SmallStore } from '../../host/small-store.ts';
import type { Judgement } from '../judge-element.ts';
import type { Kept, LeftWork } from '../left-work.ts';
import type { PickerServer } from '../picker-server.ts';
import type { Writing } from './write-in-place.ts';

/** What the author does in the page: uses it, points at an element for what is selected or a feature, or tries the guide. */
export type Mode = 'navigate' | 'pick' | 'pickFeature' | 'try';

/** Instead of what is selected. */
export type Panel = 'add' | 'block' | 'branches' | 'feature' | 'languages' | undefined;

export interface FoundTarget {
  /** Undefined: it is looked for. Null: it is not on this page. */
  element: Element | null | undefined;
  judgement?: Judgement;
}

export interface TaggedFeature {
  element: Element;
  name: string;
  target: Target;
  matches?: { uses: number; users: number; accounts: number } | 'failed';
  isSending?: boolean;
  isFailed?: boolean;
}

export interface AuthorState {
  task: AuthorTask;
  model: InstanceType<typeof GuideModel>;
  mode: Signal<Mode>;
  panel: Signal<Panel>;
  /** Of a step, of a task, or of a guide that the help lists. */
  selectedId: Signal<string | undefined>;
  /** The selected one, in a guide that has steps. */
  step: ReadonlySignal<Step | undefined>;
  /** Of the selected step: whose fields are shown. */
  blockId: Signal<string | undefined>;
  /** The selected task, in a checklist. */
  item: ReadonlySignal<Task | undefined>;
  /** What the selected step stands at, or what has to be clicked for the selected task. */
  target: ReadonlySignal<Target | undefined>;
  /** What the draft can name. Undefined: not read yet. */
  names: Signal<Names | 'failed' | undefined>;
  locale: Signal<Locale>;
  locales: ReadonlySignal<Locale[]>;
  edge: Signal<'onTop' | 'onBottom'>;
  /** Where the bar is while the guide is tried: away from what is shown. */
  trialEdge: Signal<'onTop' | 'onBottom'>;
  isFolded: Signal<boolean>;
  /** Where the target is. */
  found: Signal<FoundTarget>;
  writing: Signal<Writing | undefined>;
  /** The author says where the selected letters lead. */
  isLinking: Signal<boolean>;
  feature: Signal<TaggedFeature | undefined>;
  /** Undefined: heat is not shown. */
  heat: Signal<{ uses: number; controls: number; days: number } | 'reading' | 'failed' | undefined>;
  /** Said until the author goes on; `canUndo`: offers to take back what was done last. */
  said: Signal<{ text: string; canUndo?: boolean } | undefined>;
  /** The token opens nothing any more, or everything is done. */
  end: Signal<'refused' | 'done' | undefined>;
  /** Of what the token was for, once it opens nothing any more. */
  left: Signal<LeftWork | undefined>;
  /** The path of this page. */
  path: Signal<string>;
  keep(): void;
}

/** On a phone the page needs the room. */
const narrowPx = 720;

/** The state of the bar; `store` is the tab's, so that the next page goes on where this one was left. */
export function openAuthorState(task: AuthorTask, server: PickerServer, store: SmallStore): AuthorState {
  const { guide } = task;
  const last = store.read<Kept>('authoring');
  // What was selected in another guide is none of this one's.
  const kept: Partial<Kept> =
    last?.guideId === guide.id ? last : { edge: last?.edge, isFolded: last?.isFolded };
  const end = signal<'refused' | 'done' | undefined>();
  const model = new GuideModel(guide, {
    async save(revision, edition) {
      const saved = await server.save(revision, edition);
      if (saved === 'refused') end.value = 'refused';
      if (saved === 'refused') throw new SaveRefused(saved);
      if (saved === 'failed') throw new Error(saved);
      return saved;
    },
  });
  const selectedId = signal(kept.selectedId ?? task.stepId ?? undefined);
  // An undo may have taken the selected one away.
  const selectedOf = <One extends { id: string }>(all: readonly One[] = []): One | undefined =>
    all.find(({ id }) => id === selectedId.value) ?? all[0];
  const step = computed(() => selectedOf(model.draft.value.steps));
  const item = computed(() => selectedOf(model.draft.value.checklist?.items));
  const own = localesOf(guide.draft).includes(task.locale) ? task.locale : guide.draft.defaultLocale;
  const locale = signal<Locale>(kept.locale ?? own);
  const edge = signal<'onTop' | 'onBottom'>(kept.edge ?? 'onBottom');
  const isFolded = signal(kept.isFolded ?? innerWidth < narrowPx);
  return {
    task,
    model,
    mode: signal<Mode>('navigate'),
    panel: signal<Panel>(undefined),
    selectedId,
    step,
    blockId: signal<string | undefined>(undefined),
    item,
    target: computed(() => {
      if (step.value) return standsAtTarget(step.value.layout) ? step.value.target : undefined;
      const { doneWhen } = item.value ?? {};
      return doneWhen?.type === 'click' ? doneWhen.target : undefined;
    }),
    names: signal<AuthorState['names']['value']>(undefined),
    locale,
    locales: computed(() => [
      ...new Set([guide.draft.defaultLocale, ...localesOf(model.draft.value), locale.value]),
    ]),
    edge,
    trialEdge: signal<'onTop' | 'onBottom'>('onTop'),
    isFolded,
    found: signal<FoundTarget>({ element: undefined }),
    writing: signal<Writing | undefined>(undefined),
    isLinking: signal(false),
    feature: signal<TaggedFeature | undefined>(undefined),
    heat: signal<AuthorState['heat']['value']>(undefined),
    said: signal<AuthorState['said']['value']>(undefined),
    end,
    left: signal<LeftWork | undefined>(undefined),
    path: signal(''),
    keep: () =>
      store.write('authoring', {
        guideId: guide.id,
        studioUrl: task.studioUrl,
        selectedId: selectedId.value,
        locale: locale.value,
        edge: edge.value,
        isFolded: isFolded.value,
      } satisfies Kept),
  };
}
