import { outerElement } from '../render/geometry.ts';
import { frameDocument, nestedRoots } from '../target/deep-roots.ts';
import { isVisible } from '../target/finder.ts';
import { controls } from './judge-element.ts';

/** What the page must not get while the author picks. Moving the pointer stays the page's, so that menus open by hover. */
const withheld = [
  ...['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click', 'auxclick', 'dblclick', 'contextmenu'],
  ...['touchstart', 'touchend', 'dragstart', 'submit'],
];

export interface PickMode {
  /** Under the pointer or focused by key; `null` before there is one. */
  current(): Element | null;
  wider(): void;
  narrower(): void;
  /** To the next control of the page, or with -1 to the one before: also to those that Tab passes over. */
  next(by: 1 | -1): void;
  stop(): void;
}

interface PickModeOptions {
  /** Our own layer; what happens there is not the page's. */
  host: Element;
  onCurrent(element: Element): void;
  onPick(element: Element): void;
  /** Pressed inside a frame; those of the top window reach the picker by themselves. */
  onFrameKey(event: KeyboardEvent): void;
}

/** The innermost element at a point, through open shadow roots. Unlike an event's target it also finds disabled controls. */
function elementAt(root: Document | ShadowRoot, x: number, y: number): Element | null {
  const found = root.elementFromPoint(x, y);
  const inner = found?.shadowRoot?.elementFromPoint(x, y);
  return found?.shadowRoot && inner && inner !== found ? elementAt(found.shadowRoot, x, y) : found;
}

/** The controls that can be seen, in the order of the page, through open shadow roots and same-origin frames. */
const controlsOf = (root: Document): Element[] =>
  [root, ...nestedRoots(root)].flatMap((each) => [...each.querySelectorAll(controls)]).filter(isVisible);

/** Lets the author point at elements and keeps the page from reacting, in all its same-origin frames too. */
export function startPickMode({ host, onCurrent, onPick, onFrameKey }: PickModeOptions): PickMode {
  const life = new AbortController();
  const { signal } = life;
  let current: Element | null = null;
  /** The way back in, for `narrower`. */
  let inner: Element[] = [];
  let pressed: Element | null = null;
  let isByKey = false;

  const choose = (element: Element) => {
    if (element === current) return;
    current = element;
    onCurrent(element);
  };

  /** Someone who points at the icon of a button means the button. */
  const pointAt = (leaf: Element | null) => {
    if (!leaf || leaf === host || leaf.contains(host)) return;
    if (leaf === inner[0] || (leaf === current && !inner.length)) return;
    const control = leaf.closest(controls);
    inner = [];
    if (control) {
      for (let step: Element | null = leaf; step && step !== control; step = step.parentElement)
        inner.push(step);
    }
    choose(control ?? leaf);
  };

  const watch = (view: Window) => {
    const { document } = view;
    const options = { capture: true, passive: false, signal };
    const point = (event: Event) => {
      const { clientX, clientY } = event as PointerEvent;
      const element = elementAt(document, clientX, clientY);
      const frame = element && frameDocument(element)?.defaultView;
      if (frame && !watched.has(frame)) watch(frame);
      else if (!frame) pointAt(element);
    };
    watched.add(view);
    view.addEventListener(
      'pointermove',
      (event) => {
        isByKey = false;
        point(event);
      },
      options,
    );
    view.addEventListener(
      'keydown',
      (event) => {
        isByKey = event.key === 'Tab';
        if (view !== window) onFrameKey(event);
      },
      options,
    );
    view.addEventListener(
      'focusin',
      (event) => {
        if (isByKey) pointAt(event.composedPath()[0] as Element);
      },
      options,
    );
    const withhold = (event: Event) => {
      event.stopImmediatePropagation();
      // A prevented touchstart would keep the author from scrolling.
      if (event.type !== 'touchstart') event.preventDefault();
      if (event.type === 'pointerdown' && (event as PointerEvent).button === 0) {
        point(event);
        pressed = current;
      } else if (event.type === 'pointerup' && pressed && pressed === current) {
        // The click that follows has to be withheld too, so the mode ends after it.
        const picked = pressed;
        pressed = null;
        setTimeout(() => !signal.aborted && onPick(picked));
      }
    };
    for (const type of withheld) view.addEventListener(type, withhold, options);
  };
  const watched = new WeakSet<Window>();
  watch(window);
  for (const root of nestedRoots(document)) {
    const view = root.nodeType === Node.DOCUMENT_NODE ? (root as Document).defaultView : null;
    if (view) watch(view);
  }

  return {
    current: () => current,
    wider() {
      const outer = current && outerElement(current);
      if (!current || !outer || outer === document.documentElement) return;
      inner.push(current);
      choose(outer);
    },
    narrower() {
      const next = inner.pop() ?? current?.firstElementChild;
      if (next) choose(next);
    },
    next(by) {
      const all = controlsOf(document).filter((element) => element !== host && !host.contains(element));
      const at = current ? all.indexOf(current) : -1;
      const start = by > 0 ? at + 1 : (at < 0 ? all.length : at) - 1;
      const found = all[(start + all.length) % all.length];
      if (!found) return;
      inner = [];
      found.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' });
      choose(found);
    },
    stop: () => life.abort(),
  };
}
