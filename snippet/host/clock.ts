/** Time as the snippet asks for it, so that a test can be a clock. Milliseconds. */
export interface Clock {
  now(): number;
  /** Runs `work` once after `ms`; returns what takes it back. */
  after(ms: number, work: () => void): () => void;
}

import { safely } from './safe-call.ts';

export const pageClock: Clock = {
  now: () => Date.now(),
  after(ms, work) {
    const timer = setTimeout(safely(work), ms);
    return () => clearTimeout(timer);
  },
};
