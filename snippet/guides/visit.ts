import type { DeliveredGuide, GuideState } from '../../shared/contract/guide.ts';
import { asksForScore } from '../../shared/rules/choose-guide.ts';
import type { Clock } from '../host/clock.ts';
import type { SmallStore } from '../host/small-store.ts';

/** What this browser knows of the user's guides before the server does; the server's word is added when choosing. */
export interface Visit {
  noteStart(guide: DeliveredGuide, isByItself: boolean): void;
  noteEnd(guideId: string, how: 'completedAt' | 'dismissedAt'): void;
  /** Keeps a visit alive that is in use. */
  touch(): void;
  /** How many guides started by themselves in this visit, and what was among them. */
  autoStarts(): { count: number; hadWalkthrough?: boolean; hadScore?: boolean };
  /** And how many today, over all devices: what the server knew at `knownAtMs`, and what happened here since. */
  autoStartsToday(known: number, knownAtMs: number): number;
  /** The server's states with what happened here since. */
  merge(states: readonly GuideState[]): GuideState[];
}

interface Kept {
  lastSeenAt: number;
  thisVisit: number;
  hadWalkthrough?: boolean;
  hadScore?: boolean;
  /** Times of this day's starts by themselves. */
  today: number[];
  states: GuideState[];
}

/** A visit is over after half an hour without use, in all tabs. */
const visitGapMs = 30 * 60_000;
const maxStates = 12;

export function openVisit(kept: SmallStore, clock: Clock): Visit {
  const read = (): Kept => {
    const visit = kept.read<Kept>('visit') ?? { lastSeenAt: 0, thisVisit: 0, today: [], states: [] };
    const now = clock.now();
    const day = new Date(now).toDateString();
    if (now - visit.lastSeenAt > visitGapMs) {
      visit.thisVisit = 0;
      visit.hadWalkthrough = visit.hadScore = false;
    }
    visit.today = visit.today.filter((at) => new Date(at).toDateString() === day);
    return visit;
  };
  const change = (edit: (visit: Kept) => void) => {
    const visit = read();
    edit(visit);
    visit.lastSeenAt = clock.now();
    kept.write('visit', visit);
  };
  const nowText = () => new Date(clock.now()).toISOString();
  return {
    noteStart(guide, isByItself) {
      change((visit) => {
        const known = visit.states.find(({ guideId }) => guideId === guide.id);
        const state = {
          ...known,
          guideId: guide.id,
          version: guide.version,
          startedCount: (known?.startedCount ?? 0) + 1,
          lastShownAt: nowText(),
        };
        visit.states = [...visit.states.filter((other) => other !== known), state].slice(-maxStates);
        if (isByItself) {
          visit.thisVisit += 1;
          visit.hadWalkthrough ||= guide.kind === 'walkthrough';
          visit.hadScore ||= asksForScore(guide);
          visit.today.push(clock.now());
        }
      });
    },
    noteEnd(guideId, how) {
      change((visit) => {
        const state = visit.states.find((known) => known.guideId === guideId);
        if (state) state[how] = nowText();
      });
    },
    touch: () => change(() => {}),
    autoStarts() {
      const { thisVisit: count, hadWalkthrough, hadScore } = read();
      return { count, hadWalkthrough, hadScore };
    },
    autoStartsToday(known, knownAtMs) {
      const { today } = read();
      const since = today.filter((at) => at > knownAtMs).length;
      return Math.max(known, today.length - since) + since;
    },
    merge(states) {
      const here = read().states;
      const others = here.filter(({ guideId }) => !states.some((state) => state.guideId === guideId));
      const both = states.map((state) => {
        const local = here.find(({ guideId }) => guideId === state.guideId);
        if (!local) return state;
        return {
          ...state,
          startedCount: Math.max(state.startedCount, local.startedCount),
          lastShownAt: [state.lastShownAt, local.lastShownAt].sort()[1] as string,
          completedAt: state.completedAt ?? local.completedAt,
          dismissedAt: state.dismissedAt ?? local.dismissedAt,
        };
      });
      return [...both, ...others];
    },
  };
}
