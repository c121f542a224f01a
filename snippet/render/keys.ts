import type { Drawing } from './drawing.ts';
import { focusedElement, tabbableAfter, tabbables } from './focus.ts';
import { press } from './press.ts';

export interface KeySurface {
  host: HTMLElement;
  card: HTMLElement;
  isModal: boolean;
  /** In a preview frame Tab is the studio's. */
  isFramed: boolean;
  anchor(): Element | null;
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
  const anchor = surface.anchor();
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
export function keyInside(event: KeyboardEvent, surface: KeySurface, drawing: Drawing): void {
  const { key } = event;
  const field = event.composedPath()[0];
  const isRadio = field instanceof HTMLInputElement && field.type === 'radio';
  drawing.isMovingByKeys = isRadio && key.startsWith('Arrow');
  if (event.isComposing) return;
  if (key === 'Escape') {
    event.preventDefault();
    surface.close();
  } else if (key === 'Tab' && !surface.isFramed) {
    tabInside(event, surface);
  } else if (isRadio && (key === 'Enter' || key === ' ')) {
    event.preventDefault();
    field.checked = true;
    press(event);
  }
}

/** Tab in the page leads into the card from its target, and from nowhere. */
function tabOutside(event: KeyboardEvent, surface: KeySurface): void {
  const focused = focusedElement();
  const anchor = surface.anchor();
  const stops = tabbables(surface.card);
  if (!focused || focused === document.body) {
    if (!event.shiftKey && focus(stops[0])) event.preventDefault();
  } else if (anchor) {
    const isLastOfTarget = anchor.contains(focused) && focused === (tabbables(anchor).at(-1) ?? focused);
    const isAfterTarget = event.shiftKey && tabbableAfter(anchor) === focused;
    if (event.shiftKey ? isAfterTarget && focus(stops.at(-1)) : isLastOfTarget && focus(stops[0])) {
      event.preventDefault();
    }
  }
}

/** Parts of a page that Escape closes, whether or not they say that they have dealt with it. */
export const ownsEscape =
  'dialog[open],[role=dialog],[role=alertdialog],[role=menu],[role=listbox],[aria-expanded=true]';

/** Keys pressed in the page while a card is shown. The page comes first: what it has dealt with is left alone. */
export function listenToKeysOutside(surface: KeySurface, signal: AbortSignal): void {
  addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'Tab' || event.target === surface.host || !surface.isShown() || surface.isModal)
        return;
      if (!event.altKey && !event.ctrlKey && !event.metaKey) tabOutside(event, surface);
    },
    { capture: true, signal },
  );
  addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing || !surface.isShown()) return;
      if ((event.target as Element).closest?.(ownsEscape)) return;
      // For a panel of ours that is open too: one Escape closes one thing.
      event.preventDefault();
      surface.close();
    },
    { signal },
  );
}
