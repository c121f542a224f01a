import { afterFrame } from './after-frame.ts';
import { type Box, boxOf, frameOf, isSameBox } from './geometry.ts';
import { watchSizes } from './watch-sizes.ts';

/** How long after the last movement every frame is still looked at: transitions and smooth scrolling move in many steps. */
const settleMs = 250;
/** The net under everything no observer reports, such as a target whose visibility changes. */
const heartbeatMs = 250;

interface Follower {
  /** Since it was asked last. */
  hasMoved(): boolean;
  onMove(): void;
  /** Nothing has moved for a while. */
  onRest(): void;
}

/** All of them share one listener for scrolling, one for the window's size and one timer. */
const followers = new Set<Follower>();
let life: AbortController | undefined;
let movedAt = 0;
let frame = 0;

/** First everybody looks, then everybody moves: else each would have the page laid out anew. */
function look(): void {
  const moved = [...followers].filter((one) => one.hasMoved());
  if (!moved.length) return;
  movedAt = performance.now();
  for (const one of moved) one.onMove();
  frame ||= requestAnimationFrame(lookAgain);
}

function lookAgain(): void {
  frame = 0;
  look();
  if (frame) return;
  if (performance.now() - movedAt < settleMs) frame = requestAnimationFrame(lookAgain);
  else for (const one of followers) one.onRest();
}

function moveAll(): void {
  for (const one of followers) one.onMove();
}

function watchWindow(): AbortController {
  const started = new AbortController();
  const { signal } = started;
  addEventListener('scroll', look, { capture: true, passive: true, signal });
  addEventListener('resize', moveAll, { passive: true, signal });
  const heartbeat = setInterval(() => requestAnimationFrame(moveAll), heartbeatMs);
  signal.addEventListener('abort', () => {
    clearInterval(heartbeat);
    cancelAnimationFrame(frame);
    frame = 0;
  });
  return started;
}

/**
 * Calls `onMove` whenever `target` has moved, changed its size, come or gone; before the frame in which the page
 * shows it so, and every 250 ms in any case.
 */
export function followTarget(target: Element, onMove: () => void, signal: AbortSignal): void {
  let last: Box = boxOf(target);
  let wasConnected = true;
  let isAtRest = true;
  let crossings: IntersectionObserver | undefined;

  /** A root that is shrunk to the target's own box reports as soon as the target leaves it. */
  const watchCrossing = () => {
    crossings?.disconnect();
    const { left, top, right, bottom } = target.getBoundingClientRect();
    const { documentElement } = target.ownerDocument;
    if (!window.IntersectionObserver || right - left < 1 || bottom - top < 1) return;
    const margins = [
      -top,
      right - documentElement.clientWidth,
      bottom - documentElement.clientHeight,
      -left,
    ].map((margin) => `${Math.floor(margin)}px`);
    let isFirst = true;
    crossings = new IntersectionObserver(
      () => {
        if (!isFirst) look();
        isFirst = false;
      },
      { root: target.ownerDocument, rootMargin: margins.join(' '), threshold: [0, 0.5, 0.9, 0.99, 1] },
    );
    crossings.observe(target);
  };

  const follower: Follower = {
    hasMoved() {
      const box = boxOf(target);
      const { isConnected } = target;
      if (isConnected === wasConnected && isSameBox(box, last)) return false;
      last = box;
      wasConnected = isConnected;
      isAtRest = false;
      return true;
    },
    onMove,
    onRest() {
      if (!isAtRest) watchCrossing();
      isAtRest = true;
    },
  };
  followers.add(follower);
  life ??= watchWindow();
  for (let outer = frameOf(target); outer; outer = frameOf(outer)) {
    const view = (outer as HTMLIFrameElement).contentWindow;
    view?.addEventListener('scroll', look, { capture: true, passive: true });
    signal.addEventListener('abort', () => view?.removeEventListener('scroll', look, true));
  }
  watchSizes([target], look, signal);
  afterFrame(watchCrossing, signal);
  signal.addEventListener('abort', () => {
    crossings?.disconnect();
    followers.delete(follower);
    // The next step of a guide comes before that.
    queueMicrotask(() => {
      if (followers.size) return;
      life?.abort();
      life = undefined;
    });
  });
}
