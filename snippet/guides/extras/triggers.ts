import type { DecisionReason } from '../../../shared/contract/decision.ts';
import type { DeliveredGuide } from '../../../shared/contract/guide.ts';
import type { Choice } from '../../../shared/rules/choose-guide.ts';
import type { Clicks } from '../../capture/clicks.ts';
import type { Clock } from '../../host/clock.ts';
import type { Stop } from '../../host/listen.ts';
import { listenWith } from '../../host/listen-with.ts';
import { safely } from '../../host/safe-call.ts';
import type { Finder } from '../../target/finder.ts';
import { watchElement } from '../../target/watch-element.ts';
import { isClickOn } from './is-click-on.ts';
import { createRestWatch } from './rest-watch.ts';
import { shareWatch } from './shared-watch.ts';

export interface TriggerSurroundings {
  clock: Clock;
  clicks: Clicks;
  finder: Finder;
  tracked: ReadonlyMap<string, number>;
  /** When the user last pressed, moved or scrolled something, on the clock. */
  touchedAt(): number;
  /** What a guide waits for has happened, or a condition holds or does not any more. */
  onChange(): void;
}

/** Notices what delivered guides wait for on this page. */
export interface Triggers {
  /** By guide id, how long ago it happened. */
  secondsAgo(guides: readonly DeliveredGuide[]): Record<string, number>;
  /** Watches for the guides that could start if it happened, and for no others. */
  follow(guides: readonly DeliveredGuide[], choices: readonly Choice[]): void;
  clear(): void;
  stop(): void;
}

/** Of a guide with one of these, nothing that happens on this page makes it start. */
const settled: readonly DecisionReason[] = [
  'stopped',
  'manual',
  'page',
  'muted',
  'snoozed',
  'frequency',
  'missingTarget',
  'quietVisit',
  'quietDay',
  'quietWalkthrough',
];

export function createTriggers({
  clock,
  clicks,
  finder,
  tracked,
  touchedAt,
  onChange,
}: TriggerSurroundings): Triggers {
  const happenedAt = new Map<string, number>();
  const followed = new Map<string, Stop>();
  const rest = createRestWatch(clock, touchedAt);
  const onExit = shareWatch((tell) =>
    // The pointer goes to the tabs, the address or the window's close button. Not in capture: that would hear of
    // every element it leaves.
    listenWith<MouseEvent>(
      { passive: true },
      document.documentElement,
      'mouseleave',
      ({ clientY }) => clientY <= 0 && tell(),
    ),
  );

  function wait({ trigger }: DeliveredGuide, take: () => void): Stop {
    switch (trigger.on) {
      case 'elementAppears': {
        if (!trigger.target) return () => {};
        return watchElement(trigger.target, finder, clock, (element) => element && take()).stop;
      }
      case 'elementClicked': {
        const { target } = trigger;
        return target ? clicks.subscribe((path) => isClickOn(path, target, finder) && take()) : () => {};
      }
      case 'inactivity':
        return rest(trigger.seconds, take);
      case 'exitIntent':
        return onExit(take);
      default:
        return () => {};
    }
  }

  function unfollow(): void {
    for (const stop of followed.values()) stop();
    followed.clear();
  }

  return {
    secondsAgo(guides) {
      const times = guides.flatMap(({ id, trigger }) => {
        const at = trigger.on === 'eventTracked' ? tracked.get(trigger.eventName) : happenedAt.get(id);
        return at === undefined ? [] : [[id, (clock.now() - at) / 1000] as const];
      });
      return Object.fromEntries(times);
    },
    follow(guides, choices) {
      const isOpen = (id: string) =>
        choices.some(({ guideId, reason }) => guideId === id && !settled.includes(reason));
      const wanted = guides.filter(({ id }) => isOpen(id) && !happenedAt.has(id));
      for (const [id, stop] of followed) {
        if (wanted.some((guide) => guide.id === id)) continue;
        stop();
        followed.delete(id);
      }
      for (const guide of wanted) {
        if (followed.has(guide.id)) continue;
        const take = () => {
          happenedAt.set(guide.id, clock.now());
          onChange();
        };
        // A target that is none must not keep the others from being watched.
        followed.set(guide.id, safely(wait)(guide, take) ?? (() => {}));
      }
    },
    clear() {
      happenedAt.clear();
      unfollow();
    },
    stop: unfollow,
  };
}
