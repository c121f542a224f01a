const focusable =
  'a[href], button:not(:disabled), input:not(:disabled), select:not(:disabled), textarea:not(:disabled), summary, [tabindex]';

/**
 * Keeps the keyboard where it was when a page draws anew: browsers drop the focus of what is moved, taken away or
 * disabled, and whoever works by keyboard would begin at the top again. What was moved has it back. For what is gone, what
 * follows it has it; for what is disabled, what stands before it, so that a second press does nothing else.
 */
export function keepFocus(): void {
  let last: Element | undefined;
  document.addEventListener('focusin', ({ target }) => {
    if (target instanceof Element) last = target;
  });
  // Whoever clicks beside everything has left it.
  const forgetLeft = () => {
    if (document.activeElement === document.body) last = undefined;
  };
  document.addEventListener('click', forgetLeft, { capture: true });
  new MutationObserver((changes) => {
    // What is disabled keeps the focus until the page is painted, and loses it then.
    const isLost = document.activeElement === document.body || document.activeElement?.matches(':disabled');
    if (!last || !isLost) return;
    const change = changes.find(({ target, removedNodes }) => target === last || holds(removedNodes, last));
    if (!change) return;
    if (!last.isConnected) nearestTo(change.target, change, [following, preceding])?.focus();
    else if (last.matches(':disabled')) nearestTo(last.parentNode, last, [preceding, following])?.focus();
    else if (last instanceof HTMLElement) last.focus();
  }).observe(document.body, {
    childList: true,
    subtree: true,
    attributes: true,
    attributeFilter: ['disabled'],
  });
}

const holds = (nodes: NodeList, element: Element | undefined) =>
  [...nodes].some((node) => element !== undefined && node.contains(element));

interface Place {
  readonly nextSibling: Node | null;
  readonly previousSibling: Node | null;
}

function* following(place: Place): Generator<Node> {
  for (let node = place.nextSibling; node; node = node.nextSibling) yield node;
}

function* preceding(place: Place): Generator<Node> {
  for (let node = place.previousSibling; node; node = node.previousSibling) yield node;
}

/** The first beside the place, in these directions, that can have the focus; else the parent, else what is beside that. */
function nearestTo(
  parent: Node | null,
  place: Place,
  directions: readonly ((place: Place) => Iterable<Node>)[],
): HTMLElement | undefined {
  for (const beside of directions) {
    for (const node of beside(place)) {
      const found = firstIn(node);
      if (found) return found;
    }
  }
  if (!parent) return undefined;
  if (parent instanceof HTMLElement && parent.matches(focusable)) return parent;
  return nearestTo(parent.parentNode, parent, directions);
}

function firstIn(node: Node): HTMLElement | undefined {
  if (!(node instanceof HTMLElement)) return undefined;
  const all = [node, ...node.querySelectorAll<HTMLElement>('*')];
  return all.find((each) => each.matches(focusable) && each.checkVisibility());
}
