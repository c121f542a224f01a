import { findHome, watchTopLayer } from './find-home.ts';
import { focusedElement } from './focus.ts';
import { guardEvents, type Surface } from './guard-events.ts';
import { createHost, openShadow } from './shadow.ts';

/** What lies over what, from back to front. */
export const levels = { mark: 0, banner: 1, launcher: 2, card: 3 } as const;

export interface PlaceOptions extends Surface {
  /** Style sheets as text. */
  styles: readonly (string | undefined)[];
  /** Draws inside this element instead of over the page. */
  frame?: HTMLElement | undefined;
  /** Has a shadow root of its own inside that of the layer: for what has ids and looks that are not those of a step. */
  isApart?: true;
  /** What it belongs to in the page: the layer has to be where that can be pressed. */
  anchor?(): Element | null;
  /** The layer came on top anew: what has to be above it has to follow. */
  onRaised?(): void;
}

/** Room for one drawn thing: a step, a beacon, a panel. */
export interface Place {
  /** The element in the page, which all places share. */
  host: HTMLElement;
  /** Fills the viewport (or the frame). Lets clicks through where it is empty. */
  stage: HTMLElement;
  /** In front of each id of a step's blocks, because others share the shadow root. */
  scope: string;
  /** Aborts when it is removed. */
  signal: AbortSignal;
  hasFocus(): boolean;
  /** Among those of one level, the one whose level was set last is in front. */
  setLevel(level: number): void;
  /** To be called when its anchor has changed. */
  settle(): void;
  /** Something else of the same looks and level stands here from now on. */
  handOver(to: PlaceOptions): void;
  /** Puts the layer on top of what the page has put there since. */
  raise(): void;
  remove(): void;
}

const base = `
:host{all:initial!important;display:block!important;position:fixed!important;inset:0!important;z-index:2147483647!important;pointer-events:none!important;overflow:visible!important;color-scheme:light!important}
:host(.framed){position:absolute!important;z-index:1!important}
:host::backdrop{display:none!important}
@media print{:host{display:none!important}}
`;
const stageStyle = '.stage{position:absolute;inset:0;overflow:hidden;container-type:size}';

interface Layer {
  add(options: PlaceOptions): Place;
}

/** The one over the page. */
let overPage: Layer | undefined;
let places = 0;
let changes = 0;

/**
 * Room in the element that all we draw over the page lives in. It stands beside `<body>`, so that a replaced body,
 * `inert` on its children, its transforms and its zoom don't reach it, and in the top layer, above any z-index. It
 * comes with the first place and goes with the last.
 *
 * Its shadow root is open: a closed one keeps nothing from the page that owns the document, while an open one lets
 * accessibility checkers and the customer's own tests see in, and lets the event guard know what was pressed.
 */
export function openPlace(options: PlaceOptions): Place {
  if (options.frame) return openLayer(options.frame).add(options);
  overPage ??= openLayer();
  return overPage.add(options);
}

function openLayer(frame?: HTMLElement): Layer {
  const life = new AbortController();
  const layer = openShadow(createHost(document));
  const { host } = layer;
  const living: PlaceOptions[] = [];
  let isMoving = false;
  /** The page may have put something on top since. */
  let isCovered = true;
  let watchHome = (_home: Element): void => {};

  const home = () => {
    const fromFront = living.toSorted((one, other) => other.level - one.level);
    return frame ?? findHome(fromFront.map(({ anchor }) => anchor?.() ?? null));
  };
  const raise = (opening?: PlaceOptions) => {
    isMoving = true;
    isCovered = false;
    const focused = document.activeElement === host ? focusedElement() : null;
    const to = home();
    if (host.parentNode !== to) to.append(host);
    watchHome(to);
    if (!frame) {
      if (host.matches(':popover-open')) host.hidePopover();
      host.showPopover();
    }
    if (focused && focusedElement() !== focused) focused.focus({ preventScroll: true });
    isMoving = false;
    for (const place of living) if (place !== opening) place.onRaised?.();
  };
  const settle = (opening?: PlaceOptions) => {
    if (host.parentNode !== home()) raise(opening);
  };

  layer.adopt(base);
  if (frame) host.className = 'framed';
  else {
    host.setAttribute('popover', 'manual');
    const onChange = (isNews?: true) => {
      isCovered ||= isNews === true;
      settle();
    };
    watchHome = watchTopLayer(host, onChange, life.signal);
    // The page has removed it, for example together with a dialog it was in.
    host.onLeave = () => {
      if (!isMoving) queueMicrotask(() => !life.signal.aborted && !host.isConnected && raise());
    };
  }

  /** With the last place; not before what takes its place has had a chance to come, as the next step of a guide does. */
  const close = () => {
    if (living.length || life.signal.aborted) return;
    isMoving = true;
    host.remove();
    life.abort();
    if (!frame) overPage = undefined;
  };

  return {
    add(options) {
      const stage = document.createElement('div');
      const scope = living.length ? `${++places}-` : '';
      const wall = options.isApart && layer.root.appendChild(document.createElement('div'));
      const { root, adopt } = wall ? openShadow(wall) : layer;
      adopt(stageStyle, ...options.styles);
      living.push(options);
      stage.className = 'stage';
      root.append(stage);
      const unguard = guardEvents(stage, options);
      const ended = new AbortController();
      const come = (isRaised: boolean) => (isRaised ? raise : settle)(options);
      const place: Place = {
        host,
        stage,
        scope,
        signal: ended.signal,
        hasFocus: () => stage.contains(root.activeElement),
        setLevel(level) {
          options.level = level * 1e6 + ++changes;
          stage.style.zIndex = String(options.level);
        },
        settle: () => settle(),
        handOver(to) {
          Object.assign(options, to, { level: options.level });
          come(isCovered);
        },
        raise: () => raise(),
        remove() {
          ended.abort();
          isMoving = true;
          living.splice(living.indexOf(options), 1);
          // While the guard still stands: a focused element that goes tells of it.
          (wall ?? stage).remove();
          isMoving = false;
          unguard();
          if (living.length) settle();
          else queueMicrotask(close);
        },
      };
      // What interrupts comes above what the page has put on top meanwhile; the rest disturbs nobody for that.
      const isRaised = options.level === levels.card && isCovered;
      place.setLevel(options.level);
      come(isRaised);
      return place;
    },
  };
}
