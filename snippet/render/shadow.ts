/** A shadow root of ours with its element. */
export interface Shadow {
  host: Host;
  root: ShadowRoot;
  /** Style sheets as text; one that it has already is not taken twice. */
  adopt(...styles: readonly (string | undefined)[]): void;
}

export interface Host extends HTMLElement {
  /** Called when it has left the document. */
  onLeave?: () => void;
}

export const tag = 'cairn-layer';

const base = `
*{box-sizing:border-box}
.stage{color-scheme:light}
`;

/** The element of ours that stands in a page, which is the top document or that of a frame. */
export function createHost(page: Document): Host {
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
  return page.createElement(tag);
}

export function openShadow(host: Host): Shadow {
  const root = host.attachShadow({ mode: 'open' });
  const known = new Set<string>();
  const shadow: Shadow = {
    host,
    root,
    adopt(...styles) {
      for (const css of styles) {
        if (!css || known.has(css)) continue;
        known.add(css);
        const sheet = new host.ownerDocument.defaultView!.CSSStyleSheet();
        sheet.replaceSync(css);
        root.adoptedStyleSheets.push(sheet);
      }
    },
  };
  shadow.adopt(base);
  return shadow;
}
