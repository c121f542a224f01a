import type { Target } from '../../../shared/contract/target.ts';
import type { Clock } from '../../host/clock.ts';
import type { Stop } from '../../host/listen.ts';
import type { Finder } from '../../target/finder.ts';
import type { Reading } from '../../target/reading.ts';
import { watchElement } from '../../target/watch-element.ts';

/** What page conditions ask of elements: known when asked for, and watched as long as it goes on being asked for. */
export interface ElementFacts {
  textOf(target: Target): string | undefined;
  /** Whether all that was asked for is known, as it is once it was looked for. */
  isKnown(): boolean;
  /** A round of asking is over: what nobody asked for is let go. */
  settle(): void;
  stop: Stop;
}

interface Surroundings {
  clock: Clock;
  finder: Finder;
  reading: Reading;
  onChange(): void;
}

interface Watched {
  text: string | undefined;
  /** It was looked for. */
  isTold: boolean;
  isAsked: boolean;
  stop: Stop;
}

/** A text that changes all the time is read no more often than this. */
const restMs = 200;
const maxLetters = 2000;

export function createElementFacts({ clock, finder, reading, onChange }: Surroundings): ElementFacts {
  /** By the delivered target itself: the next delivery brings others. */
  const watched = new Map<Target, Watched>();

  function watch(target: Target): Watched {
    let element: Element | null = null;
    let cancel: Stop | undefined;
    let isAsking = true;
    const read = () => {
      cancel = undefined;
      const text = element ? reading.readText(element, maxLetters) : undefined;
      if (text === known.text && known.isTold) return;
      known.text = text;
      known.isTold = true;
      if (!isAsking) onChange();
    };
    const observer = new MutationObserver(() => {
      cancel ??= clock.after(restMs, read);
    });
    const known: Watched = { text: undefined, isTold: false, isAsked: true, stop: () => {} };
    const { stop } = watchElement(target, finder, clock, (found) => {
      element = found;
      observer.disconnect();
      if (found) observer.observe(found, { characterData: true, childList: true, subtree: true });
      read();
    });
    isAsking = false;
    known.stop = () => {
      stop();
      observer.disconnect();
      cancel?.();
    };
    return known;
  }

  return {
    textOf(target) {
      const known = watched.get(target) ?? watch(target);
      watched.set(target, known);
      known.isAsked = true;
      return known.text;
    },
    isKnown: () => [...watched.values()].every(({ isAsked, isTold }) => isTold || !isAsked),
    settle() {
      for (const [target, known] of watched) {
        if (!known.isAsked) {
          known.stop();
          watched.delete(target);
        }
        known.isAsked = false;
      }
    },
    stop() {
      for (const { stop } of watched.values()) stop();
      watched.clear();
    },
  };
}
