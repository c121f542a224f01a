/** Runs `work` in the frame after the next, which must not wait for it; not at all once `signal` has aborted. */
export function afterFrame(work: () => void, signal: AbortSignal): void {
  requestAnimationFrame(() => requestAnimationFrame(() => signal.aborted || work()));
}
