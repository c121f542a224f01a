import type { Drawing } from './drawing.ts';
import { type FocusVisit, focusedElement, tabbableAfter, tabbables } from './focus.ts';
import { press } from './press.ts';

export interface KeySurface {
  /** What Tab goes through. */
  card: HTMLElement;
  isModal?: boolean;
  /** In a preview frame Tab and Escape are the studio's. */
  isFramed: boolean;
  /** Stands in the page without being in its way: Tab and Escape in the page are not for it. */
  isPassive?: boolean;
  /** What it comes after in the order of Tab. */
  anchor(): Element | null;
  /** Tab came to it where it stands in the document, after the page: it leads on from there, not round and round. */
  isAtEnd?: boolean;
  isShown(): boolean;
  close(): void;
}

const focus = (element: HTMLElement | undefined): boolean => {
  element?.focus();
  return element !== undefined;
};

/**
 * Tab inside the card. A modal one is a circle; else the card comes right after its target, so Tab leads from its
 * end to what follows the target, and Shift+Tab from its start back to the target.
 */
function tabInside(event: KeyboardEvent, surface: KeySurface): void {
  const stops = tabbables(surface.card);
  const focused = focusedElement();
  const at = focused ? stops.indexOf(focused) : -1;
  const isLeaving = event.shiftKey ? at <= 0 : at === stops.length - 1;
  if (!isLeaving) return;
  const anchor = surface.isAtEnd ? null : surface.anchor();
  const isMoved = surface.isModal
    ? focus(event.shiftKey ? stops.at(-1) : stops[0])
    : anchor !== null &&
      focus(
        event.shiftKey
          ? [anchor as HTMLElement, ...tabbables(anchor)].filter(isStop).at(-1)
          : tabbableAfter(anchor),
      );
  if (isMoved) event.preventDefault();
}

const isStop = (element: HTMLElement): boolean => element.tabIndex >= 0;

/** A key pressed in the card. */
function keyInside(event: KeyboardEvent, surface: KeySurface): void {
  const { key } = event;
  if (event.isComposing) return;
  if (key === 'Escape') {
    event.preventDefault();
    surface.close();
  } else if (key === 'Tab' && !surface.isFramed) {
    tabInside(event, surface);
  }
}

/** What happens inside a drawn step, led to what it means there. */
export function takeEvent(event: Event, surface: KeySurface, drawing: Drawing, visit: FocusVisit): void {
  const { type } = event;
  drawing.view.questions?.onEvent(event, drawing);
  if (type === 'keydown') keyInside(event as KeyboardEvent, surface);
  else if (type === 'click') {
    // A pointer has no place in the order of Tab.
    surface.isAtEnd = false;
    press(event);
  } else if (type === 'focusin') visit.enter((event as FocusEvent).relatedTarget as Element | null);
}

/** Tab in the page leads into the card from its target, and from nowhere else than the page's end. */
function tabOutside(event: KeyboardEvent, surface: KeySurface): boolean {
  const focused = focusedElement();
  const anchor = surface.anchor();
  const stops = tabbables(surface.card);
  if (!focused || focused === document.body) {
    return !surface.isPassive && !event.shiftKey && focus(stops[0]);
  }
  if (!anchor) return false;
  if (event.shiftKey) return tabbableAfter(anchor) === focused && focus(stops.at(-1));
  const isLastOfTarget = anchor.contains(focused) && focused === (tabbables(anchor).at(-1) ?? focused);
  return isLastOfTarget && focus(stops[0]);
}

/** A key pressed in the page while a card is shown. True: it was for the card. */
export function keyOutside(event: Event, surface: KeySurface): boolean {
  if (event.type !== 'keydown' || surface.isFramed || !surface.isShown()) return false;
  const isTab = (event as KeyboardEvent).key === 'Tab';
  const isTaken = isTab
    ? !surface.isModal && tabOutside(event as KeyboardEvent, surface)
    : !surface.isPassive;
  surface.isAtEnd = !isTaken;
  if (isTaken && !isTab) surface.close();
  // A modal dialog would hear of Escape a second time from the browser.
  if (isTaken && (isTab || surface.isModal)) event.preventDefault();
  return isTaken;
}
