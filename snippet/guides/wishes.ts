import type { UserPreferences } from '../../shared/contract/delivery.ts';
import type { GuideCategory } from '../../shared/contract/guide.ts';
import type { Clock } from '../host/clock.ts';
import type { SmallStore } from '../host/small-store.ts';

/** What the user has muted and put off: holds in this browser at once, whatever the server has heard of it yet. */
export interface Wishes {
  mute(category: GuideCategory, isMuted: boolean): void;
  snooze(guideId: string, days: number): void;
  /** The server's word with what was said here since. */
  merge(told: UserPreferences | undefined): UserPreferences;
  /** Forgets what the server has heard by now: from there on its word counts, which other devices can change. */
  settle(told: UserPreferences | undefined): void;
}

/** By category whether it is muted, by guide id until when it is snoozed; and when that was said. */
type Said = Record<string, [wish: boolean | string, at: number]>;

/** So long the server may need to hear of it, for example while the device is offline. */
const longestWayMs = 86_400_000;

export function openWishes(kept: SmallStore, clock: Clock): Wishes {
  const read = (): Said => kept.read<Said>('wishes') ?? {};
  const say = (key: string, wish: boolean | string) =>
    kept.write('wishes', { ...read(), [key]: [wish, clock.now()] });

  return {
    mute: say,
    snooze: (guideId, days) => say(guideId, new Date(clock.now() + days * 86_400_000).toISOString()),
    merge(told) {
      const muted = new Set<string>(told?.mutedCategories);
      const snoozed = { ...told?.snoozed };
      for (const [key, [wish]] of Object.entries(read())) {
        if (typeof wish === 'string') snoozed[key] = wish;
        else if (wish) muted.add(key);
        else muted.delete(key);
      }
      return { mutedCategories: [...muted] as GuideCategory[], snoozed };
    },
    settle(told) {
      const waiting = Object.entries(read()).filter(([key, [wish, at]]) => {
        const isHeard =
          typeof wish === 'string'
            ? told?.snoozed?.[key] !== undefined && told.snoozed[key] >= wish.slice(0, 16)
            : Boolean(told?.mutedCategories?.includes(key as GuideCategory)) === wish;
        return !isHeard && clock.now() - at < longestWayMs;
      });
      kept.write('wishes', waiting.length ? Object.fromEntries(waiting) : undefined);
    },
  };
}
