import type { Clock } from '../../host/clock.ts';
import { listen, type Stop, stopAll } from '../../host/listen.ts';
import { shareWatch } from './shared-watch.ts';

const signs = ['keydown', 'pointerdown', 'pointermove', 'wheel', 'scroll'];

/** Waits until the user has not pressed, moved or scrolled anything for so many seconds, with the page in view. */
export function createRestWatch(clock: Clock): (seconds: number, take: () => void) => Stop {
  let activeAt = clock.now();
  // Each sign costs one assignment; the timers look at it when they are due.
  const whileActive = shareWatch((tell) => {
    const note = () => {
      activeAt = clock.now();
    };
    note();
    return stopAll([
      ...signs.map((type) => listen(window, type, note)),
      listen(document, 'visibilitychange', () => {
        note();
        tell();
      }),
    ]);
  });

  return (seconds, take) => {
    let cancel: Stop | undefined;
    const look = () => {
      cancel?.();
      cancel = undefined;
      if (document.hidden) return;
      const leftMs = activeAt + seconds * 1000 - clock.now();
      if (leftMs > 0) cancel = clock.after(leftMs, look);
      else take();
    };
    const stop = whileActive(look);
    look();
    return () => {
      cancel?.();
      stop();
    };
  };
}
