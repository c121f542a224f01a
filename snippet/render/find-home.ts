import { outerElement } from './geometry.ts';

const matches = (element: Element, selector: string): boolean => {
  try {
    return element.matches(selector);
  } catch {
    return false; // a browser that doesn't know the pseudo-class has no such thing open either
  }
};

/**
 * Where our layer has to stand to be pressable: in the modal dialog that is open (it makes all else inert), or in
 * the popover that holds the target (a press outside of it would close it); else beside `<body>`.
 */
export function findHome(anchor: Element | null): Element {
  let popover: Element | undefined;
  for (let outer = anchor; outer && outer.ownerDocument === document; outer = outerElement(outer)) {
    if (matches(outer, 'dialog:modal')) return outer;
    if (!popover && matches(outer, '[popover]:popover-open')) popover = outer;
  }
  const dialogs = [...document.querySelectorAll('dialog[open]')].filter((one) => matches(one, ':modal'));
  return dialogs.at(-1) ?? popover ?? document.documentElement;
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
