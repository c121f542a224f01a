import { computed, effect, type ReadonlySignal, signal, untracked } from '@preact/signals';

export interface Resource<T> {
  /** The newest answer; stays while a newer one is fetched. Undefined before the first. */
  data: ReadonlySignal<T | undefined>;
  /** Why the newest request failed; forgotten as soon as it is asked for anew, so that one sees that it is. */
  error: ReadonlySignal<Error | undefined>;
  isLoading: ReadonlySignal<boolean>;
  reload: () => void;
}

export interface ResourceOptions<T> {
  /** Asks when it is first shown, and not before. */
  isOnDemand?: boolean;
  /**
   * Asks when that one was answered for the first time, or could not be: what is looked at first does not share the server
   * with what takes long and stands further down.
   */
  after?: Resource<unknown>;
  /**
   * Asks again after this pause, for as long as the page is in sight, and more seldom where answers take long. Failing
   * polls keep the last answer. The pause may depend on the answer.
   */
  pollMs?: number | ((newest: T | undefined) => number);
}

/** A poll rests so many times as long as its last answer took: a server that is slow is left alone most of the time. */
const restsOfAnswer = 2;
/** At most so long, in ms: an answer may have taken a night in which the computer slept. */
const longestRestMs = 30_000;

/**
 * Data of the server as signals, to be made inside a model. `load` is called at once (or on demand) and again whenever a signal
 * that it read changes; an answer that comes after a newer question is thrown away.
 */
export function createResource<T>(
  load: () => Promise<T>,
  { isOnDemand = false, after, pollMs }: ResourceOptions<T> = {},
): Resource<T> {
  const isWanted = signal(!isOnDemand);
  // Once it is its turn it stays so: what comes first may be asked anew.
  let isItsTurn = after === undefined;
  const hasTurn = computed(() => {
    isItsTurn ||= after?.data.value !== undefined || after?.error.value !== undefined;
    return isItsTurn;
  });
  const data = signal<T | undefined>(undefined, {
    watched() {
      isWanted.value = true;
    },
  });
  const error = signal<Error>();
  const isLoading = signal(true);
  const round = signal(0);
  let question = 0;
  let restsUntil = 0;

  const ask = async (isQuiet: boolean) => {
    question += 1;
    const mine = question;
    const askedAt = performance.now();
    restsUntil = Number.POSITIVE_INFINITY;
    const answer = load();
    if (!isQuiet) {
      untracked(() => {
        isLoading.value = true;
        error.value = undefined;
      });
    }
    try {
      const found = await answer;
      if (mine !== question) return;
      // A poll that brings nothing new draws nothing new.
      if (JSON.stringify(found) !== JSON.stringify(data.peek())) data.value = found;
      error.value = undefined;
    } catch (fault) {
      if (mine !== question || (isQuiet && data.peek() !== undefined)) return;
      error.value = fault as Error;
    } finally {
      if (mine === question) {
        const answeredAt = performance.now();
        restsUntil = answeredAt + Math.min((answeredAt - askedAt) * restsOfAnswer, longestRestMs);
        isLoading.value = false;
      }
    }
  };

  effect(() => {
    round.value;
    if (!isWanted.value || !hasTurn.value) return undefined;
    void ask(false);
    return () => {
      question += 1;
    };
  });
  if (pollMs !== undefined) {
    const pauseMs = computed(() => (typeof pollMs === 'function' ? pollMs(data.value) : pollMs));
    effect(() => {
      const timer = setInterval(() => {
        const isRested = performance.now() >= restsUntil;
        if (document.visibilityState === 'visible' && !isLoading.peek() && isRested) void ask(true);
      }, pauseMs.value);
      return () => clearInterval(timer);
    });
  }

  return { data, error, isLoading, reload: () => (round.value += 1) };
}
