const tabbableSelector =
  'a[href],button:not([disabled]),input:not([disabled]),select:not([disabled]),textarea:not([disabled]),summary,iframe,video[controls],[contenteditable=true],[tabindex]';

const isTabbable = (element: HTMLElement): boolean =>
  element.tabIndex >= 0 && element.getClientRects().length > 0 && !element.closest('[inert]');

/** What radios have, and few others. */
interface Tabbable extends HTMLElement {
  type?: string;
  checked?: boolean;
  name?: string;
}

/** What Tab stops at inside `root`, in order; of a group of radios, the checked one or else the first. */
export function tabbables(root: ParentNode): HTMLElement[] {
  const all = [...root.querySelectorAll<Tabbable>(tabbableSelector)].filter(isTabbable);
  return all.filter((element) => {
    if (element.type !== 'radio' || element.checked) return true;
    const group = all.filter((other) => other.name === element.name);
    return group[0] === element && !group.some((radio) => radio.checked);
  });
}

/** The focused element of the page, through shadow roots. */
export function focusedElement(): HTMLElement | null {
  let focused = document.activeElement;
  while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
  return focused as HTMLElement | null;
}

/** The way back from the step that was just taken away. Kept for a moment, because another step may follow. */
interface Return {
  to: Element | null;
  endedAt: number;
  isDone: boolean;
}
let last: Return | undefined;

/** A step that comes this soon after the one before is its continuation. */
const handOverMs = 1000;

/** Focus was in the step before, and has not gone elsewhere since: so it goes on in this one. */
function takeOver(): Return | undefined {
  const taken = last;
  last = undefined;
  if (!taken || performance.now() - taken.endedAt > handOverMs) return undefined;
  return !taken.isDone || focusedElement() === taken.to ? taken : undefined;
}

function giveBack(to: Element | null): void {
  const ended: Return = { to, endedAt: performance.now(), isDone: false };
  last = ended;
  // A moment later, so that a step that follows at once can take the focus without the page noticing anything between.
  setTimeout(() => {
    if (last !== ended) return;
    ended.isDone = true;
    const isFree = !document.activeElement || document.activeElement === document.body;
    if (isFree && to?.isConnected) (to as HTMLElement).focus?.({ preventScroll: true });
  });
}

export interface FocusVisit {
  /** Focus comes in from `from`; remembered as the place to go back to, unless there is one. */
  enter(from: Element | null): void;
  /** To be called with whether focus was inside when the step was removed. */
  end(wasInside: boolean): void;
  /** Whether this step goes on with the focus that the step before had. */
  isContinued: boolean;
}

/**
 * Focus in one step: where it came from, and that it goes back there. `mayTakeOver`: from the step before; what
 * stands in the page by itself leaves the focus where it is.
 */
export function visitFocus(mayTakeOver = false): FocusVisit {
  const before = mayTakeOver ? takeOver() : undefined;
  let from = before?.to;
  return {
    isContinued: before !== undefined,
    enter(element) {
      if (from === undefined) from = element;
    },
    end(wasInside) {
      if (wasInside) giveBack(from ?? null);
    },
  };
}

/** The first thing after `anchor` in the page that Tab would stop at. */
export function tabbableAfter(anchor: Element): HTMLElement | undefined {
  const root = anchor.getRootNode() as Document | ShadowRoot;
  return tabbables(root).find(
    (element) =>
      anchor.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING && !anchor.contains(element),
  );
}
