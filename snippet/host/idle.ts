import { safely } from './safe-call.ts';

/** Runs `work` when the host has nothing to do, at the latest after two seconds. */
export function whenIdle(work: () => void): void {
  if (typeof requestIdleCallback === 'function') requestIdleCallback(safely(work), { timeout: 2000 });
  else setTimeout(safely(work), 50);
}
