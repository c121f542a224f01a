/** Time as the snippet asks for it, so that a test can be a clock. Milliseconds. */
export interface Clock {
  now(): number;
  /** Runs `work` once after `ms`, or after the nearly 25 days that a timer can hold; returns what takes it back. */
  after(ms: number, work: () => void): () => void;
  /** Runs `work` once when the page has nothing else to do, soon in any case; returns what takes it back. */
  whenFree(work: () => void): () => void;
}

import { whenFree } from './idle.ts';
import { safely } from './safe-call.ts';

const longestTimerMs = 2 ** 31 - 1;

export const pageClock: Clock = {
  now: () => Date.now(),
  after(ms, work) {
    const timer = setTimeout(safely(work), Math.min(ms, longestTimerMs));
    return () => clearTimeout(timer);
  },
  whenFree,
};
