import { warn } from './log.ts';

/** `work` that never throws into the host: an error is a word to its developers and `undefined` to the caller. */
export function safely<A extends unknown[], R>(work: (...args: A) => R): (...args: A) => R | undefined {
  return (...args) => {
    try {
      return work(...args);
    } catch (error) {
      warn('an error was caught', error);
      return undefined;
    }
  };
}

/** A promise nobody waits for: its failure is a word to the developers, never an unhandled rejection. */
export function forget(promise: Promise<unknown> | undefined): void {
  promise?.catch?.((error: unknown) => warn('an error was caught', error));
}
