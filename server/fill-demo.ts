import { setTimeout as delay } from 'node:timers/promises';
import { fillDemoHistory } from '../demo/data/fill-demo-history.ts';
import { keepAllPasts } from './accounts/tell-past.ts';
import { raiseAllAlerts } from './alerts/raise-alerts.ts';
import type { Context } from './context.ts';

/** Days of the demo's history told, of all there are to tell now. */
export interface DemoProgress {
  done: number;
  total: number;
}

export interface DemoFilling {
  /** Null: complete. */
  progress(): DemoProgress | null;
  /** Ends after the day in hand; the next start goes on from there. */
  stop(): Promise<void>;
}

const retryAfterMs = 5_000;

/** Fills the demo with its history in the background. A fault, such as a database that is away, only delays it. */
export function startFillingDemo(
  context: Context,
  onProgress: (progress: DemoProgress) => void,
): DemoFilling {
  const ending = new AbortController();
  const { signal } = ending;
  let progress: DemoProgress | null = { done: 0, total: 1 };

  const fill = async () => {
    while (!signal.aborted) {
      try {
        await fillDemoHistory(
          context,
          (now) => {
            progress = now;
            onProgress(now);
          },
          signal,
        );
        progress = null;
        await keepAllPasts(context);
        await raiseAllAlerts(context);
        return;
      } catch (error) {
        context.log.warn({ err: error }, 'the demo could not be filled; trying again soon');
        await delay(retryAfterMs, undefined, { signal }).catch(() => {});
      }
    }
  };
  const filling = fill();

  return {
    progress: () => progress,
    stop: () => {
      ending.abort();
      return filling;
    },
  };
}
