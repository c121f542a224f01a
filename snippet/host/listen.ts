import { safely } from './safe-call.ts';

export type Stop = () => void;

type Take<E extends Event> = (event: E) => void;

/** One listener for all who want to hear of a type of event, in the order in which they came. */
interface Ear {
  takers: Map<Take<never>, EventListener>;
  hear: EventListener;
}

const ears = new WeakMap<EventTarget, Map<string, Ear>>();
const capturing = { capture: true, passive: true };

/**
 * Adds a passive listener in the capture phase that can't throw into the host, and returns what removes it. A target has one
 * for each type, however many listen. The same `take` is called once.
 */
export function listen<E extends Event>(target: EventTarget, type: string, take: Take<E>): Stop {
  const { takers, hear } = earOf(target, type);
  // Who comes again does so because the frame has loaded another page, which knows nothing of it.
  if (!takers.size || takers.has(take)) target.addEventListener(type, hear, capturing);
  takers.set(take, safely(take) as EventListener);
  return () => {
    takers.delete(take);
    if (!takers.size) target.removeEventListener(type, hear, capturing);
  };
}

function earOf(target: EventTarget, type: string): Ear {
  const types = ears.get(target) ?? new Map<string, Ear>();
  ears.set(target, types);
  const known = types.get(type);
  if (known) return known;
  const takers: Ear['takers'] = new Map();
  const hear: EventListener = (event) => {
    // Who is gone by the time it would be their turn hears nothing any more.
    for (const [take, handler] of [...takers]) if (takers.has(take)) handler(event);
  };
  const ear = { takers, hear };
  types.set(type, ear);
  return ear;
}

/** One stop for many. */
export const stopAll =
  (stops: Stop[]): Stop =>
  () => {
    for (const stop of stops.splice(0)) safely(stop)();
  };
