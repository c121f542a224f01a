/**
 * Runs `work` after the next frame, which must not wait for it; not at all once `signal` has aborted. By a timer, because a
 * callback for a frame is a part of it, and another one inside makes the browser draw one more.
 */
export function afterFrame(work: () => void, signal: AbortSignal): void {
  setTimeout(() => signal.aborted || work(), afterMs);
}

/** Two frames. */
const afterMs = 33;
