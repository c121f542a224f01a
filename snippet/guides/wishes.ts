import type { UserPreferences } from '../../shared/contract/delivery.ts';
import type { GuideCategory } from '../../shared/contract/guide.ts';
import type { Clock } from '../host/clock.ts';
import type { SmallStore } from '../host/small-store.ts';

/** What the user has muted and put off: holds in this browser at once, whatever the server has heard of it yet. */
export interface Wishes {
  mute(category: GuideCategory, isMuted: boolean): void;
  snooze(guideId: string, days: number): void;
  /** What the server said at `toldAtMs`, with what was said here since. */
  merge(told: UserPreferences | undefined, toldAtMs: number): UserPreferences;
}

/** By category whether it is muted, by guide id until when it is snoozed; and when that was said. */
type Said = Record<string, [wish: boolean | string, at: number]>;

/** After so long the server has heard of it: from there on its word counts, which other devices can change. */
const wayMs = 600_000;

export function openWishes(kept: SmallStore, clock: Clock): Wishes {
  const since = (ms: number) =>
    Object.entries(kept.read<Said>('wishes') ?? {}).filter(([, [, at]]) => at > ms - wayMs);
  const say = (key: string, wish: boolean | string) => {
    const now = clock.now();
    kept.write('wishes', { ...Object.fromEntries(since(now - 86_400_000)), [key]: [wish, now] });
  };

  return {
    mute: say,
    snooze: (guideId, days) => say(guideId, new Date(clock.now() + days * 86_400_000).toISOString()),
    merge(told, toldAtMs) {
      const muted = new Set<string>(told?.mutedCategories);
      const snoozed = { ...told?.snoozed };
      for (const [key, [wish]] of since(toldAtMs)) {
        if (typeof wish === 'string') snoozed[key] = wish;
        else muted[wish ? 'add' : 'delete'](key);
      }
      return { mutedCategories: [...muted] as GuideCategory[], snoozed };
    },
  };
}
