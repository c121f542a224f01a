import type { Deed } from '../../shared/rules/checklist-progress.ts';
import type { Clock } from '../host/clock.ts';
import { listen } from '../host/listen.ts';
import { warn } from '../host/log.ts';
import { forget, safely } from '../host/safe-call.ts';
import type { SmallStore } from '../host/small-store.ts';
import { isSound } from './is-sound.ts';
import type { Progress, Run, RunEnd, RunSurroundings } from './run.ts';

type OwnSurroundings = Pick<RunSurroundings, 'save' | 'onEnd'>;

interface Surroundings {
  clock: Clock;
  /** Shared by all tabs. */
  local: SmallStore;
  /** One tab's. */
  session: SmallStore;
  /** Names this load of the page. */
  self: string;
  /** Loads what plays such a guide. */
  load(progress: Progress): Promise<(own: OwnSurroundings) => Run>;
  onEnd(progress: Progress, how: RunEnd): void;
}

/** The runs of this tab: kept over reloads, each until it ends. */
export interface Runs {
  all(): Progress[];
  /** Begins one, or goes on with it. `isAsked`: by the user, who wants to see it open. */
  go(progress: Progress, isAsked?: boolean): void;
  /** The run of this guide is shown or opened; false when there is none that can be. */
  open(guideId: string): boolean;
  look(): void;
  note(deed: Deed): void;
  /** Ends those that are meant, without a word. */
  halt(isMeant: (progress: Progress) => boolean): void;
  /** Keeps what has changed, now and not in a moment. */
  keep(): void;
  /** Goes on with what a load of the page interrupted, or with what the tab has come to while this page was away. */
  resume(): void;
  stop(): void;
}

interface Entry {
  progress: Progress;
  /** Absent while what plays it is on the way. */
  run?: Run;
  isAsked: boolean;
}

/** A run older than this was left; it does not go on by itself. */
const longestRunMs = 12 * 3_600_000;

export function createRuns(page: Surroundings): Runs {
  const { clock, local, session, self } = page;
  const entries = new Set<Entry>();
  let isChanged = false;

  /** Once for all that changes in one go: after it was painted, or when the page is left before that. */
  function save(): void {
    if (!isChanged) clock.whenFree(keep);
    isChanged = true;
  }

  function keep(): void {
    if (!isChanged) return;
    isChanged = false;
    const kept = all().filter(
      ({ isOver, isBegun, startedBy }) => !isOver && (isBegun || startedBy !== 'ambient'),
    );
    session.write('runs', kept.length ? kept : undefined);
  }

  const all = () => [...entries].map(({ progress }) => progress);

  function go(progress: Progress, isAsked = false): void {
    const entry: Entry = { progress, isAsked };
    entries.add(entry);
    save();
    forget(
      page.load(progress).then(
        (start) => entries.has(entry) && play(entry, start),
        (error) => {
          entries.delete(entry);
          save();
          warn('a guide could not be loaded', error);
        },
      ),
    );
  }

  function play(entry: Entry, start: (own: OwnSurroundings) => Run): void {
    const { progress } = entry;
    const onEnd = (how: RunEnd) => {
      entries.delete(entry);
      save();
      page.onEnd(progress, how);
    };
    const run = safely(start)({ save, onEnd });
    entry.run = run;
    if (!run) onEnd('gaveUp');
    else if (entry.isAsked) run.open?.();
  }

  function halt(isMeant: (progress: Progress) => boolean): void {
    for (const entry of entries) {
      if (!isMeant(entry.progress)) continue;
      entries.delete(entry);
      entry.run?.stop();
    }
    save();
  }

  /** A duplicated tab has its own copy of the session: the run is the copy's, which took it last. */
  const stopListening = listen(window, 'storage', () => {
    const taken = local.read<Record<string, string>>('taken') ?? {};
    halt(({ runId }) => Object.hasOwn(taken, runId) && taken[runId] !== self);
  });

  return {
    all,
    go,
    open(guideId) {
      const entry = [...entries].find(({ progress }) => progress.guide.id === guideId);
      if (!entry || (entry.run && !entry.run.open)) return false;
      entry.isAsked = true;
      entry.run?.open?.();
      return true;
    },
    look() {
      for (const { run } of entries) run?.look();
    },
    note(deed) {
      for (const { run } of entries) run?.note?.(deed);
    },
    halt,
    keep,
    resume() {
      const saved = session.read<Progress[]>('runs') ?? [];
      halt(() => true);
      const alive = saved.filter(
        (progress) => isSound(progress?.guide) && clock.now() - progress.startedAt < longestRunMs,
      );
      if (alive.length) local.write('taken', Object.fromEntries(alive.map(({ runId }) => [runId, self])));
      for (const progress of alive) go(progress);
    },
    stop() {
      stopListening();
      halt(() => true);
      keep();
    },
  };
}
