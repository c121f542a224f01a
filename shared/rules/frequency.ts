import type { Frequency, GuideKind, GuideState } from '../contract/guide.ts';

const dayMs = 86_400_000;

/** What stays on the page until it is closed: closing one of these is the last word, where a tour may be offered again. */
const staysUntilClosed: readonly GuideKind[] = ['hint', 'banner', 'checklist'];

/**
 * Whether a guide may start by itself (once more) for a user of whom `state` is known.
 *
 * @param snoozedUntil when the user wanted it again (ISO 8601): once that time has come, the guide is due whatever its
 * frequency says, until it is shown again
 */
export function mayStart(
  frequency: Frequency,
  state: GuideState | undefined,
  nowMs: number,
  { kind, snoozedUntil }: { kind?: GuideKind; snoozedUntil?: string } = {},
): boolean {
  if (snoozedUntil !== undefined) {
    const dueMs = Date.parse(snoozedUntil);
    if (nowMs < dueMs) return false;
    if (!state || Date.parse(state.lastShownAt) < dueMs) return !state?.completedAt;
  }
  if (!state || state.startedCount === 0) return true;
  switch (frequency.type) {
    case 'once':
      return false;
    case 'untilCompleted':
      return !state.completedAt && !(kind && staysUntilClosed.includes(kind) && state.dismissedAt);
    case 'always':
      return true;
    case 'everyDays':
      return nowMs - Date.parse(state.lastShownAt) >= frequency.days * dayMs;
  }
}
