import { listen, type Stop } from './listen.ts';
import { safely } from './safe-call.ts';

/** A page that loads longer than this is not waited for. */
const longestLoadMs = 5000;

/**
 * Runs `work` when the page has loaded and has nothing to do, at the latest after seven seconds. Not before its load:
 * until then the page is the host's alone, and a framework may still have to take over what its server rendered.
 */
export function whenIdle(work: () => void): Stop {
  const begin = () => {
    stop();
    stop = whenFree(work, 2000);
  };
  const timer = setTimeout(begin, document.readyState === 'complete' ? 0 : longestLoadMs);
  const stopListening = listen(window, 'load', begin);
  let stop = () => {
    clearTimeout(timer);
    stopListening();
  };
  return () => stop();
}

/** Runs `work` once when the browser has nothing else to do, `timeout` ms at the latest; returns what takes it back. */
export function whenFree(work: () => void, timeout = 500): Stop {
  if (typeof requestIdleCallback !== 'function') {
    const timer = setTimeout(safely(work), 16);
    return () => clearTimeout(timer);
  }
  const request = requestIdleCallback(safely(work), { timeout });
  return () => cancelIdleCallback(request);
}
