import { tag } from '../../render/shadow.ts';

/** What readers look at: cards, what marks their targets, panels and what opens them. */
const parts = '.card,.ring,.mark,.panel,.launcher';

/** Everything of a guide that is drawn over the page or in it now, besides what stands in `own`. */
export function drawnByUs(own: Element): Element[] {
  const layers = [...document.querySelectorAll(tag)].flatMap(({ shadowRoot }) => shadowRoot ?? []);
  const walls = layers.flatMap((root) => [...root.children].flatMap(({ shadowRoot }) => shadowRoot ?? []));
  return [...layers, ...walls]
    .filter((root) => root !== own.getRootNode())
    .flatMap((root) => [...root.querySelectorAll(parts)])
    .filter((element) => element.checkVisibility({ visibilityProperty: true }));
}
