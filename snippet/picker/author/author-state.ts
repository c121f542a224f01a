import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { AuthorTask } from '../../../shared/contract/picker.ts';
import type { Step } from '../../../shared/contract/step.ts';
import type { Target } from '../../../shared/contract/target.ts';
import type { Locale } from '../../../shared/contract/text.ts';
import { GuideModel } from '../../../shared/draft/guide-model.ts';
import { localesOf } from '../../../shared/rules/localize.ts';
import type { SmallStore } from '../../host/small-store.ts';
import type { Judgement } from '../judge-element.ts';
import type { PickerServer } from '../picker-server.ts';
import type { Writing } from './write-in-place.ts';

/** What the author does in the page: uses it, points at an element for the step or a feature, or tries the guide. */
export type Mode = 'navigate' | 'pick' | 'pickFeature' | 'try';

/** Instead of the selected step. */
export type Panel = 'addStep' | 'feature' | undefined;

export interface FoundStep {
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

/** What is kept for the next page of this tab. */
interface Kept {
  stepId?: string;
  locale?: Locale;
  edge?: 'onTop' | 'onBottom';
  isFolded?: boolean;
}

export interface AuthorState {
  task: AuthorTask;
  model: InstanceType<typeof GuideModel>;
  mode: Signal<Mode>;
  panel: Signal<Panel>;
  step: ReadonlySignal<Step | undefined>;
  stepId: Signal<string | undefined>;
  locale: Signal<Locale>;
  locales: ReadonlySignal<Locale[]>;
  edge: Signal<'onTop' | 'onBottom'>;
  isFolded: Signal<boolean>;
  found: Signal<FoundStep>;
  writing: Signal<Writing | undefined>;
  /** The author says where the selected letters lead. */
  isLinking: Signal<boolean>;
  feature: Signal<TaggedFeature | undefined>;
  /** Undefined: heat is not shown. */
  heat: Signal<{ uses: number; controls: number; days: number } | 'reading' | 'failed' | undefined>;
  /** Said until the author goes on; `canUndo`: offers to take back what was done last. */
  said: Signal<{ text: string; canUndo?: boolean } | undefined>;
  /** The session is over, or everything is done. */
  end: Signal<'refused' | 'done' | undefined>;
  /** The path of this page. */
  path: Signal<string>;
  keep(): void;
}

/** On a phone the page needs the room. */
const narrowPx = 720;

/** The state of the bar; `store` is the tab's, so that the next page goes on where this one was left. */
export function openAuthorState(task: AuthorTask, server: PickerServer, store: SmallStore): AuthorState {
  const kept = store.read<Kept>('authoring') ?? {};
  const { guide } = task;
  const end = signal<'refused' | 'done' | undefined>();
  const model = new GuideModel(guide, {
    async save(revision, edition) {
      const saved = await server.save(revision, edition);
      if (saved === 'refused') end.value = 'refused';
      if (saved === 'refused' || saved === 'failed') throw new Error(saved);
      return saved;
    },
  });
  const stepId = signal(kept.stepId ?? task.stepId ?? undefined);
  const locale = signal(kept.locale ?? guide.draft.defaultLocale);
  const edge = signal<'onTop' | 'onBottom'>(kept.edge ?? 'onBottom');
  const isFolded = signal(kept.isFolded ?? innerWidth < narrowPx);
  return {
    task,
    model,
    mode: signal<Mode>('navigate'),
    panel: signal<Panel>(undefined),
    stepId,
    // An undo may have taken the selected step away.
    step: computed(() => {
      const { steps } = model.draft.value;
      return steps.find(({ id }) => id === stepId.value) ?? steps[0];
    }),
    locale,
    locales: computed(() => [
      ...new Set([guide.draft.defaultLocale, ...localesOf(model.draft.value), locale.value]),
    ]),
    edge,
    isFolded,
    found: signal<FoundStep>({ element: undefined }),
    writing: signal<Writing | undefined>(undefined),
    isLinking: signal(false),
    feature: signal<TaggedFeature | undefined>(undefined),
    heat: signal<AuthorState['heat']['value']>(undefined),
    said: signal<AuthorState['said']['value']>(undefined),
    end,
    path: signal(''),
    keep: () =>
      store.write('authoring', {
        stepId: stepId.value,
        locale: locale.value,
        edge: edge.value,
        isFolded: isFolded.value,
      } satisfies Kept),
  };
}
