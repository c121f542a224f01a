import type { Clock } from '../../snippet/host/clock.ts';
import type { SmallStore } from '../../snippet/host/small-store.ts';

/** A page's clock that stands still until time passes, and what is due with it. */
export function pageInMemory(start = '2026-05-10T12:00:00Z') {
  let now = Date.parse(start);
  const timers = new Set<{ at: number; work: () => void }>();
  const values = new Map<string, string>();
  const clock: Clock = {
    now: () => now,
    after(ms, work) {
      const timer = { at: now + ms, work };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    whenFree: (work) => clock.after(0, work),
  };
  const store: SmallStore = {
    read: <T>(name: string) => {
      const text = values.get(name);
      return text === undefined ? undefined : (JSON.parse(text) as T);
    },
    write(name, value) {
      if (value === undefined) values.delete(name);
      else values.set(name, JSON.stringify(value));
    },
    clear: () => values.clear(),
  };
  return {
    clock,
    store,
    pass({ seconds = 0, minutes = 0, hours = 0 }) {
      const end = now + ((hours * 60 + minutes) * 60 + seconds) * 1000;
      for (;;) {
        const [next] = [...timers].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at);
        if (!next) break;
        timers.delete(next);
        now = next.at;
        next.work();
      }
      now = end;
    },
  };
}
