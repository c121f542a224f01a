import { focusedElement } from '../focus.ts';
import { followTarget } from '../follow-target.ts';
import { type Box, boxOf, intersect, isEmpty, isSameBox } from '../geometry.ts';

const gapPx = 8;

/** What the user works on in the page; null when that is nothing in particular, or ours. */
export function focusedInPage(host: Element): HTMLElement | null {
  const focused = focusedElement();
  const isNothing = !focused || focused === document.body || focused === document.documentElement;
  return isNothing || document.activeElement === host ? null : focused;
}

export const isUnder = (element: Element, piece: Element): boolean =>
  !isEmpty(intersect(element.getBoundingClientRect(), piece.getBoundingClientRect()));

/** The box as margins that shrink the viewport to it. */
const marginsTo = ({ left, top, right, bottom }: Box): string => {
  const { clientWidth, clientHeight } = document.documentElement;
  return [-top, right - clientWidth, bottom - clientHeight, -left]
    .map((margin) => `${Math.ceil(margin) + gapPx}px`)
    .join(' ');
};

/**
 * Makes the launcher give way while what the user works on lies under it: it shrinks to its icon (class `tucked`)
 * and, if that still covers, stands above. When the focus goes to the launcher itself, it stays where it is. To be
 * told of where the focus of the page has gone by the returned function.
 */
export function keepClear(
  host: HTMLElement,
  launcher: HTMLElement,
  signal: AbortSignal,
): (event: Event) => void {
  if (typeof IntersectionObserver !== 'function') return () => {};
  let crossing: IntersectionObserver | undefined;
  let following: AbortController | undefined;

  const untuck = () => {
    launcher.classList.remove('tucked');
    launcher.style.translate = '';
  };
  const tuck = (focused: Element) => {
    untuck();
    launcher.classList.add('tucked');
    if (!isUnder(focused, launcher)) return;
    const box = launcher.getBoundingClientRect();
    const up = box.bottom - focused.getBoundingClientRect().top + gapPx;
    // Above something tall there is no room. It is not hidden by an icon either.
    if (box.top - up >= gapPx) launcher.style.translate = `0 ${-up}px`;
  };
  const leave = () => {
    following?.abort();
    following = undefined;
    untuck();
  };
  const watch = () => {
    crossing?.disconnect();
    leave();
    const focused = focusedInPage(host);
    if (!focused || focused.ownerDocument !== document) return;
    crossing = new IntersectionObserver(
      (entries) => {
        if (signal.aborted || document.activeElement === host) return;
        if (!entries.at(-1)?.isIntersecting) leave();
        else if (!following) {
          let at = boxOf(focused);
          const follow = () => {
            const box = boxOf(focused);
            if (!isSameBox(box, at)) tuck(focused);
            at = box;
          };
          following = new AbortController();
          tuck(focused);
          followTarget(focused, follow, following.signal);
        }
      },
      { root: document, rootMargin: marginsTo(launcher.getBoundingClientRect()) },
    );
    crossing.observe(focused);
  };

  addEventListener('resize', watch, { passive: true, signal });
  signal.addEventListener('abort', () => {
    crossing?.disconnect();
    following?.abort();
  });
  watch();
  return (event) => {
    // Also when the focus goes nowhere.
    if (event.type === 'focusin' || (event.type === 'focusout' && !(event as FocusEvent).relatedTarget))
      watch();
  };
}
