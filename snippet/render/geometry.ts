/** Edges in the pixels of the top window's viewport. */
export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

const noBox: Box = { left: 0, top: 0, right: 0, bottom: 0 };

export const isEmpty = (box: Box): boolean => box.right - box.left < 1 || box.bottom - box.top < 1;

export const intersect = (one: Box, other: Box): Box => ({
  left: Math.max(one.left, other.left),
  top: Math.max(one.top, other.top),
  right: Math.min(one.right, other.right),
  bottom: Math.min(one.bottom, other.bottom),
});

const edges = ['left', 'top', 'right', 'bottom'] as const;

/** Whether no edge is off by more than `by`. */
export const isSameBox = (one: Box, other: Box, by = 0): boolean =>
  edges.every((edge) => Math.abs(one[edge] - other[edge]) <= by);

/** The element that this one is laid out in, across slots, shadow roots and same-origin frames. */
export function outerElement(element: Element): Element | null {
  const parent = element.assignedSlot ?? element.parentNode;
  if (parent instanceof element.ownerDocument.defaultView!.ShadowRoot) return parent.host;
  if (parent?.nodeType === Node.ELEMENT_NODE) return parent as Element;
  return frameOf(element);
}

/** The frame that shows the element's document, if it is not the top one. */
export function frameOf(element: Element): Element | null {
  try {
    const view = element.ownerDocument.defaultView;
    return view === window ? null : (view?.frameElement ?? null);
  } catch {
    return null;
  }
}

/** Where `element` is on the screen, whether visible or not. */
export function boxOf(element: Element): Box {
  const { left, top, right, bottom } = element.getBoundingClientRect();
  const frame = frameOf(element) as HTMLElement | null;
  if (!frame) return { left, top, right, bottom };
  const outer = boxOf(frame);
  const scale = frame.offsetWidth ? (outer.right - outer.left) / frame.offsetWidth : 1;
  const x = outer.left + frame.clientLeft * scale;
  const y = outer.top + frame.clientTop * scale;
  return {
    left: x + left * scale,
    top: y + top * scale,
    right: x + right * scale,
    bottom: y + bottom * scale,
  };
}

const holdsFixed = (style: CSSStyleDeclaration): boolean =>
  style.transform !== 'none' || style.filter !== 'none' || /paint|layout|strict|content/.test(style.contain);

/**
 * The part of `element` that its scroll containers and `bounds` leave visible; empty when it is hidden, clipped away
 * or not in the document.
 */
export function visibleBox(element: Element, bounds: Box): Box {
  const view = element.ownerDocument.defaultView;
  if (!element.isConnected || !view || !element.getClientRects().length) return noBox;
  let style = view.getComputedStyle(element);
  if (style.visibility !== 'visible') return noBox;
  let visible = intersect(boxOf(element), bounds);
  let position = style.position;
  for (let outer = outerElement(element); outer; outer = outerElement(outer)) {
    const outerView = outer.ownerDocument.defaultView;
    const { documentElement, body } = outer.ownerDocument;
    // Overflow on the root, and on a body under a root without any, is the viewport's.
    if (!outerView || outer === documentElement) continue;
    style = outerView.getComputedStyle(outer);
    const isEscaped =
      (position === 'fixed' && !holdsFixed(style)) ||
      (position === 'absolute' && style.position === 'static' && !holdsFixed(style));
    const isViewport =
      outer === body && outerView.getComputedStyle(documentElement).overflow.startsWith('visible');
    if (!isEscaped) {
      if (!isViewport && (style.overflow !== 'visible' || /^i?frame$/i.test(outer.tagName))) {
        visible = intersect(visible, boxOf(outer));
        if (isEmpty(visible)) return noBox;
      }
      position = style.position;
    }
  }
  return isEmpty(visible) ? noBox : visible;
}
