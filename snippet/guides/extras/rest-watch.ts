import type { Clock } from '../../host/clock.ts';
import { listen, type Stop } from '../../host/listen.ts';
import { shareWatch } from './shared-watch.ts';

/** Waits until the user has not pressed, moved or scrolled anything for so many seconds, with the page in view. */
export function createRestWatch(
  clock: Clock,
  /** When the user last did something, on the clock. */
  touchedAt: () => number,
): (seconds: number, take: () => void) => Stop {
  const whenSeen = shareWatch((tell) => listen(document, 'visibilitychange', tell));

  return (seconds, take) => {
    let since = clock.now();
    let cancel: Stop | undefined;
    // The timer looks at what happened meanwhile when it is due.
    const look = () => {
      cancel?.();
      cancel = undefined;
      if (document.hidden) return;
      const leftMs = Math.max(since, touchedAt()) + seconds * 1000 - clock.now();
      if (leftMs > 0) cancel = clock.after(leftMs, look);
      else take();
    };
    const stop = whenSeen(() => {
      since = clock.now();
      look();
    });
    look();
    return () => {
      cancel?.();
      stop();
    };
  };
}
