import { listen, type Stop } from '../host/listen.ts';

export interface Clicks {
  /** Every click of the user, before the host app sees it; `path` leads outwards from what was clicked. */
  subscribe(take: (path: Element[]) => void): Stop;
  /** A click of the user that another page has seen, in a frame. */
  pass(path: Element[]): void;
  stop: Stop;
}

/** The page's one click listener: in capture on the window, so that no `stopPropagation` hides a click. */
export function watchClicks(): Clicks {
  const takers = new Set<(path: Element[]) => void>();
  const pass = (path: Element[]) => {
    for (const take of [...takers]) take(path);
  };
  const stop = listen<MouseEvent>(window, 'click', (event) => {
    // A program's click is no use of the product, and would count the user's own one twice.
    if (!event.isTrusted) return;
    pass(event.composedPath().filter((node): node is Element => node instanceof Element));
  });
  return {
    subscribe(take) {
      takers.add(take);
      return () => takers.delete(take);
    },
    pass,
    stop,
  };
}

const interactive =
  'a[href],button,input,select,textarea,summary,video,audio,[role=button],[role=link],[role=tab],[role^=menuitem],[role=checkbox],[role=radio],[role=switch],[role=option],[role=treeitem],[role=slider],[role=combobox],[contenteditable=""],[contenteditable=true],[onclick],[data-cairn-name]';

/**
 * The element whose use a click was: the nearest interactive one. A click on a label is left to the click that the
 * browser then gives to its field. Undefined for a click on nothing in particular, in a region marked
 * `data-cairn-ignore`, or on our own boxes.
 */
export function clickedElement(path: Element[]): Element | undefined {
  if (path.some((element) => element.hasAttribute('data-cairn-ignore') || isOurs(element))) return undefined;
  for (const element of path) {
    if (element.matches(interactive)) return element;
    if (element.localName === 'label' && (element as HTMLLabelElement).control) return undefined;
  }
  return pointerElement(path);
}

/** Custom elements of the snippet's own. */
export const isOurs = (element: Element): boolean => element.localName.startsWith('cairn-');

/** Frameworks put click handlers on plain elements; the hand cursor betrays them. The outermost that has it. */
function pointerElement(path: Element[]): Element | undefined {
  let found: Element | undefined;
  for (const element of path) {
    if (element === document.body || getComputedStyle(element).cursor !== 'pointer') break;
    found = element;
  }
  return found;
}
