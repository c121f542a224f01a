import { tag } from './shadow.ts';

/** What closes a menu. */
const presses = 'pointerdown pointerup mousedown mouseup touchstart touchend click contextmenu';
const others =
  'keydown keyup keypress beforeinput input paste copy cut focusin focusout focus blur ' +
  'compositionstart compositionupdate compositionend touchmove wheel auxclick dblclick dragstart';

/** What the page has open, in it the focus. */
const opened = 'dialog,[role=dialog],[role=alertdialog],[aria-modal=true],[role=menu],[role=listbox]';
const ownsEscape = `${opened},[aria-expanded=true]`;
const holdsFocus = `${opened},[role=combobox][aria-expanded=true]`;

/** Something of ours on the screen, as far as events are concerned. */
export interface Surface {
  /** The higher one is asked first about what happens in the page. */
  level: number;
  /** Something happened inside. The page never hears of it. */
  onEvent(event: Event): void;
  /**
   * Tab, Escape, a press or a change of focus in the page, both where it leaves and where it comes. True: dealt with, the
   * ones below are not asked. Of Escape it hears only what the page has left alone.
   */
  onOutside?(event: Event): boolean | undefined;
}

const surfaces = new Map<EventTarget, Surface>();
/** What is listened to, each until nobody needs it any more. */
const heard = new Map([presses, others].map((types) => [types, new Map<Window, AbortController>()]));
let isEarly = false;

/**
 * Keeps what happens inside `stage` from the page: its shortcuts, its outside-press closers and its focus traps, also
 * those that listen in the capture phase on the document. For that the events end at the window, before they reach
 * even our own nodes; so whoever wants one gets it from `onEvent`. What the browser does by itself (typing, checking
 * a radio, following a link) goes on as ever. However many surfaces there are, each window has one listener for a type.
 */
export function guardEvents(stage: HTMLElement, surface: Surface): () => void {
  const view = stage.ownerDocument.defaultView!;
  surfaces.set(stage, surface);
  hear(view, presses);
  hear(view, others);
  return () => {
    surfaces.delete(stage);
    // The next step of a guide comes before that.
    queueMicrotask(() => rest(view));
  };
}

/**
 * Listens before anything is on the screen. A page whose menus close at a press outside of them listens at the window too
 * while one is open (Element Plus, Ant Design): who comes after it has it closed by a press on the card that points into it.
 */
export function guardEarly(): () => void {
  isEarly = true;
  hear(window, presses);
  return () => {
    isEarly = false;
    rest(window);
  };
}

/** Passive, all but the keys: an active wheel or touch listener would slow the page's scrolling. */
function hear(view: Window, types: string): void {
  const views = heard.get(types)!;
  if (views.has(view)) return;
  const life = new AbortController();
  const { signal } = life;
  views.set(view, life);
  for (const type of types.split(' ')) {
    view.addEventListener(type, guard, { capture: true, passive: type !== 'keydown', signal });
  }
  if (types === others) view.addEventListener('keydown', takeEscape, { signal });
}

function rest(view: Window): void {
  if ([...surfaces.keys()].some((other) => (other as HTMLElement).ownerDocument === view.document)) return;
  for (const [types, views] of heard) {
    if (isEarly && types === presses && view === window) continue;
    views.get(view)?.abort();
    views.delete(view);
  }
}

const stop = (event: Event) => event.stopPropagation();

function guard(event: Event): void {
  // Most of the time nothing is on the screen, and a click should not cost more for it.
  if (surfaces.size === 0) return;
  const path = event.composedPath();
  const stage = path.find((target) => surfaces.has(target));
  const { type } = event;
  if (stage) {
    // The browser's own player listens to its film like a page would: for it alone events go on, and end in the stage.
    if (path[0] instanceof HTMLVideoElement) stage.addEventListener(type, stop, { once: true });
    else event.stopImmediatePropagation();
    surfaces.get(stage)?.onEvent(event);
  } else if (/^(focus.|blur|pointerdown)/.test(type) || isPlainTab(event)) {
    const { relatedTarget, target } = event as FocusEvent;
    // A focus trap pulls focus back when it sees it leave its dialog or menu; then nobody could type an answer here. And a
    // list that closes when its field loses the focus would take along what the card points at.
    const isToUs = /out|blur/.test(type) && (relatedTarget as Element | null)?.localName === tag;
    if (isToUs && (target as Element).closest?.(holdsFocus)) event.stopImmediatePropagation();
    tellOutside(event);
  }
}

const isPlainTab = (event: Event): boolean => {
  const { type, key, altKey, ctrlKey, metaKey } = event as KeyboardEvent;
  return type === 'keydown' && key === 'Tab' && !altKey && !ctrlKey && !metaKey;
};

/** The page comes first: what it has dealt with is left alone. */
function takeEscape(event: KeyboardEvent): void {
  if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing) return;
  // Where a shadow root of the page holds it, the event's target is that root's owner.
  if (!(event.composedPath()[0] as Element).closest?.(ownsEscape)) tellOutside(event);
}

function tellOutside(event: Event): void {
  const fromFront = [...surfaces.values()].sort((one, other) => other.level - one.level);
  fromFront.some((surface) => surface.onOutside?.(event));
}
