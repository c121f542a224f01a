const pressHandlers = new WeakMap<EventTarget, () => void>();

/** As a `ref`: what a press (click, tap, Enter, Space) on the element does. Ordinary click handlers never run, see above. */
export const onPress =
  (handler: () => void) =>
  (element: Element | null): void => {
    if (element) pressHandlers.set(element, handler);
  };

/** Runs the handler of the innermost element that has one. */
export function press(event: Event): void {
  const pressed = event.composedPath().find((target) => pressHandlers.has(target));
  if (pressed) pressHandlers.get(pressed)?.();
}
