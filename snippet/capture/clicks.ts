import { listen, type Stop, stopAll } from '../host/listen.ts';
import { frameDocument } from '../target/deep-roots.ts';

const uses = ['click', 'submit', 'change'] as const;
export type Use = (typeof uses)[number];
const isUse = (type: string): type is Use => (uses as readonly string[]).includes(type);

export interface Clicks {
  /** Every click of the user, before the host app sees it; `path` leads outwards from what was clicked. */
  subscribe(take: (path: Element[]) => void): Stop;
  /** Forms sent and fields changed. */
  onUse(take: (use: Use, path: Element[]) => void): Stop;
  /** A click of the user that another page has seen, in a frame. */
  pass(path: Element[]): void;
  stop: Stop;
}

/**
 * The page's one listener for each of these, in capture on the window, so that no `stopPropagation` hides one. What
 * doesn't come out of shadow roots (`submit`, `change`) or of same-origin frames is listened to there, from the
 * moment the user first points at or enters one.
 */
export function watchClicks(): Clicks {
  const takers = new Set<(use: Use, path: Element[]) => void>();
  const stops: Stop[] = [];
  /** What is listened to: windows, with the documents in them, and shadow roots. */
  const entered = new WeakSet<EventTarget>();
  /** Events on their way: what stands in the slot of a component is heard on the page, and again in its shadow root. */
  const told = new WeakSet<Event>();

  function hear(event: Event): void {
    const path = event.composedPath() as Element[];
    look(event, path);
    // A program's click is no use of the product, and would count the user's own one twice.
    if (!isUse(event.type) || !event.isTrusted || told.has(event)) return;
    told.add(event);
    tell(event.type, outwards(path));
  }

  function tell(use: Use, path: Element[]): void {
    for (const taker of [...takers]) taker(use, path);
  }

  function enter(root: EventTarget, names: readonly string[]): void {
    const listening = names.map((name) => listen(root, name, hear));
    if (!entered.has(root)) stops.push(...listening);
    entered.add(root);
  }

  /** Events that do come out of shadow roots, and come before anything can be sent or changed in one. */
  function look(event: Event, path: Element[]): void {
    const [first] = path;
    if (!first) return;
    // What is told here of a node in a shadow root is told of the element that has the root.
    for (const node of first === event.target ? [] : path) {
      if (node.nodeType === 11 && !entered.has(node)) enter(node, ['submit', 'change']);
    }
    const inner = frameDocument(first);
    if (inner && !entered.has(inner)) scout(inner);
  }

  function scout(page: Document): void {
    // Of the mouse and not of pointers, which browsers draw a frame for to be heard at all; a finger that leads to no
    // click, as on a slider, is told by what it puts in.
    if (page.defaultView) enter(page.defaultView, [...uses, 'mouseover', 'focusin', 'input']);
    // That of a frame in it, which the window does not hear.
    enter(page, ['load']);
  }

  scout(document);
  return {
    subscribe: (taker) => add((use, path) => use === 'click' && taker(path)),
    onUse: (taker) => add((use, path) => use !== 'click' && taker(use, path)),
    pass: (path) => tell('click', path),
    stop: stopAll(stops),
  };

  function add(taker: (use: Use, path: Element[]) => void): Stop {
    takers.add(taker);
    return () => takers.delete(taker);
  }
}

/** What holds the place of an event, nearest first, out of frames too. */
function outwards(all: Element[]): Element[] {
  const path = all.filter(({ nodeType }) => nodeType === 1);
  let frame = path[0]?.ownerDocument.defaultView?.frameElement;
  while (frame) {
    for (let node: Element | null | undefined = frame; node; ) {
      path.push(node);
      node = node.parentElement ?? (node.getRootNode() as Partial<ShadowRoot>).host;
    }
    frame = frame.ownerDocument.defaultView?.frameElement;
  }
  return path;
}

const interactive =
  'a[href],button,input,select,textarea,summary,video,audio,[role=button],[role=link],[role=tab],[role^=menuitem],[role=checkbox],[role=radio],[role=switch],[role=option],[role=treeitem],[role=slider],[role=combobox],:read-write,[onclick],[data-cairn-name]';

/**
 * The element whose use a click was: the nearest interactive one. A click on a label is left to the click that the
 * browser then gives to its field. Undefined for a click on nothing in particular, in a region marked
 * `data-cairn-ignore`, or on our own boxes.
 */
export function clickedElement(path: Element[]): Element | undefined {
  if (isIgnored(path)) return undefined;
  for (const element of path) {
    // What stands in an editor, such as a link, was written by the user: it is the editor that is used.
    if (element.matches(interactive) && !element.parentElement?.isContentEditable) return element;
    if (element.localName === 'label' && (element as HTMLLabelElement).control) return undefined;
  }
  return pointerElement(path);
}

/** In a region marked `data-cairn-ignore`, or in our own boxes. */
export const isIgnored = (path: Element[]): boolean =>
  path.some((element) => element.hasAttribute('data-cairn-ignore') || isOurs(element));

/** Custom elements of the snippet's own. */
export const isOurs = (element: Element): boolean => element.localName.startsWith('cairn-');

/** Frameworks put click handlers on plain elements; the hand cursor betrays them. The outermost that has it. */
function pointerElement(path: Element[]): Element | undefined {
  let found: Element | undefined;
  for (const element of path) {
    if (element === element.ownerDocument.body || getComputedStyle(element).cursor !== 'pointer') break;
    found = element;
  }
  return found;
}
