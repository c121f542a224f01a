import { boxOf, frameOf, isSameBox } from './geometry.ts';

/** How long after the last movement every frame is still looked at: transitions and smooth scrolling move in many steps. */
const settleMs = 250;
/** The net under everything no observer reports, such as a target whose visibility changes. */
const heartbeatMs = 250;

/**
 * Calls `onMove` whenever `target` has moved, changed its size, come or gone; before the frame in which the page
 * shows it so, and every 250 ms in any case.
 */
export function followTarget(target: Element, onMove: () => void, signal: AbortSignal): void {
  let last = boxOf(target);
  let wasConnected = true;
  let movedAt = 0;
  let frame = 0;
  let crossings: IntersectionObserver | undefined;

  const look = () => {
    if (signal.aborted) return;
    const box = boxOf(target);
    if (target.isConnected === wasConnected && isSameBox(box, last)) return;
    last = box;
    wasConnected = target.isConnected;
    movedAt = performance.now();
    onMove();
    frame ||= requestAnimationFrame(lookAgain);
  };
  const lookAgain = () => {
    frame = 0;
    look();
    if (signal.aborted || frame) return;
    if (performance.now() - movedAt < settleMs) frame = requestAnimationFrame(lookAgain);
    else watchCrossing();
  };

  /** A root that is shrunk to the target's own box reports as soon as the target leaves it. */
  const watchCrossing = () => {
    crossings?.disconnect();
    const { left, top, right, bottom } = target.getBoundingClientRect();
    const { documentElement } = target.ownerDocument;
    if (right - left < 1 || bottom - top < 1) return;
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

  const listen = (view: Window) => {
    view.addEventListener('scroll', look, { capture: true, passive: true, signal });
    view.addEventListener('resize', onMove, { passive: true, signal });
  };
  listen(window);
  for (let outer = frameOf(target); outer; outer = frameOf(outer)) {
    const view = (outer as HTMLIFrameElement).contentWindow;
    if (view) listen(view);
  }
  const sizes = typeof ResizeObserver === 'function' ? new ResizeObserver(look) : undefined;
  sizes?.observe(target);
  if (typeof IntersectionObserver === 'function') watchCrossing();
  const heartbeat = setInterval(() => requestAnimationFrame(onMove), heartbeatMs);
  signal.addEventListener('abort', () => {
    sizes?.disconnect();
    crossings?.disconnect();
    cancelAnimationFrame(frame);
    clearInterval(heartbeat);
  });
}
