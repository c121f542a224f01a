import type { Stop } from './listen.ts';
import { safely } from './safe-call.ts';

/** A listener of its own, for what `listen` doesn't do: not in capture, or one that may prevent what the browser does. */
export function listenWith<E extends Event>(
  options: AddEventListenerOptions,
  target: EventTarget,
  type: string,
  take: (event: E) => void,
): Stop {
  const handler = safely(take) as EventListener;
  target.addEventListener(type, handler, options);
  return () => target.removeEventListener(type, handler, options);
}
