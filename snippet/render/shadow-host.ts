/**
 * The element that all we draw lives in. It stands beside `<body>`, so that a replaced body, `inert` on its children,
 * its transforms and its zoom don't reach it, and in the top layer, above any z-index.
 *
 * The root is open: a closed one keeps nothing from the page that owns the document, while an open one lets
 * accessibility checkers and the customer's own tests see in, and lets the event guard know what was pressed.
 */
export interface ShadowHost {
  element: HTMLElement;
  /** Fills the viewport (or the frame). Lets clicks through where it is empty. */
  stage: HTMLElement;
  hasFocus(): boolean;
  /** Puts it last in the top layer, and into `home` (an open dialog makes everything outside of itself inert). */
  raise(home: Element): void;
  /** Called when the page has removed it, for example together with a dialog it was in. */
  onRemoved: (() => void) | undefined;
  remove(): void;
}

const base = `
:host{all:initial!important;display:block!important;position:fixed!important;inset:0!important;z-index:2147483647!important;pointer-events:none!important;overflow:visible!important;color-scheme:light!important}
:host(.framed){position:absolute!important;z-index:1!important}
:host::backdrop{display:none!important}
@media print{:host{display:none!important}}
*,*::before,*::after{box-sizing:border-box}
.stage{position:absolute;inset:0;overflow:hidden;container-type:size;color-scheme:light}
`;

const tag = 'cairn-layer';

interface Layer extends HTMLElement {
  onLeave?: () => void;
}

function createLayer(): Layer {
  if (!customElements.get(tag)) {
    customElements.define(
      tag,
      class extends HTMLElement {
        declare onLeave?: () => void;
        disconnectedCallback() {
          this.onLeave?.();
        }
      },
    );
  }
  return document.createElement(tag);
}

/** `frame`: draws inside this element instead of over the page. */
export function openShadowHost(css: string, frame?: HTMLElement): ShadowHost {
  const element = createLayer();
  const root = element.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(base + css);
  root.adoptedStyleSheets = [sheet];
  const stage = document.createElement('div');
  stage.className = 'stage';
  root.append(stage);
  let isMoving = false;

  const layer: ShadowHost = {
    element,
    stage,
    onRemoved: undefined,
    hasFocus: () => root.activeElement !== null,
    raise(home) {
      isMoving = true;
      const focused = root.activeElement as HTMLElement | null;
      if (element.parentNode !== home) home.append(element);
      if (!frame && element.showPopover) {
        if (element.matches(':popover-open')) element.hidePopover();
        element.showPopover();
      }
      if (focused && root.activeElement !== focused) focused.focus({ preventScroll: true });
      isMoving = false;
    },
    remove() {
      isMoving = true;
      element.remove();
    },
  };
  element.onLeave = () => {
    if (!isMoving) queueMicrotask(() => !isMoving && !element.isConnected && layer.onRemoved?.());
  };
  if (frame) element.className = 'framed';
  else element.setAttribute('popover', 'manual');
  layer.raise(frame ?? document.documentElement);
  return layer;
}
