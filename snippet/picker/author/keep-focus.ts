import { focusedElement } from '../../render/focus.ts';

/**
 * Who works by keyboard is never left nowhere: when what has the focus in `paper` goes away, or can't be pressed any more,
 * and nothing else has taken it, `hand` says who gets it. The result is to be called before whatever may do that.
 */
export function keepFocus(paper: HTMLElement, hand: () => void, signal: AbortSignal): () => void {
  let held: HTMLElement | undefined;
  const watch = new MutationObserver(() => {
    if (!held || (held.isConnected && !held.matches(':disabled'))) return;
    const now = focusedElement();
    const isTaken = now && now !== document.body && now !== held;
    held = undefined;
    if (!isTaken) hand();
  });
  watch.observe(paper, { subtree: true, childList: true, attributeFilter: ['disabled'] });
  signal.addEventListener('abort', () => watch.disconnect());
  return () => {
    const focused = focusedElement();
    held = focused && paper.contains(focused) ? focused : undefined;
  };
}
