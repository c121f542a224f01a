const pressHandlers = new WeakMap<EventTarget, () => void>();

/**
 * What a press (click, tap, Enter, Space) on the element does. Ordinary click handlers never run: events end at the
 * window, see `guard-events`.
 */
export const onPress = (element: Element, handler: () => void): void => {
  pressHandlers.set(element, handler);
};

/** Runs the handler of the innermost element that has one. */
export function press(event: Event): void {
  const pressed = event.composedPath().find((target) => pressHandlers.has(target));
  if (pressed) pressHandlers.get(pressed)?.();
}
