import { listen, type Stop, stopAll } from './listen.ts';
import { safely } from './safe-call.ts';

interface NavigationTarget extends EventTarget {
  readonly currentEntry: unknown;
}

/**
 * Calls `take` after the address changed without a load, and when the page comes back from the back/forward cache.
 * Observes where the browser has the Navigation API; elsewhere wraps `pushState` and `replaceState`: keeping `this`
 * and the result, and putting the host's own back at the end, if nobody wrapped ours in the meantime.
 */
export function watchLocation(take: (change: 'moved' | 'restored') => void): Stop {
  let last = location.href;
  const look = () => {
    if (location.href === last) return;
    last = location.href;
    take('moved');
  };
  const stops = [
    listen(window, 'popstate', look),
    listen(window, 'hashchange', look),
    listen<PageTransitionEvent>(window, 'pageshow', (event) => {
      if (!event.persisted) return;
      last = location.href;
      take('restored');
    }),
  ];
  const { navigation } = window as unknown as { navigation?: NavigationTarget };
  if (navigation && 'currentEntry' in navigation) stops.push(listen(navigation, 'currententrychange', look));
  else stops.push(wrap('pushState', look), wrap('replaceState', look));
  return stopAll(stops);
}

function wrap(name: 'pushState' | 'replaceState', look: () => void): Stop {
  const original = history[name];
  const isOwn = Object.hasOwn(history, name);
  let isOver = false;
  const seen = safely(look);
  const wrapped = function (this: History, ...args: Parameters<History['pushState']>) {
    const result = original.apply(this, args);
    // After a stop that could not unwrap, it only passes on.
    if (!isOver) seen();
    return result;
  };
  // A frozen history throws: popstate and hashchange still tell.
  safely(() => {
    history[name] = wrapped;
  })();
  return () => {
    isOver = true;
    if (history[name] !== wrapped) return;
    if (isOwn) history[name] = original;
    else delete (history as Partial<History>)[name];
  };
}
