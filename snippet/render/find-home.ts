import { focusedElement } from './focus.ts';
import { outerElement } from './geometry.ts';
import { tag } from './shadow.ts';

/** The net under what no event tells: a dialog that opens in a shadow root. */
const heartbeatMs = 250;

const isModal = (element: Element): boolean => element.matches('dialog:modal');

/** The modal dialog that holds the focus, as it does once it is open: also one in a shadow root, which no selector finds. */
function focusedDialog(): Element | undefined {
  let found: Element | undefined;
  for (let outer: Element | null = focusedElement(); outer; outer = outerElement(outer)) {
    if (isModal(outer)) found ??= outer;
    // Our own modal steps are dialogs as well.
    if (outer.localName === tag) found = undefined;
  }
  return found;
}

/**
 * Where our layer has to stand to be pressable: in the modal dialog that is open (it makes all else inert), or in
 * the popover that holds one of `anchors` (a press outside of it would close it); else beside `<body>`.
 */
export function findHome(anchors: readonly (Element | null)[]): Element {
  let popover: Element | undefined;
  for (const anchor of anchors) {
    for (let outer = anchor; outer && outer.ownerDocument === document; outer = outerElement(outer)) {
      if (isModal(outer)) return outer;
      if (outer.matches('[popover]:popover-open')) popover ??= outer;
    }
  }
  // The browser keeps this list, which is asked for often.
  const dialogs = document.getElementsByTagName('dialog');
  return focusedDialog() ?? [...dialogs].findLast(isModal) ?? popover ?? document.documentElement;
}

/**
 * Calls `onChange` when a dialog, popover or full-screen element of the page has opened or closed, and now and then
 * without such news; the returned function takes the layer's home, whose closing a shadow root would hide.
 */
export function watchTopLayer(
  host: Element,
  onChange: (isNews?: true) => void,
  signal: AbortSignal,
): (home: Element) => void {
  const changed = (event: Event) => {
    if (event.target !== host) onChange(true);
  };
  document.addEventListener('toggle', changed, { capture: true, signal });
  document.addEventListener('fullscreenchange', changed, { signal });
  // Dialogs tell of themselves by `toggle` only in newer browsers.
  const dialogs = new MutationObserver((records) => {
    if (records.some(({ target }) => target.nodeName === 'DIALOG')) onChange(true);
  });
  const changes = { attributeFilter: ['open'], subtree: true };
  dialogs.observe(document, changes);
  const heartbeat = setInterval(() => onChange(), heartbeatMs);
  signal.addEventListener('abort', () => {
    dialogs.disconnect();
    clearInterval(heartbeat);
  });
  return (home) => {
    if (home.getRootNode() !== document) dialogs.observe(home, changes);
  };
}
