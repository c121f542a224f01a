const guarded =
  'keydown keyup keypress beforeinput input paste copy cut compositionstart compositionupdate compositionend ' +
  'pointerdown pointerup mousedown mouseup touchstart touchend touchmove wheel ' +
  'click auxclick dblclick contextmenu dragstart focusin focusout focus blur';

const modalParts = 'dialog,[role=dialog],[role=alertdialog],[aria-modal=true]';

/**
 * Keeps what happens inside `host` from the page: its shortcuts, its outside-press closers and its focus traps, also
 * those that listen in the capture phase on the document. For that the events end at the window, before they reach
 * even our own nodes; so whoever wants one gets it from `onEvent`. What the browser does by itself (typing, checking
 * a radio, following a link) goes on as ever.
 */
export function guardEvents(host: HTMLElement, onEvent: (event: Event) => void, signal: AbortSignal): void {
  const guard = (event: Event) => {
    // Not its target: seen from the window, that is the shadow root's owner where a dialog in there is our home.
    if (event.composedPath().includes(host)) {
      event.stopImmediatePropagation();
      onEvent(event);
    } else if (event.type === 'focusout' && (event as FocusEvent).relatedTarget === host) {
      // A focus trap pulls focus back when it sees it leave its dialog; then nobody could type an answer here.
      if ((event.target as Element).closest?.(modalParts)) event.stopImmediatePropagation();
    }
  };
  // Passive, all but the keys: an active wheel or touch listener would slow the page's scrolling.
  for (const type of guarded.split(' ')) {
    addEventListener(type, guard, { capture: true, passive: type !== 'keydown', signal });
  }
}
