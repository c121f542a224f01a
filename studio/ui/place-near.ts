export interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

/**
 * Where a floating part of the given size goes: below its anchor, above it when there is no room below, and over it
 * when there is none on either side: `margin` px of the viewport stay free around it. All in CSS px of the viewport.
 */
export function placeNear(
  anchor: Box,
  floating: { width: number; height: number },
  viewport: { width: number; height: number },
  align: 'start' | 'center' | 'end' = 'start',
  gap = 6,
  margin = 8,
): { left: number; top: number } {
  const below = anchor.top + anchor.height + gap;
  const above = anchor.top - gap - floating.height;
  const lowest = viewport.height - margin - floating.height;
  const fitsBelow = below <= lowest;
  const top = fitsBelow ? below : above >= margin ? above : Math.max(margin, lowest);
  const wanted = {
    start: anchor.left,
    center: anchor.left + (anchor.width - floating.width) / 2,
    end: anchor.left + anchor.width - floating.width,
  }[align];
  const rightmost = viewport.width - margin - floating.width;
  return { left: Math.max(margin, Math.min(wanted, rightmost)), top };
}

/** Moves a shown popover to its anchor. */
export function putNear(anchor: Element, floating: HTMLElement, align: 'start' | 'center' | 'end'): void {
  const { left, top } = placeNear(
    anchor.getBoundingClientRect(),
    floating.getBoundingClientRect(),
    { width: document.documentElement.clientWidth, height: innerHeight },
    align,
  );
  floating.style.left = `${left}px`;
  floating.style.top = `${top}px`;
}
