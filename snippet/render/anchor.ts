import { followTarget } from './follow-target.ts';
import { type Box, boxOf, isEmpty, visibleBox } from './geometry.ts';
import { watchSizes } from './watch-sizes.ts';

/** A box of the screen in the stage's own pixels, which a zoomed page or a scaled preview makes larger or smaller. */
function inStage(box: Box, stage: HTMLElement, screen: Box): Box {
  const scale = stage.offsetWidth ? (screen.right - screen.left) / stage.offsetWidth : 1;
  return {
    left: (box.left - screen.left) / scale,
    top: (box.top - screen.top) / scale,
    right: (box.right - screen.left) / scale,
    bottom: (box.bottom - screen.top) / scale,
  };
}

export interface Anchored {
  target: Element;
  stage: HTMLElement;
  /** What is placed there; it may change its size. */
  card: HTMLElement;
  /**
   * Decides where things go, all in the stage's pixels. What it gives puts them there, once everybody else has
   * measured too, because else the page would be laid out for each of them.
   */
  place(visible: Box, bounds: Box, whole: Box): () => void;
  /** The target can't be seen any more, or can be seen again. */
  onAway(isAway: boolean): void;
}

/** Keeps things at their target, wherever that goes, until `signal` aborts. */
export function anchorTo({ target, stage, card, place, onAway }: Anchored, signal: AbortSignal): void {
  const look = () => {
    if (signal.aborted) return;
    const screen = stage.getBoundingClientRect();
    const visible = visibleBox(target, screen);
    const isAway = isEmpty(visible);
    onAway(isAway);
    if (isAway) return;
    const [box, bounds, whole] = [visible, screen, boxOf(target)].map((one) => inStage(one, stage, screen));
    if (!box || !bounds || !whole) return;
    const put = place(box, bounds, whole);
    queueMicrotask(() => !signal.aborted && put());
  };
  followTarget(target, look, signal);
  watchSizes([card, stage], look, signal);
  look();
}
