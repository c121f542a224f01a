import type { Target } from '../../shared/contract/target.ts';
import type { Clock } from '../host/clock.ts';
import { listen, type Stop, stopAll } from '../host/listen.ts';
import { warn } from '../host/log.ts';
import { safely } from '../host/safe-call.ts';
import { type Finder, type Found, isVisible, type Likeness, type Search } from './finder.ts';

export interface Watch {
  /** Looks now, for example after the address changed. */
  look(): void;
  stop: Stop;
}

/** Looks follow one another at least so far apart, and take at most a tenth of the time, up to the longest rest. */
const restMs = 100;
const longestRestMs = 2000;
/** An element that has become so much less like what was found may be another one now (a recycled row). */
const tolerance = 0.1;

/** Reading a page that is not known yet goes in slices of this length, when the host has nothing to do. */
export const sliceMs = 8;

/**
 * Follows the element of a target through all that the host app does to it: calls `take` with the element when it
 * comes, with its twin when a re-render replaced it, with null when it is gone or hidden; `found` says how sure it is.
 * No polling; on a page that never rests it looks seldom enough to cost it nothing.
 */
export function watchElement(
  { signature, ...options }: Target,
  finder: Finder,
  clock: Clock,
  take: (element: Element | null, found: Found) => void,
): Watch {
  let current: Element | null = null;
  let likeness = 0;
  /** Of the row it was first found in: no other row's element is its twin. */
  let rowLikeness = 0;
  let isTold = false;
  let isStopped = false;
  /** While it is not in the page itself. */
  let search: Search | undefined;
  let cancel: Stop | undefined;
  let nextLookAt = 0;
  /** What its row says, of a row. */
  let words: string | null | undefined;
  /** On the present look, in all its slices. */
  let spentMs = 0;

  function look(): void {
    cancel?.();
    cancel = undefined;
    const startedAt = performance.now();
    words = wordsAround();
    const isHere = current !== null && isStill(current);
    const found = isHere ? undefined : finder.find(signature, document, options, sliceMs);
    if (!isHere && !found) {
      // Half read: on with it as soon as the host rests.
      spentMs += performance.now() - startedAt;
      cancel = clock.whenFree(look);
      return;
    }
    if (found?.isShutIn && !isTold) {
      warn('a target lies in a closed shadow root', signature);
    }
    const next = found ? (found.element && isInItsRow(found) ? found.element : null) : current;
    if (found && next && next !== current) likeness = found.likeness ?? 0;
    const hasChanged = next !== current || !isTold;
    current = next;
    words = wordsAround();
    spentMs += performance.now() - startedAt;
    nextLookAt = clock.now() + Math.min(Math.max(restMs, spentMs * 10), longestRestMs);
    spentMs = 0;
    isTold = true;
    if (hasChanged && found) take(next, found);
    // Whoever took it may have had enough.
    if (isStopped) return;
    if (next) leaveSearch();
    else if (search) search.look();
    else
      search = finder.elsewhere?.(signature, (standIn) =>
        take(standIn, { element: null, score: 0, margin: 0 }),
      );
  }

  function leaveSearch(): void {
    search?.stop();
    search = undefined;
  }

  function isStill(element: Element): boolean {
    if (!element.isConnected || !isVisible(element)) return false;
    const now = finder.compare(signature, element, options);
    return now.likeness >= likeness - tolerance && isInItsRow(now);
  }

  /** And not in another row. */
  function isInItsRow({ rowLikeness: now = 0 }: Partial<Likeness>): boolean {
    rowLikeness ||= now;
    return options.isExactPlace || now >= rowLikeness - tolerance / 2;
  }

  const wordsAround = () => current && finder.wordsAround(current);

  function soon(): void {
    // A row that has become another one: not a frame beside the wrong element.
    if (current?.isConnected && wordsAround() !== words) look();
    else if (!cancel) {
      // Gone already: what takes its place should not wait.
      const ms = current && !current.isConnected ? 16 : nextLookAt - clock.now();
      cancel = clock.after(Math.max(0, ms), look);
    }
  }

  const stops = [
    finder.onChange(safely(soon)),
    // Not at once: the next step of a guide looks for its target in a moment.
    () => clock.whenFree(finder.rest),
    // A frame that has loaded.
    listen(document, 'load', soon),
    listen(window, 'resize', soon),
    // A style sheet that shows or hides.
    listen(document, 'transitionend', soon),
    listen(document, 'toggle', soon),
    () => cancel?.(),
    leaveSearch,
    () => {
      isStopped = true;
    },
  ];
  look();
  return { look, stop: stopAll(stops) };
}
