import { safely } from './safe-call.ts';

export type Stop = () => void;

/** Adds a listener that can't throw into the host, and returns what removes it. */
export function listen<E extends Event>(
  target: EventTarget,
  type: string,
  take: (event: E) => void,
  options: AddEventListenerOptions = { capture: true, passive: true },
): Stop {
  const handler = safely(take) as EventListener;
  target.addEventListener(type, handler, options);
  return () => target.removeEventListener(type, handler, options);
}

/** One stop for many. */
export const stopAll =
  (stops: Stop[]): Stop =>
  () => {
    for (const stop of stops.splice(0)) safely(stop)();
  };
