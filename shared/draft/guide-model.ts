import { computed, createModel, effect, signal } from '@preact/signals';
import type { GuideContent } from '../contract/guide.ts';

/** A draft as it is edited: what undo goes back to. */
interface Edition {
  name: string;
  draft: GuideContent;
}

/** What the model needs of the server, so that it can be tested without one. */
export interface DraftStore {
  /** Resolves to the new revision; to 'conflict' when someone else saved since `revision`; throws otherwise. */
  save(revision: number, edition: Edition): Promise<number | 'conflict'>;
}

export type SaveState = 'saved' | 'unsaved' | 'saving' | 'failed' | 'conflict';

interface Options {
  /** Pause after the last keystroke before the draft is saved. */
  autosaveAfterMs: number;
  /** Edits of the same field within this time are one step of undo. */
  mergeWithinMs: number;
  now: () => number;
}

const defaults: Options = { autosaveAfterMs: 800, mergeWithinMs: 1500, now: () => Date.now() };

/**
 * The guide editor's state: the draft, its undo history, and what is saved of it. Saving is by revision: when
 * someone else has saved in between, nothing is overwritten, autosave stops, and the author is told.
 */
export const GuideModel = createModel(
  (first: Edition & { revision: number }, store: DraftStore, options: Partial<Options> = {}) => {
    const { autosaveAfterMs, mergeWithinMs, now } = { ...defaults, ...options };
    const edition = signal<Edition>({ name: first.name, draft: first.draft });
    const revision = signal(first.revision);
    const savedEdition = signal<Edition>(edition.value);
    const past = signal<Edition[]>([]);
    const future = signal<Edition[]>([]);
    const failure = signal<'failed' | 'conflict' | null>(null);
    const isSaving = signal(false);
    let lastEdit: { field: string; at: number } | undefined;
    let saving: Promise<void> | undefined;

    const saveState = computed<SaveState>(() => {
      if (failure.value === 'conflict') return 'conflict';
      if (isSaving.value) return 'saving';
      if (failure.value) return 'failed';
      return savedEdition.value === edition.value ? 'saved' : 'unsaved';
    });

    effect(() => {
      if (saveState.value !== 'unsaved') return;
      edition.value;
      const timer = setTimeout(() => void save(), autosaveAfterMs);
      return () => clearTimeout(timer);
    });

    /** Saves what there is now; also what was edited while an earlier save was under way. */
    function save(): Promise<void> {
      saving ??= saveUntilDone().finally(() => {
        saving = undefined;
      });
      return saving;
    }

    async function saveUntilDone(): Promise<void> {
      isSaving.value = true;
      if (failure.value === 'failed') failure.value = null;
      try {
        while (savedEdition.value !== edition.value && failure.value !== 'conflict') {
          const sent = edition.value;
          const result = await store.save(revision.value, sent);
          if (result === 'conflict') {
            failure.value = 'conflict';
          } else {
            revision.value = result;
            savedEdition.value = sent;
          }
        }
      } catch {
        failure.value = 'failed';
      } finally {
        isSaving.value = false;
      }
    }

    function replace(next: Edition, field: string): void {
      if (next.draft === edition.value.draft && next.name === edition.value.name) return;
      const at = now();
      const continues = lastEdit?.field === field && at - lastEdit.at < mergeWithinMs;
      if (!continues || past.value.length === 0) past.value = [...past.value, edition.value];
      future.value = [];
      lastEdit = { field, at };
      if (failure.value === 'failed') failure.value = null;
      edition.value = next;
    }

    function travel(from: typeof past, to: typeof past): void {
      const target = from.value.at(-1);
      if (!target) return;
      to.value = [...to.value, edition.value];
      from.value = from.value.slice(0, -1);
      lastEdit = undefined;
      edition.value = target;
    }

    return {
      name: computed(() => edition.value.name),
      draft: computed(() => edition.value.draft),
      revision: computed(() => revision.value),
      saveState,
      canUndo: computed(() => past.value.length > 0),
      canRedo: computed(() => future.value.length > 0),
      /** `field` names what is edited (`step-1.heading`), so that typing a word is one step of undo. */
      edit(field: string, change: (draft: GuideContent) => GuideContent): void {
        replace({ ...edition.value, draft: change(edition.value.draft) }, field);
      },
      rename(name: string): void {
        replace({ ...edition.value, name }, 'name');
      },
      undo: () => travel(past, future),
      redo: () => travel(future, past),
      save,
      /** After a conflict: take the stored draft, keeping the author's own within reach of undo. */
      takeStored(stored: Edition & { revision: number }): void {
        past.value = [...past.value, edition.value];
        future.value = [];
        lastEdit = undefined;
        const taken = { name: stored.name, draft: stored.draft };
        edition.value = taken;
        savedEdition.value = taken;
        revision.value = stored.revision;
        failure.value = null;
      },
      /** After a conflict: keep the author's own draft; it is saved over the stored one, knowingly. */
      keepMine(storedRevision: number): Promise<void> {
        revision.value = storedRevision;
        failure.value = null;
        return save();
      },
    };
  },
);
