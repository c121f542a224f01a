import { boxOf } from '../../render/geometry.ts';

/**
 * A window that is tried (a modal dialog of the browser's) lies over everything and keeps all else from being pressed, the
 * bar of the trial too. So the bar follows it to the front, and a press where the bar has its button is that button's.
 */
export function overWindows(bar: () => HTMLElement | null) {
  let followed: Element | undefined;
  const leave = () => {
    const element = bar();
    if (!followed || !element) return;
    followed = undefined;
    element.hidePopover();
    element.popover = null;
  };
  return {
    leave,
    /** To be called while the guide is tried; `shown` is what of it is on the screen. */
    follow(shown: readonly Element[]) {
      const window = shown.flatMap((element) => element.closest('dialog[open]') ?? [])[0];
      const element = bar();
      if (window === followed || !element) return;
      leave();
      if (!window) return;
      followed = window;
      element.popover = 'manual';
      element.showPopover();
    },
    /** Whether the press was on the bar's button, though the window got it. */
    isMeant({ clientX, clientY }: MouseEvent): boolean {
      const button = followed && bar()?.querySelector('button');
      if (!button) return false;
      const { left, top, right, bottom } = boxOf(button);
      return clientX >= left && clientX <= right && clientY >= top && clientY <= bottom;
    },
  };
}
