import type { Frequency, GuideState } from '../contract/guide.ts';

const dayMs = 86_400_000;

/** Whether a guide may start by itself (once more) for a user of whom `state` is known. */
export function mayStart(frequency: Frequency, state: GuideState | undefined, nowMs: number): boolean {
  if (!state || state.startedCount === 0) return true;
  switch (frequency.type) {
    case 'once':
      return false;
    case 'untilCompleted':
      return !state.completedAt;
    case 'always':
      return true;
    case 'everyDays':
      return nowMs - Date.parse(state.lastShownAt) >= frequency.days * dayMs;
  }
}
