import { computed, createModel, effect, signal } from '@preact/signals';
import type { GuideContent } from '../contract/guide.ts';
import { type ChangedPlace, changedPlace } from './changed-place.ts';

/** A draft as it is edited: what undo goes back to. */
interface Edition {
  name: string;
  draft: GuideContent;
}

/** What the model needs of the server, so that it can be tested without one. */
export interface DraftStore {
  /**
   * Resolves to the new revision; to 'conflict' when someone else saved since `revision`. Throws otherwise: `SaveRefused`
   * where trying again is of no use.
   */
  save(revision: number, edition: Edition): Promise<number | 'conflict'>;
}

/** The server has said that it won't save this, and why. */
export class SaveRefused extends Error {}

export type SaveState = 'saved' | 'unsaved' | 'saving' | 'failed' | 'conflict';

interface Options {
  /** Pause after the last keystroke before the draft is saved. */
  autosaveAfterMs: number;
  /** Edits of the same field within this time are one step of undo. */
  mergeWithinMs: number;
  /** What could not be saved is tried again after this pause, and after twice as long each further time. */
  retryAfterMs: number;
  now: () => number;
}

const defaults: Options = {
  autosaveAfterMs: 800,
  mergeWithinMs: 1500,
  retryAfterMs: 3000,
  now: () => Date.now(),
};
/** As seldom as this it is tried again at last. */
const longestRetryMs = 60_000;

/**
 * The guide editor's state: the draft, its undo history, and what is saved of it. Saving is by revision: when
 * someone else has saved in between, nothing is overwritten, autosave stops, and the author is told.
 */
export const GuideModel = createModel(
  (first: Edition & { revision: number }, store: DraftStore, options: Partial<Options> = {}) => {
    const { autosaveAfterMs, mergeWithinMs, retryAfterMs, now } = { ...defaults, ...options };
    const edition = signal<Edition>({ name: first.name, draft: first.draft });
    const revision = signal(first.revision);
    const savedEdition = signal<Edition>(edition.value);
    const past = signal<Edition[]>([]);
    const future = signal<Edition[]>([]);
    const failure = signal<'failed' | 'conflict' | null>(null);
    /** What the server said of an edition that it won't save. */
    const refusal = signal<string | undefined>(undefined);
    const isSaving = signal(false);
    const travelledTo = signal<ChangedPlace | undefined>(undefined);
    let lastEdit: { field: string; at: number } | undefined;
    let saving: Promise<void> | undefined;
    let failures = 0;

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

    effect(() => {
      if (saveState.value !== 'failed' || refusal.value !== undefined) return;
      const timer = setTimeout(
        () => void save(),
        Math.min(retryAfterMs * 2 ** (failures - 1), longestRetryMs),
      );
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
          failures = 0;
          refusal.value = undefined;
        }
      } catch (error) {
        failures += 1;
        refusal.value = error instanceof SaveRefused ? error.message : undefined;
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
      if (failure.value === 'failed') failure.value = null;
      travelledTo.value = changedPlace(edition.value, target);
      edition.value = target;
    }

    return {
      name: computed(() => edition.value.name),
      draft: computed(() => edition.value.draft),
      revision: computed(() => revision.value),
      saveState,
      /** Why the server won't save what there is now: trying again is of no use before something else is edited. */
      refusal: computed(() => (failure.value === 'failed' ? refusal.value : undefined)),
      canUndo: computed(() => past.value.length > 0),
      canRedo: computed(() => future.value.length > 0),
      /** `field` names what is edited (`step-1.heading`), so that typing a word is one step of undo. */
      edit(field: string, change: (draft: GuideContent) => GuideContent): void {
        replace({ ...edition.value, draft: change(edition.value.draft) }, field);
      },
      rename(name: string): void {
        replace({ ...edition.value, name }, 'name');
      },
      /** Where the last undo or redo has changed something: an editor leads there, for what is out of sight can't be judged. */
      travelledTo: computed(() => travelledTo.value),
      undo: () => travel(past, future),
      redo: () => travel(future, past),
      save,
      /**
       * Goes on with what was not saved when it was left, which is within reach of undo. What somebody else has saved
       * since then is met as by any save. False: it was stored after all, only the answer came too late.
       */
      takeUp({ revision: leftAt, ...kept }: Edition & { revision: number }): boolean {
        if (!changedPlace(edition.value, kept)) return false;
        replace(kept, 'take-up');
        revision.value = leftAt;
        return true;
      },
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
