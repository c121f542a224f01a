import { afterFrame } from './after-frame.ts';

/** Calls `onChange` when one of them has changed its size, from the next frame on, and once at its beginning. */
export function watchSizes(elements: Element[], onChange: () => void, signal: AbortSignal): void {
  if (!window.ResizeObserver) return;
  afterFrame(() => {
    const sizes = new ResizeObserver(onChange);
    for (const element of elements) sizes.observe(element);
    signal.addEventListener('abort', () => sizes.disconnect());
  }, signal);
}
