import { outerElement } from './geometry.ts';

/**
 * Where our layer has to stand to be pressable: in the modal dialog that is open (it makes all else inert), or in
 * the popover that holds one of `anchors` (a press outside of it would close it); else beside `<body>`.
 */
export function findHome(anchors: readonly (Element | null)[]): Element {
  let popover: Element | undefined;
  for (const anchor of anchors) {
    for (let outer = anchor; outer && outer.ownerDocument === document; outer = outerElement(outer)) {
      if (outer.matches('dialog:modal')) return outer;
      if (outer.matches('[popover]:popover-open')) popover ??= outer;
    }
  }
  return [...document.querySelectorAll('dialog:modal')].at(-1) ?? popover ?? document.documentElement;
}

/** Calls `onChange` when a dialog, popover or full-screen element of the page has opened or closed. */
export function watchTopLayer(host: Element, onChange: () => void, signal: AbortSignal): void {
  const changed = (event: Event) => {
    if (event.target !== host) onChange();
  };
  document.addEventListener('toggle', changed, { capture: true, signal });
  document.addEventListener('fullscreenchange', changed, { signal });
  // Dialogs tell of themselves by `toggle` only in newer browsers.
  const dialogs = new MutationObserver((records) => {
    if (records.some(({ target }) => target.nodeName === 'DIALOG')) onChange();
  });
  dialogs.observe(document, { attributeFilter: ['open'], subtree: true });
  signal.addEventListener('abort', () => dialogs.disconnect());
}
