import type { Clock } from '../host/clock.ts';
import { listen, type Stop, stopAll } from '../host/listen.ts';

/** Looks so often whether the user is there. */
const beatMs = 5000;
/** Nothing touched for so long: they have gone for coffee. */
const idleAfterMs = 60_000;
/** Told so often, and when the page is left. */
const tellAfterSeconds = 60;

export interface ActiveTime {
  /** Hears the user from now on. Until then it is their coming that counts. */
  begin(): void;
  /** Tells what is not told yet. */
  tell(): void;
  /** When the user last did something, on the clock. */
  touchedAt(): number;
  stop: Stop;
}

/**
 * Counts the seconds in which the page is seen and its user does something at least once a minute: time spent, not
 * tabs left open.
 */
export function countActiveTime(
  clock: Pick<Clock, 'now' | 'after'>,
  record: (seconds: number) => void,
): ActiveTime {
  let seconds = 0;
  let touchedAt = clock.now();
  let cancel: Stop | undefined;

  function beat(): void {
    cancel = clock.after(beatMs, beat);
    if (clock.now() - touchedAt < idleAfterMs) seconds += beatMs / 1000;
    if (seconds >= tellAfterSeconds) tell();
  }
  function tell(): void {
    if (seconds) record(seconds);
    seconds = 0;
  }
  const look = () => {
    cancel?.();
    cancel = document.hidden ? undefined : clock.after(beatMs, beat);
  };
  const touch = () => {
    touchedAt = clock.now();
  };

  look();
  const stops = [listen(document, 'visibilitychange', look), () => cancel?.()];
  return {
    begin() {
      for (const name of ['pointerdown', 'pointermove', 'keydown', 'scroll', 'wheel'])
        stops.push(listen(window, name, touch));
    },
    tell,
    touchedAt: () => touchedAt,
    stop: stopAll(stops),
  };
}
