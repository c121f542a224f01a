export interface SetClock {
  now: () => Date;
  /** Stops the clock at this time. */
  set(time: Date | string): void;
  advance(by: { ms?: number; minutes?: number; hours?: number; days?: number }): void;
}

const minuteMs = 60_000;

/** A clock that stands still until it is moved: `context({ now: clock.now })`. */
export function createSetClock(start: Date | string = '2026-03-02T08:00:00Z'): SetClock {
  let time = new Date(start).getTime();
  return {
    now: () => new Date(time),
    set: (to) => {
      time = new Date(to).getTime();
    },
    advance: ({ ms = 0, minutes = 0, hours = 0, days = 0 }) => {
      time += ms + (minutes + (hours + days * 24) * 60) * minuteMs;
    },
  };
}
