import type { FrameBox } from './messages.ts';

export const isEmpty = ([left, top, right, bottom]: FrameBox): boolean =>
  right - left < 1 || bottom - top < 1;

export const intersect = (one: FrameBox, other: FrameBox): FrameBox => [
  Math.max(one[0], other[0]),
  Math.max(one[1], other[1]),
  Math.min(one[2], other[2]),
  Math.min(one[3], other[3]),
];

export const boxOf = (element: Element): FrameBox => {
  const { left, top, right, bottom } = element.getBoundingClientRect();
  return [left, top, right, bottom];
};

/** The part of `box`, which lies in `element`, that the window and the scroll containers around leave to be seen. */
export function clip(element: Element, box: FrameBox): FrameBox {
  let seen = intersect(box, [0, 0, innerWidth, innerHeight]);
  for (let outer = parentOf(element); outer; outer = parentOf(outer)) {
    const isViewport = outer === document.body || outer === document.documentElement;
    if (!isViewport && getComputedStyle(outer).overflow !== 'visible') seen = intersect(seen, boxOf(outer));
  }
  return seen;
}

const parentOf = (element: Element): Element | null =>
  element.assignedSlot ?? element.parentElement ?? (element.parentNode as ShadowRoot | null)?.host ?? null;
