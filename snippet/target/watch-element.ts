import type { Signature } from '../../shared/contract/signature.ts';
import type { Clock } from '../host/clock.ts';
import { listen, type Stop, stopAll } from '../host/listen.ts';
import { warn } from '../host/log.ts';
import { nestedRoots } from './deep-roots.ts';
import { type Finder, isVisible, type Search } from './finder.ts';

export interface Watch {
  /** Looks now, for example after the address changed. */
  look(): void;
  stop: Stop;
}

/** Looks follow one another at least so far apart, and take at most a tenth of the time. */
const restMs = 100;
/** An element that has become so much less like what was found may be another one now (a recycled row). */
const tolerance = 0.1;

/**
 * Follows the element that a signature describes through all that the host app does to it: calls `take` with the
 * element when it comes, with its twin when a re-render replaced it, with null when it is gone or hidden. One
 * MutationObserver, no polling; on a page that never rests it looks seldom enough to cost it nothing.
 */
export function watchElement(
  signature: Signature,
  finder: Finder,
  clock: Clock,
  take: (element: Element | null) => void,
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
  const observed = new WeakSet<Node>();
  const observer = new MutationObserver(() => soon());

  const observe = (root: Node) => {
    if (observed.has(root)) return;
    observed.add(root);
    observer.observe(root, { subtree: true, childList: true, attributes: true, characterData: true });
  };

  function look(): void {
    cancel?.();
    cancel = undefined;
    const startedAt = performance.now();
    const next = current && isStill(current) ? current : find();
    if (next !== current) likeness = next ? finder.likeness(signature, next) : 0;
    const hasChanged = next !== current || !isTold;
    current = next;
    // What happens inside shadow roots and frames is not seen from outside.
    if (next) observe(next.getRootNode());
    else if (/::/.test(signature.path.join())) for (const root of nestedRoots(document)) observe(root);
    nextLookAt = clock.now() + Math.max(restMs, (performance.now() - startedAt) * 10);
    isTold = true;
    if (hasChanged) take(next);
    // Whoever took it may have had enough.
    if (isStopped) return;
    if (next) leaveSearch();
    else if (search) search.look();
    else search = finder.elsewhere?.(signature, take);
  }

  function find(): Element | null {
    const { element, isShutIn } = finder.find(signature);
    if (isShutIn && !isTold) {
      warn('a target lies in a closed shadow root, or in a frame of another origin', signature);
    }
    return element && isInItsRow(element) ? element : null;
  }

  function leaveSearch(): void {
    search?.stop();
    search = undefined;
  }

  const isStill = (element: Element): boolean =>
    element.isConnected &&
    isVisible(element) &&
    finder.likeness(signature, element) >= likeness - tolerance &&
    isInItsRow(element);

  const isInItsRow = (element: Element): boolean => {
    const found = finder.rowLikeness(signature, element);
    rowLikeness ||= found;
    return found >= rowLikeness - tolerance / 2;
  };

  function soon(): void {
    if (cancel) return;
    // Gone already: what takes its place should not wait.
    const ms = current && !current.isConnected ? 16 : nextLookAt - clock.now();
    cancel = clock.after(Math.max(0, ms), look);
  }

  observe(document);
  const stops = [
    listen(window, 'resize', soon),
    // A frame that has loaded, a style sheet that shows or hides.
    listen(document, 'load', soon),
    listen(document, 'transitionend', soon),
    listen(document, 'toggle', soon),
    () => observer.disconnect(),
    () => cancel?.(),
    leaveSearch,
    () => {
      isStopped = true;
    },
  ];
  look();
  return { look, stop: stopAll(stops) };
}
